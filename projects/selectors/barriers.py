"""Barriers: of a project, and those that lie with somebody."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery, prefetch_related_objects
from django.utils.translation import gettext as _

from common.errors import NotVisible
from people.models import RoleAssignment, User
from people.permissions import units_where
from people.roles import Action, ProjectRole, UnitRole
from projects.models import Barrier, BarrierStep, Project, ProjectMembership
from projects.routing import QI_TEAM_LEVEL, Level, Office, Person, lies_at


@dataclass(frozen=True)
class Lying:
    """A barrier that waits, and with whom."""

    barrier: Barrier
    level: Level


def barrier_for(user: User, public_id: UUID, *, on: date) -> Barrier:
    """A barrier of a project that this person may read. Raises NotVisible."""
    barrier = (
        Barrier.objects.filter(organisation=user.organisation_id, public_id=public_id)
        .filter(project__in=Project.objects.visible_to(user, on=on).values("pk"))
        .select_related("project__unit", "project__organisation", "raised_by")
        .first()
    )
    if barrier is None:
        raise NotVisible("We could not find that barrier.")
    return barrier


def barriers_of(project: Project) -> list[Barrier]:
    """All but those taken back, with their standing `story`; oldest first. Two queries."""
    barriers = (
        Barrier.objects.filter(organisation=project.organisation_id, project=project)
        .exclude(state="withdrawn")
        .select_related("raised_by")
        .prefetch_related(_story())
        .order_by("raised_at", "pk")
    )
    found = list(barriers)
    for barrier in found:
        barrier.project = project
    return found


def all_barriers_of(project: Project) -> QuerySet[Barrier]:
    """Every barrier of a project, those taken back among them, with who raised each."""
    barriers = Barrier.objects.filter(organisation=project.organisation_id, project=project)
    return barriers.select_related("raised_by")


def barrier_of(project: Project, public_id: UUID) -> Barrier:
    """One of them. Raises NotVisible. One query."""
    barrier = all_barriers_of(project).filter(public_id=public_id).first()
    if barrier is None:
        raise NotVisible(_("We could not find that barrier."))
    barrier.project = project
    barrier.organisation = project.organisation
    return barrier


def barriers_waiting_for(user: User, *, on: date) -> list[Lying]:
    """The unanswered barriers that lie with this person today, longest waiting first.

    Three queries, however many. Projects that have ended wait for nobody.
    """
    sponsored = ProjectMembership.objects.filter(user=user, role=ProjectRole.SPONSOR).current(on)
    reached = units_where(user, Action.ANSWER_BARRIER, on=on)
    barriers = list(
        open_barriers(user, on=on)
        .filter(Q(project__in=sponsored.values("project")) | Q(project__unit__in=reached))
        .prefetch_related(_story())
    )
    return [lying for lying in whom_they_lie_with(barriers, on=on) if lying.level.has(user.pk)]


def answered_lately_by(user: User, *, on: date, at: datetime) -> list[Barrier]:
    """Barriers whose newest step is this person's own and can still be undone. Two queries."""
    newest = BarrierStep.objects.filter(barrier=OuterRef("pk"), undone_at=None).order_by(
        "-made_at", "-pk"
    )
    barriers = (
        Barrier.objects.filter(organisation=user.organisation_id)
        .filter(project__in=Project.objects.visible_to(user, on=on).values("pk"))
        .filter(steps__made_by=user, steps__made_at__gte=at - BarrierStep.UNDO_FOR)
        .filter(steps__kind__in=["resolved", "declined", "escalated"], steps__undone_at=None)
        .filter(steps__pk=Subquery(newest.values("pk")[:1]))
        .select_related("project__unit", "project__organisation", "raised_by")
        .prefetch_related(_story())
        .order_by("-steps__made_at", "pk")
    )
    return list(barriers)


