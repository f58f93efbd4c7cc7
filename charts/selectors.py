"""Reads about measures, always starting from what the person may see."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, Value, When

from charts import periods
from charts.models import Annotation, Entry, Judgement, Measure, Measurement, Phase
from charts.vocabulary import MeasureRole, Rhythm, Staleness
from common.errors import NotVisible
from people.models import Unit, User
from projects.models import Project

Part = TypeVar("Part", Annotation, Phase)

_ROLE_ORDER = Case(
    *(When(role=role.value, then=Value(rank)) for rank, role in enumerate(MeasureRole)),
    default=Value(len(MeasureRole)),
)


def measure_for(user: User, public_id: UUID, *, on: date) -> Measure:
    """The measure by that address, with project, unit, organisation and state. One query."""
    measure = (
        Measure.objects.visible_to(user, on=on)
        .select_related("project", "project__unit", "unit", "organisation", "state")
        .filter(public_id=public_id)
        .first()
    )
    if measure is None:
        raise NotVisible("We could not find that measure.")
    return measure


def judgement_of(measure: Measure) -> Judgement | None:
    """The proposals and simulations of the analysis that is stored now. One query."""
    return Judgement.objects.current().filter(measure=measure).first()


def measures_of(project: Project) -> QuerySet[Measure]:
    """The open measures of a project with their stored analyses, outcome first. One query."""
    measures = Measure.objects.filter(organisation=project.organisation_id, project=project)
    return _for_lists(measures).alias(place=_ROLE_ORDER).order_by("place", "name", "pk")


def measurements_of(measure: Measure) -> QuerySet[Measurement]:
    """The measurements of a measure in time order."""
    return Measurement.objects.filter(
        organisation_id=measure.organisation_id, measure_id=measure.pk
    ).order_by("period")


def phases_of(measure: Measure) -> QuerySet[Phase]:
    """The phases that people have set, in time order, with who set them."""
    return Phase.objects.filter(measure=measure).select_related("set_by").order_by("starts_on")


def annotations_of(measure: Measure) -> QuerySet[Annotation]:
    """The notes on the time axis, in time order, with who made them."""
    notes = Annotation.objects.filter(measure=measure).select_related("made_by")
    return notes.order_by("happened_on", "pk")


def annotation_for(user: User, public_id: UUID, *, on: date) -> Annotation:
    """A note on a chart that this person may read. Raises NotVisible."""
    return _part_of_a_chart(Annotation.objects.all(), user, public_id, on)


def phase_for(user: User, public_id: UUID, *, on: date) -> Phase:
    """A phase of a chart that this person may read. Raises NotVisible."""
    return _part_of_a_chart(Phase.objects.all(), user, public_id, on)


def entry_for(measure: Measure, public_id: UUID) -> Entry:
    """Something that was saved for this measure. Raises NotVisible."""
    entry = Entry.objects.filter(
        organisation=measure.organisation_id, measure=measure, public_id=public_id
    ).first()
    if entry is None:
        raise NotVisible
    entry.measure = measure
    return entry


def latest_measurements(measure: Measure, *, most: int) -> list[Measurement]:
    """The newest measurements, newest period first. One query."""
    return list(measurements_of(measure).order_by("-period")[:most])


def recorders_of(measurements: Iterable[Measurement]) -> dict[int, str]:
    """The names of those who wrote these down, by their key. One query."""
    keys = {row.recorded_by_id for row in measurements if row.recorded_by_id}
    return dict(User.objects.filter(pk__in=keys).values_list("pk", "name"))


def event_before(measure: Measure, day: date) -> date | None:
    """The day of the latest event before this one."""
    earlier = measurements_of(measure).filter(period__lt=day).order_by("-period")
    return earlier.values_list("period", flat=True).first()


def empty_periods(measure: Measure, *, today: date, most: int) -> list[date]:
    """Finished periods without a number, in time order: the newest `most` of them. One query.

    A measure without any data has all of its past before it: people often begin by entering it.
    """
    if measure.every is Rhythm.EVENT:
        return []
    recorded = set(measurements_of(measure).values_list("period", flat=True))
    period = periods.latest_finished(measure.every, today)
    earliest = min(recorded, default=None)
    empty: list[date] = []
    while len(empty) < most and (earliest is None or period > earliest):
        if period not in recorded:
            empty.append(period)
        period = periods.preceding(measure.every, period)
    return empty[::-1]


def measurements_on(measure: Measure, wanted: Iterable[date]) -> dict[date, Measurement]:
    """The measurements that exist for these periods, by period. One query."""
    rows = measurements_of(measure).filter(period__in=list(wanted))
    return {row.period: row for row in rows}


def value_between(measure: Measure, first: date, last: date) -> float | None:
    """What a measure said over the periods of these days, in the unit of its chart.

    Ratios are added up above and below, everything else is averaged. Periods that are left out of
    the sums are left out here. None where nothing was written down. One query.
    """
    rows = list(
        measurements_of(measure).filter(
            period__range=(periods.start_of(measure.every, first), last), excluded_because=""
        )
    )
    if measure.has_denominator:
        above, below = (
            sum(getattr(row, name) or 0.0 for row in rows) for name in ("numerator", "denominator")
        )
        return measure.scale * above / below if below else None
    values = [row.value for row in rows if row.value is not None]
    return sum(values) / len(values) if values else None


def newest_period(measure: Measure) -> date | None:
    return measurements_of(measure).order_by("-period").values_list("period", flat=True).first()


def expected_period(measure: Measure, *, today: date) -> date:
    """The period somebody most likely wants to write down next.

    The one after the newest; for a new measure, the newest that is over.
    """
    newest = newest_period(measure)
    if newest is None:
        return periods.latest_finished(measure.every, today)
    return min(periods.following(measure.every, newest), periods.start_of(measure.every, today))


def entries_to_undo(measure: Measure, user: User, *, at: datetime) -> QuerySet[Entry]:
    """This person's entries of the last day that still stand, newest first."""
    return Entry.objects.filter(
        organisation=measure.organisation_id,
        measure=measure,
        made_by=user,
        undone_at=None,
        made_at__gt=at - Entry.UNDO_FOR,
    ).order_by("-made_at", "-pk")


def measures_below(user: User, unit: Unit, *, on: date) -> QuerySet[Measure]:
    """The open measures of a unit and of everything beneath it that this person may read."""
    return _for_lists(
        Measure.objects.visible_to(user, on=on).filter(unit__path__contains=[unit.pk])
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
        _for_lists(Measure.objects.filter(project__in=projects))
        .select_related("project")
        .annotate(newest=Subquery(newest))
        .alias(place=_ROLE_ORDER)
        .order_by("place", "name", "pk")
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


def _for_lists(measures: QuerySet[Measure]) -> QuerySet[Measure]:
    """Open measures with what a list shows: not the large drawings, not the numbers behind them."""
    return (
        measures.filter(closed_on=None)
        .select_related("state", "unit")
        .defer("state__result", "state__chart_wide", "state__chart_narrow")
    )


def _part_of_a_chart(parts: QuerySet[Part], user: User, public_id: UUID, on: date) -> Part:
    part = (
        parts.filter(organisation=user.organisation_id, public_id=public_id)
        .filter(measure__in=Measure.objects.visible_to(user, on=on).values("pk"))
        .select_related("measure__project__unit", "measure__unit", "measure__organisation")
        .first()
    )
    if part is None:
        raise NotVisible
    return part
