"""Measures, always starting from what the person may see."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, UUIDField, Value, When

from charts import periods
from charts.models import Measure, Measurement
from charts.vocabulary import MeasureRole, Rhythm, Staleness
from common.errors import NotVisible
from common.prepared import Given, planned
from people.models import Unit, User
from people.models.somebody import SOME_DAY, SOMEBODY, asked_by
from people.permissions import units_where
from people.roles import Action
from projects.models import Project
from projects.models.project import readable_by

_ROLE_ORDER = Case(
    *(When(role=role.value, then=Value(rank)) for rank, role in enumerate(MeasureRole)),
    default=Value(len(MeasureRole)),
)

# Columns of a state that only the page of its own chart shows.
_LARGE = ("state__result", "state__chart_wide", "state__chart_narrow")
_NOT_FOUND = "We could not find that measure."


def measure_for(user: User, public_id: UUID, *, on: date, drawn: bool = True) -> Measure:
    """The measure by that address, with project, unit, organisation and state. One query.

    Unless `drawn`, without the drawings and the numbers behind them, which are most of its weight.
    """
    measure = _measure.first(drawn, address=public_id, **asked_by(user, on=on))
    if measure is None:
        raise NotVisible(_NOT_FOUND)
    return measure


@planned
def _measure(drawn: bool) -> QuerySet[Measure]:
    measures = _at_address().select_related("project__unit", "state", "signal_seen")
    return measures if drawn else measures.defer(*_LARGE, "state__chart_small")


def measure_to_fill(user: User, public_id: UUID, *, on: date) -> Measure:
    """The same measure without what only pages show, for writing numbers down. One query.

    It comes with project, unit and organisation. Raises NotVisible.
    """
    measure = _measure_to_fill.first(address=public_id, **asked_by(user, on=on))
    if measure is None:
        raise NotVisible(_NOT_FOUND)
    return measure


@planned
def _measure_to_fill() -> QuerySet[Measure]:
    return _at_address()


def _at_address() -> QuerySet[Measure]:
    return (
        Measure.objects.visible_to(SOMEBODY, on=SOME_DAY)
        .select_related("project", "unit", "organisation")
        .filter(public_id=Given("address", UUIDField()))
    )


def measures_of(project: Project) -> QuerySet[Measure]:
    """The open measures of a project with their stored analyses, outcome first. One query."""
    measures = Measure.objects.filter(organisation=project.organisation_id, project=project)
    return for_lists(measures).alias(place=_ROLE_ORDER).order_by("place", "name", "pk")


def charted_measures_of(project: Project) -> QuerySet[Measure]:
    """The same measures with the numbers behind their charts. One query."""
    return measures_of(project).defer(None).defer("state__chart_wide", "state__chart_narrow")


def measures_below(user: User, unit: Unit, *, on: date) -> QuerySet[Measure]:
    """The open measures of a unit and of everything beneath it that this person may read."""
    return Measure.objects.visible_to(user, on=on).filter(
        closed_on=None, unit__path__contains=[unit.pk]
    )


def hidden_measures_below(user: User, unit: Unit, *, on: date) -> QuerySet[Measure]:
    """The open measures of a unit and below that `measures_below` leaves out for this person."""
    reads_all = units_where(user, Action.READ_PRIVATE_PROJECTS, on=on).filter(pk=unit.pk)
    return Measure.objects.open().filter(
        ~readable_by(user, on=on, project="project__"),
        ~Exists(reads_all),  # answered once: those who look after the unit cost no search
        organisation=user.organisation_id,
        unit__path__contains=[unit.pk],
        project__visibility=Project.Visibility.PRIVATE,
    )


def measures_on_wall(unit: Unit, projects: QuerySet[Project]) -> QuerySet[Measure]:
    """The open measures of these projects, and the indicators of a unit and of those beneath it.

    For a screen at which nobody has signed in: `projects` holds only what everybody may read.
    """
    indicators = Q(project=None, unit__path__contains=[unit.pk])
    return for_lists(
        Measure.objects.filter(organisation=unit.organisation_id).filter(
            indicators | Q(project__in=projects.values("pk"))
        )
    ).select_related("project")


def measures_at_work(projects: Iterable[Project]) -> QuerySet[Measure]:
    """The open measures of these projects, each with `newest`: the newest period written down.

    One query. `newest` is of this moment, whatever the stored analysis already knows of.
    """
    newest = (
        Measurement.objects.filter(
            organisation_id=OuterRef("organisation_id"), measure_id=OuterRef("pk")
        )
        .order_by("-period")
        .values("period")[:1]
    )
    return (
        for_lists(Measure.objects.filter(project__in=projects))
        .select_related("project")
        .annotate(newest=Subquery(newest))
        .alias(place=_ROLE_ORDER)
        .order_by("place", "name", "pk")
    )


def fed_measures(user: User, key: str, units: Iterable[int], *, on: date) -> list[Measure]:
    """The measures that a feed fills for the whole organisation and for these units, widest first.

    One query. `key` is that of `charts.feeds`.
    """
    measures = Measure.objects.visible_to(user, on=on).filter(fed_from=key)
    return list(
        for_lists(measures.filter(Q(unit__parent=None) | Q(unit__in=list(units))))
        .select_related("project")
        .order_by("unit__path__len", "unit__name", "pk")
    )


def stale_at_least(staleness: Staleness, *, today: date) -> Q:
    """Which measures have gone so long without data, as a condition on their stored analyses."""
    return Q(
        *(
            Q(
                rhythm=rhythm.value,
                state__latest_period__lt=periods.stale_before(rhythm, staleness, today),
            )
            for rhythm in Rhythm
            if rhythm is not Rhythm.EVENT
        ),
        _connector=Q.OR,
    )


def period_due(measure: Measure, newest: date | None, *, today: date) -> date | None:
    """The period whose number is waited for; None when all is written down, or nothing is promised.

    A measure without any data waits for its first number from its first day.
    """
    if measure.every is Rhythm.EVENT:
        return None
    finished = periods.latest_finished(measure.every, today)
    if newest is None:
        return max(finished, periods.start_of(measure.every, measure.starts_on))
    return periods.following(measure.every, newest) if newest < finished else None


def for_lists(measures: QuerySet[Measure]) -> QuerySet[Measure]:
    """Open measures with what a list shows: not the large drawings, not the numbers behind them."""
    return measures.filter(closed_on=None).select_related("state", "unit").defer(*_LARGE)
