"""Portfolios: the projects of a coach, or those of the units that somebody looks after."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from charts.vocabulary import Staleness
from common.pagination import ReadByPage
from common.prepared import prepared
from dashboards.attention import Reason
from dashboards.selectors.attention import (
    SOME_LAST_DAYS,
    LastDays,
    by_weight,
    last_days,
    needing_somebody,
    stale_as,
    worst_first,
)
from dashboards.selectors.projects import UNDER_WAY, main_measure, names_of, projects_saying
from people.models import Unit, User
from people.models.somebody import SOME_DAY, SOME_PLACE, SOMEBODY, asked_by
from people.permissions import units_where
from people.roles import Action, ProjectRole
from projects.models import Project, ProjectMembership
from projects.stages import ACTIVE

NEEDING = "any"


@dataclass(frozen=True)
class Asked:
    """What somebody asked a portfolio for. Empty means: not narrowed by it."""

    words: str = ""
    unit: Unit | None = None
    stage: str = ""
    staleness: str = ""
    why: str = ""
    coach: str = ""  # a public id, or `NOBODY`
    involvement: str = ""
    newest_first: bool = False


@dataclass(frozen=True)
class Places:
    """The units of an organisation, closed ones too, and those whose portfolio somebody sees."""

    units: Mapping[int, Unit]
    held: Sequence[int]  # keys of those, closed ones too
    mine: Sequence[Unit]  # the open ones of those, each below its parent


NOBODY = "nobody"


def coached_by(user: User, *, on: date) -> QuerySet[Project]:
    """The projects in whose team this person is the coach."""
    coaching = ProjectMembership.objects.filter(
        organisation=user.organisation_id, user=user, role=ProjectRole.COACH
    ).current(on)
    # Whoever coaches a project is of its team, and may read it.
    return Project.objects.filter(
        organisation=user.organisation_id, pk__in=coaching.values("project")
    )


def looked_after_by(user: User, *, on: date) -> QuerySet[Project]:
    """The projects of the units whose portfolio this person looks after."""
    units = units_where(user, Action.LOOK_AFTER_PORTFOLIO, on=on)
    return Project.objects.filter(organisation=user.organisation_id, unit__in=units)


def looked_after_in(places: Places, user: User) -> QuerySet[Project]:
    """The same where the places are known, which spares the database to work them out."""
    projects = Project.objects.filter(organisation=user.organisation_id)
    if len(places.held) == len(places.units):
        return projects
    return projects.filter(unit__in=places.held)


def narrowed(
    projects: QuerySet[Project], asked: Asked, user: User, *, on: date
) -> QuerySet[Project]:
    """Only those that were asked for, at every stage: what a matrix counts."""
    organisation = user.organisation
    if asked.unit:
        projects = projects.filter(unit__path__contains=[asked.unit.pk])
    if asked.why:
        because = None if asked.why == NEEDING else Reason(asked.why)
        projects = projects.filter(needing_somebody(organisation, on=on, because=because))
    if asked.involvement:
        projects = projects.filter(involvement=asked.involvement)
    if asked.coach:
        projects = projects.filter(_coached(asked.coach, on=on))
    return projects_saying(projects, asked.words)


def at_stage(
    projects: QuerySet[Project], asked: Asked, user: User, *, on: date
) -> QuerySet[Project]:
    """Only those at the stage, and of the activity, that were asked for."""
    days = last_days(user.organisation, on=on)
    return _of_stage(projects, asked.stage, asked.staleness, days)


def in_order(
    projects: QuerySet[Project],
    asked: Asked,
    user: User,
    *,
    on: date,
    weighed: bool = False,
    drawn: bool = True,
) -> QuerySet[Project]:
    """Worst first, or newest first, with what a row shows. One query when read."""
    if asked.newest_first:
        return with_rows(projects.order_by("-started_on", "-pk"), on=on, drawn=drawn)
    ordered = worst_first(projects, user.organisation, on=on, weighed=weighed)
    return with_rows(ordered, on=on, drawn=drawn)


def a_page_at_a_time(
    projects: QuerySet[Project], asked: Asked, user: User, *, count: int, weighed: bool, on: date
) -> QuerySet[Project] | Sequence[Project]:
    """The projects of a whole portfolio in order, `count` of them; each page is one query.

    If all are `weighed` for that day, and only places, stages and activity are asked for, the
    question is one of those that are put together once.
    """
    at = Asked(unit=asked.unit, stage=asked.stage, staleness=asked.staleness)
    if not weighed or asked != at:
        found = at_stage(projects, asked, user, on=on)
        return in_order(found, asked, user, on=on, weighed=weighed, drawn=False)
    given = asked_by(user, on=on) | asdict(last_days(user.organisation, on=on))

    def read(start: int, stop: int) -> Iterable[Project]:
        shape = (start, stop, asked.stage, asked.staleness, asked.unit is not None)
        return _page_of_weighed.ask(*shape, **given, unit=asked.unit and asked.unit.pk)

    return ReadByPage(read, count)


@prepared
def _page_of_weighed(
    start: int, stop: int, stage: str, staleness: str, in_place: bool
) -> QuerySet[Project]:
    projects = Project.objects.filter(organisation=SOMEBODY.organisation_id)
    if in_place:
        projects = projects.filter(unit__path__contains=[SOME_PLACE.pk])
    found = _of_stage(projects, stage, staleness, SOME_LAST_DAYS)
    ordered = by_weight(found, SOMEBODY.organisation_id)
    return with_rows(ordered, on=SOME_DAY, drawn=False)[start:stop]


def _of_stage(
    projects: QuerySet[Project], stage: str, staleness: str, days: LastDays
) -> QuerySet[Project]:
    if stage:
        projects = projects.filter(stage__in=ACTIVE if stage == UNDER_WAY else [stage])
    if staleness:
        projects = projects.filter(stale_as(Staleness(staleness), days))
    return projects


def with_rows(projects: QuerySet[Project], *, on: date, drawn: bool = True) -> QuerySet[Project]:
    """With summary, unit, leads, coaches and main measure, `drawn` with its small chart."""
    drawing = {"drawing": "state__chart_small"} if drawn else {}
    return projects.select_related("unit", "summary").annotate(
        main=main_measure(name="name", address="public_id", **drawing),
        leads=names_of(ProjectRole.LEAD, on=on),
        coaches=names_of(ProjectRole.COACH, on=on),
    )


def places_of(user: User, *, on: date) -> Places:
    """All units, and the open ones whose portfolio this person looks after. One query."""
    units = {unit.pk: unit for unit in _places.ask(**asked_by(user, on=on))}
    names = {key: unit.name for key, unit in units.items()}
    held = [unit for unit in units.values() if unit.is_mine]  # type: ignore[attr-defined]
    seen = sorted(
        (unit for unit in held if unit.closed_on is None),
        key=lambda unit: [names[step] for step in unit.path],
    )
    return Places(units, [unit.pk for unit in held], seen)


@prepared
def _places() -> QuerySet[Unit]:
    mine = units_where(SOMEBODY, Action.LOOK_AFTER_PORTFOLIO, on=SOME_DAY)
    return Unit.objects.filter(organisation=SOMEBODY.organisation_id).annotate(
        is_mine=Exists(mine.filter(pk=OuterRef("pk")))
    )


def _coached(coach: str, *, on: date) -> Q:
    held = ProjectMembership.objects.filter(project=OuterRef("pk"), role=ProjectRole.COACH).current(
        on
    )
    if coach == NOBODY:
        return ~Q(Exists(held))
    return Q(Exists(held.filter(user__public_id=coach)))