def open_barriers(user: User, *, on: date) -> QuerySet[Barrier]:
    """Every unanswered barrier of a living project that this person may read, oldest first."""
    living = Project.objects.visible_to(user, on=on).filter(closed_on=None)
    return (
        Barrier.objects.filter(organisation=user.organisation_id, project__in=living.values("pk"))
        .waiting()
        .select_related("project__unit", "project__organisation", "raised_by")
        .order_by("raised_at", "pk")
    )


def whom_they_lie_with(barriers: Sequence[Barrier], *, on: date) -> list[Lying]:
    """Each barrier with the people it lies with today. Two queries, however many."""
    lines = lines_of({barrier.project for barrier in barriers}, on=on)
    return [
        Lying(barrier, lies_at(lines[barrier.project_id], barrier.escalated_to))
        for barrier in barriers
    ]


def lines_of(projects: Iterable[Project], *, on: date) -> dict[int, list[Level]]:
    """By project, everybody who can clear its barriers today, from the nearest up. Two queries.

    Accounts that are closed do not count. Sponsors of a unit cannot read a private project, so
    its barriers go from its own sponsor to the QI team.
    """
    projects = list(projects)
    own = _sponsors_of(projects, on=on)
    posts = _posts_above(projects, on=on)
    return {project.pk: _line(project, own.get(project.pk, []), posts) for project in projects}


def latest_step(barrier: Barrier) -> BarrierStep | None:
    """The newest step that still stands. One query."""
    return (
        BarrierStep.objects.filter(
            organisation=barrier.organisation_id, barrier=barrier, undone_at=None
        )
        .select_related("made_by")
        .order_by("-made_at", "-pk")
        .first()
    )


def with_story(barriers: Sequence[Barrier]) -> None:
    """Give barriers their `story`: the steps that stand, oldest first. One query."""
    prefetch_related_objects(barriers, _story())


def _story() -> Prefetch:
    standing = BarrierStep.objects.filter(undone_at=None).select_related("made_by")
    return Prefetch("steps", standing.order_by("made_at", "pk"), to_attr="story")


Posts = dict[tuple[int, str], tuple[str, list[Person]]]  # by unit and role: its name, who


def _line(project: Project, own: list[Person], posts: Posts) -> list[Level]:
    line = [Level(Office.OF_PROJECT, None, "", tuple(own))]
    nearest_first = list(enumerate(project.unit.path, start=1))[::-1]
    if project.visibility == Project.Visibility.OPEN:
        for depth, unit in nearest_first:
            place, people = posts.get((unit, UnitRole.SPONSOR), ("", []))
            line.append(Level(Office.OF_UNIT, depth, place, tuple(people)))
    team: dict[int, Person] = {}
    for _depth, unit in nearest_first:
        team |= {person.id: person for person in posts.get((unit, UnitRole.QI_TEAM), ("", []))[1]}
    line.append(Level(Office.QI_TEAM, QI_TEAM_LEVEL, "", tuple(team.values())))
    return line


def _sponsors_of(projects: list[Project], *, on: date) -> dict[int, list[Person]]:
    found: dict[int, list[Person]] = {}
    places = (
        ProjectMembership.objects.filter(project__in=projects, role=ProjectRole.SPONSOR)
        .filter(user__is_active=True)
        .current(on)
        .order_by("user__name", "pk")
    )
    for project, person, name in places.values_list("project", "user", "user__name"):
        found.setdefault(project, []).append(Person(person, name))
    return found


def _posts_above(projects: list[Project], *, on: date) -> Posts:
    found: Posts = {}
    units = {unit for project in projects for unit in project.unit.path}
    held = (
        RoleAssignment.objects.filter(unit__in=units, user__is_active=True)
        .filter(role__in=[UnitRole.SPONSOR, UnitRole.QI_TEAM])
        .current(on)
        .order_by("user__name", "pk")
    )
    rows = held.values_list("unit", "role", "unit__name", "user", "user__name")
    for unit, role, place, person, name in rows:
        found.setdefault((unit, role), (place, []))[1].append(Person(person, name))
    return found
