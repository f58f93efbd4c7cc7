"""Units, people and invitations as words and links."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.templatetags.words import day
from people.models import Invitation, RoleAssignment, Unit, User
from people.roles import PROJECT_ROLES, UNIT_ROLES, ProjectRole, UnitRole


@dataclass(frozen=True)
class UnitLine:
    """One unit in the tree, with what is below it."""

    name: str
    kind: str
    people: int
    href: str
    change_href: str
    add_href: str
    below: tuple["UnitLine", ...]


def unit_lines(
    units: Iterable[Unit], *, people: Mapping[int, int], managed: Collection[int]
) -> tuple[UnitLine, ...]:
    """The open units as a tree. Links to change one only where its key is in `managed`."""
    children: dict[int | None, list[Unit]] = {}
    for unit in units:
        children.setdefault(unit.parent_id, []).append(unit)

    def lines_below(parent: int | None) -> tuple[UnitLine, ...]:
        return tuple(
            UnitLine(
                name=unit.name,
                kind=unit.get_kind_display(),
                people=people.get(unit.pk, 0),
                href=reverse("unit", args=[unit.public_id]),
                change_href=reverse("unit_edit", args=[unit.public_id])
                if unit.pk in managed
                else "",
                add_href=address_to_add_below(unit) if unit.pk in managed else "",
                below=lines_below(unit.pk),
            )
            for unit in children.get(parent, ())
        )

    return lines_below(None)


def address_to_add_below(unit: Unit) -> str:
    return f"{reverse('unit_new')}?parent={unit.public_id}"


def address_after_adding(unit: Unit, *, then: str) -> str:
    """Where to go once `unit` is added: on to its first project, to another unit, or back."""
    if then == "project":
        return f"{reverse('project_new')}?unit={unit.public_id}"
    if then == "another" and unit.parent is not None:
        return address_to_add_below(unit.parent)
    return reverse("units")


@dataclass(frozen=True)
class RoleLine:
    """A role that somebody holds somewhere; `when` says so if it is for a time."""

    label: str
    does: str
    place: str
    end_href: str
    when: str = ""


def role_line(assignment: RoleAssignment, *, may_end: bool, on: date | None = None) -> RoleLine:
    meaning = UNIT_ROLES[UnitRole(assignment.role)]
    return RoleLine(
        label=meaning.label,
        does=meaning.does,
        place=assignment.unit.name,
        end_href=reverse("role_end", args=[assignment.public_id]) if may_end else "",
        when=days_words(assignment.starts_on, assignment.ends_on, on=on) if on else "",
    )


def days_words(starts_on: date, ends_on: date | None, *, on: date) -> str:
    """When something is for a time: from when, until when, and how many days are left of it."""
    if starts_on > on and ends_on:
        days = {"first": day(starts_on), "last": day(ends_on)}
        return _("From %(first)s until %(last)s") % days
    if starts_on > on:
        return _("From %(first)s") % {"first": day(starts_on)}
    if ends_on is None:
        return ""
    left = (ends_on - on).days
    if left <= 0:
        return _("Until tonight")
    words = ngettext("%(count)s day left", "%(count)s days left", left) % {"count": left}
    return _("Until %(last)s, %(left)s") % {"last": day(ends_on), "left": words}


@dataclass(frozen=True)
class PersonLine:
    """One person in the list of people."""

    name: str
    job_title: str
    email: str
    roles: tuple[RoleLine, ...]
    href: str


def person_lines(
    people: Iterable[User], roles: Mapping[int, list[RoleAssignment]], *, with_email: bool
) -> list[PersonLine]:
    """E-mail addresses are shown to those who look after people: some are private ones."""
    return [
        PersonLine(
            name=person.name,
            job_title=person.job_title,
            email=person.email if with_email else "",
            roles=tuple(role_line(held, may_end=False) for held in roles[person.pk]),
            href=reverse("person", args=[person.public_id]),
        )
        for person in people
    ]


@dataclass(frozen=True)
class InvitationLine:
    """One open invitation."""

    email: str
    name: str
    role: str
    place: str
    invited_by: str
    open_until: datetime
    resend_href: str
    withdraw_href: str


def invitation_line(invitation: Invitation) -> InvitationLine:
    address = [invitation.public_id]
    return InvitationLine(
        email=invitation.email,
        name=invitation.name,
        role=role_offered(invitation),
        place=invitation.unit.name,
        invited_by=invitation.invited_by.name,
        open_until=invitation.expires_at,
        resend_href=reverse("invitation_resend", args=address),
        withdraw_href=reverse("invitation_withdraw", args=address),
    )


def role_offered(invitation: Invitation) -> str:
    """What somebody is invited to be: in a project's team if there is one, else on the unit."""
    if invitation.project_role:
        return PROJECT_ROLES[ProjectRole(invitation.project_role)].label
    return UNIT_ROLES[UnitRole(invitation.role)].label


def invited_words(invitations: Sequence[Invitation], *, can_leave: bool) -> str:
    """What to say once invitations are written; without a mail server they can only wait."""
    where_to = _("on the way") if can_leave else _("saved, but cannot be sent yet")
    if len(invitations) == 1:
        return _("The invitation of {email} is {where_to}.").format(
            email=invitations[0].email, where_to=where_to
        )
    return _("{invitations} invitations are {where_to}.").format(
        invitations=len(invitations), where_to=where_to
    )


def address_after_accepting(invitation: Invitation) -> str:
    """To the project, if the invitation was to one; else home."""
    if invitation.project_public_id is None:
        return reverse("home")
    return reverse("project", args=[invitation.project_public_id])
