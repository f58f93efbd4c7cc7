"""A worker dies in the middle of its work."""

from datetime import date

from django.utils import timezone

from charts import recalculation
from charts.engine import ENGINE_VERSION
from charts.models import Measure, MeasureState
from charts.readings import Reading
from charts.services import measurements
from charts.verification import differing_columns, wrong_analyses
from tests.stack import Stack, wait_until
from tests.world import a_measure, a_world

MONTHS = [date(2020 + i // 12, i % 12 + 1, 1) for i in range(80)]


def everything_is_analysed() -> bool:
    return not MeasureState.objects.stale(ENGINE_VERSION).exists()


def test_every_analysis_is_right_after_the_worker_was_killed_among_200_writes(
    own_stack: Stack,
) -> None:
    world = a_world()
    measures = [a_measure(world.project, world.lead, name=f"Falls {i}") for i in range(10)]
    with own_stack.sweeper(seconds=1), own_stack.worker() as worker:
        for i in range(200):
            _write(world.lead, measures[i % 10], MONTHS[i // 10], value=float(i * 7 % 13))
            if i == 60:
                wait_until(lambda: _some_analysis_exists(measures), what="a first analysis")
            if i in (70, 130):
                worker.kill()
            if i == 100:
                worker.restart()
        worker.restart()
        wait_until(everything_is_analysed, what="all analyses")

    assert list(wrong_analyses()) == []
    assert {state.points for state in MeasureState.objects.all()} == {20}


def test_a_worker_killed_between_claim_and_publish_leaves_a_lease_that_runs_out(
    db: None,
) -> None:
    world = a_world()
    measure = a_measure(world.project, world.lead)
    _write(world.lead, measure, MONTHS[0], value=4.0)
    assert recalculation._claim(measure.pk) is not None  # and then the worker is no more

    assert recalculation.recompute([measure.pk]) == []
    MeasureState.objects.update(not_before=timezone.now())
    assert recalculation.recompute([measure.pk]) == [measure.pk]
    assert differing_columns(MeasureState.objects.get()) == []


def _write(person: object, measure: Measure, month: date, *, value: float) -> None:
    measurements.record_measurements(
        measure=measure, readings=[Reading(month, value=value)], by=person, at=timezone.now()
    )


def _some_analysis_exists(measures: list[Measure]) -> bool:
    return MeasureState.objects.filter(measure__in=measures, analysed_version__gt=0).exists()
