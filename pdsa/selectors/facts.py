"""What the record says of cycles and ramps, gathered for the checks of fidelity."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, QuerySet

from charts import periods
from charts.models import Measure, Measurement
from charts.vocabulary import Rhythm
from pdsa.fidelity import CycleFacts, Points, PredictionFacts, RampFacts
from pdsa.models import Cycle, Prediction
from pdsa.selectors.cycles import ramps_of
from pdsa.stages import SIZE, Scale
from people.models import Unit, User
from projects.models import Project

# What the facts of cycles are read from: two more queries, however many cycles there are.
FACTS = (
    Prefetch("predictions", Prediction.objects.order_by("pk")),
    Prefetch("measures", Measure.objects.order_by("name", "pk")),
)
# Long, and read by no check.
_TEXTS = (
    "objective",
    "questions",
    "data_plan",
    "could_go_wrong",
    "why_not_as_planned",
    "observations",
    "unexpected",
    "feedback",
    "data_summary",
    "compared_with_prediction",
    "next_steps",
)
Periods = Mapping[int, Sequence[date]]


def facts_of_project(project: Project, *, on: date) -> list[RampFacts]:
    """The ramps of a project. Four queries."""
    own = Cycle.objects.filter(organisation=project.organisation_id, project=project)
    zone = ZoneInfo(project.organisation.time_zone)
    return facts_of_ramps(ramps_of(_with_facts(own)), zone=zone, on=on)


def facts_over_projects(user: User, *, on: date, unit: Unit | None = None) -> list[RampFacts]:
    """The ramps of all projects that this person may read, or of those in a unit. Four queries."""
    cycles = Cycle.objects.visible_to(user, on=on)
    if unit is not None:
        cycles = cycles.filter(project__unit__path__contains=[unit.pk])
    zone = ZoneInfo(user.organisation.time_zone)
    return facts_of_ramps(ramps_of(_with_facts(cycles)), zone=zone, on=on)


def facts_of_ramps(
    ramps: Sequence[Sequence[Cycle]], *, zone: ZoneInfo, on: date
) -> list[RampFacts]:
    """The same ramps as facts. Their cycles' predictions and measures are read as prefetched."""
    measured = {
        measure.pk for ramp in ramps if _days(ramp, on) for measure in _measures(ramp).values()
    }
    recorded = _periods_of(measured, ramps)
    return [
        RampFacts(
            cycles=tuple(facts_of_cycle(cycle, zone) for cycle in ramp),
            points=tuple(
                _points(measure, recorded.get(measure.pk, ()), _days(ramp, on), on)
                for measure in _measures(ramp).values()
            ),
        )
        for ramp in ramps
    ]


def facts_of_cycle(cycle: Cycle, zone: ZoneInfo) -> CycleFacts:
    """One cycle as facts, its stamps as days where the organisation is."""
    return CycleFacts(
        size=SIZE[Scale(cycle.scale)],
        planned_end=cycle.planned_end,
        planned_on=_day(cycle.planned_at, zone),
        started_on=cycle.started_on,
        ended_on=cycle.ended_on,
        done_on=_day(cycle.done_at, zone),
        studied_on=_day(cycle.studied_at, zone),
        decided_on=_day(cycle.decided_at, zone),
        has_learned=bool(cycle.learned.strip()),
        predictions=tuple(_prediction(made, zone) for made in cycle.predictions.all()),
        read_as_written_after=cycle.study_was_written_after,
    )


def _with_facts(cycles: QuerySet[Cycle]) -> list[Cycle]:
    return list(cycles.order_by("pk").defer(*_TEXTS).prefetch_related(*FACTS))


def _prediction(made: Prediction, zone: ZoneInfo) -> PredictionFacts:
    has_number = made.lowest is not None or made.highest is not None
    return PredictionFacts(
        made_on=made.made_at.astimezone(zone).date(),
        can_be_judged=has_number or made.by_when is not None,
    )


def _measures(ramp: Iterable[Cycle]) -> dict[int, Measure]:
    return {measure.pk: measure for cycle in ramp for measure in cycle.measures.all()}


def _days(ramp: Iterable[Cycle], on: date) -> tuple[date, date] | None:
    """From the first day of the first test to the last day of the last; None before it began."""
    started = [cycle for cycle in ramp if cycle.started_on]
    if not started:
        return None
    return (
        min(cycle.started_on for cycle in started if cycle.started_on),
        max(cycle.ended_on or on for cycle in started),
    )


def _points(
    measure: Measure, recorded: Sequence[date], days: tuple[date, date] | None, on: date
) -> Points:
    if days is None:
        return Points(0, None)
    first, last = periods.start_of(measure.every, days[0]), days[1]
    number = bisect_right(recorded, last) - bisect_left(recorded, first)
    if measure.every is Rhythm.EVENT:
        return Points(number, None)
    known = min(last, periods.latest_finished(measure.every, on))
    return Points(number, sum(1 for _ in periods.between(measure.every, first, known)))


def _periods_of(measured: Iterable[int], ramps: Sequence[Sequence[Cycle]]) -> Periods:
    """The periods written down for these measures since the earliest test. One query."""
    starts = [cycle.started_on for ramp in ramps for cycle in ramp if cycle.started_on]
    wanted = list(measured)
    if not starts or not wanted:
        return {}
    earliest = min(starts).replace(day=1)
    organisation = ramps[0][0].organisation_id
    rows = Measurement.objects.filter(
        organisation_id=organisation,
        measure_id__in=wanted,
        period__gte=periods.preceding(Rhythm.QUARTER, earliest),
    ).order_by("measure_id", "period")
    found: dict[int, list[date]] = defaultdict(list)
    for measure, period in rows.values_list("measure_id", "period"):
        found[measure].append(period)
    return found


def _day(at: datetime | None, zone: ZoneInfo) -> date | None:
    return at.astimezone(zone).date() if at else None
