"""A project's team in words and links."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from common.templatetags.words import joined
from people.models import User
from people.presenters.people import days_words
from people.roles import PARTNERS, PROJECT_ROLES, ProjectRole
from projects.models import Project, ProjectMembership


@dataclass(frozen=True)
class Place:
    """One role of somebody in the team; `when` says so if it is for a time."""

    label: str
    does: str
    when: str
    end_href: str


@dataclass(frozen=True)
class Teammate:
    """One person of a team with everything they are in it."""

    name: str
    job_title: str
    roles: str
    places: tuple[Place, ...]


def teammates(
    team: Iterable[ProjectMembership], *, on: date, managed: Project | None = None
) -> list[Teammate]:
    """A team with each person once, in the order given; `managed` is theirs to change."""
    held: dict[User, dict[str, ProjectMembership]] = {}
    for membership in team:
        own = held.setdefault(membership.user, {})
        if membership.ends_on is None or membership.role not in own:
            own[membership.role] = membership
    return [_teammate(person, own.values(), managed, on) for person, own in held.items()]


def involvement_words(project: Project, team: Iterable[ProjectMembership]) -> str:
    """How service users and carers take part: as the project says, else as the team shows."""
    partners = {m.user.name for m in team if m.role in PARTNERS}
    if partners and project.involvement == Project.Involvement.NONE:
        return f"{joined(sorted(partners))} {'takes' if len(partners) == 1 else 'take'} part"
    return project.get_involvement_display()


def within_sentence(role: str) -> str:
    """A role's label in the middle of a sentence: project lead, but QI coach."""
    return role if role[:2].isupper() else role[:1].lower() + role[1:]


@dataclass(frozen=True)
class Candidate:
    """Somebody who could join a team."""

    key: str
    name: str
    about: str

    @property
    def add_label(self) -> str:
        return _("Add {name}").format(name=self.name)


def candidates(people: Iterable[User], team: Iterable[ProjectMembership]) -> list[Candidate]:
    """Colleagues that were found, each with what they do, or are in the team already."""
    roles: dict[int, list[str]] = {}
    for membership in team:
        role = within_sentence(membership.get_role_display())
        roles.setdefault(membership.user_id, []).append(role)
    return [
        Candidate(
            key=str(person.public_id),
            name=person.name,
            about=_("In the team as {roles}").format(roles=joined(roles[person.pk]))
            if person.pk in roles
            else person.job_title,
        )
        for person in people
    ]


def _teammate(
    person: User, own: Iterable[ProjectMembership], managed: Project | None, on: date
) -> Teammate:
    places = tuple(_place(membership, managed, on) for membership in own)
    return Teammate(
        name=person.name,
        job_title=person.job_title,
        roles=joined([place.label for place in places]),
        places=places,
    )


def _place(membership: ProjectMembership, managed: Project | None, on: date) -> Place:
    meaning = PROJECT_ROLES[ProjectRole(membership.role)]
    may_end = managed is not None and (membership.ends_on is None or membership.ends_on > on)
    address = [managed.public_id, membership.public_id] if managed else []
    return Place(
        label=meaning.label,
        does=meaning.does,
        when=days_words(membership.starts_on, membership.ends_on, on=on),
        end_href=reverse("membership_end", args=address) if may_end else "",
    )
