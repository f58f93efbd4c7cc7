"""A worker keeps its connection to the database from task to task, and gets over losing it."""

from datetime import date

from django.utils import timezone

from charts.engine import ENGINE_VERSION
from charts.models import MeasureState
from charts.readings import Reading
from charts.services import measurements
from tests.connections import connections_of_others, cut
from tests.stack import Stack, wait_until
from tests.world import a_measure, a_world


def test_one_connection_serves_many_tasks_and_another_follows_when_it_is_cut(
    own_stack: Stack,
) -> None:
    world = a_world()
    measure = a_measure(world.project, world.lead)

    def save(month: int) -> None:
        measurements.record_measurements(
            measure=measure,
            readings=[Reading(date(2026, month, 1), value=4.0)],
            by=world.lead,
            at=timezone.now(),
        )
        wait_until(is_analysed, what="an analysis")

    with own_stack.worker(queue="entry"):  # without a sweeper, which would mend what it misses
        save(1)
        first = connections_of_others()
        save(2)
        save(3)
        assert connections_of_others() == first
        assert len(first) == 1

        cut(*first)
        save(4)
        assert connections_of_others().isdisjoint(first)


def is_analysed() -> bool:
    return not MeasureState.objects.stale(ENGINE_VERSION).exists()
