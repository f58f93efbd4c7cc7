"""Whoever changes a project's record never stands in the way of a chart that is published.

Publishing takes the state of a measure first and the summaries after it. A transaction that held
a summary and then wanted the state, as a test does that draws its mark, would meet it half-way,
and PostgreSQL would send one of the two away.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.utils import timezone

from charts.models import Annotation, MeasureState
from charts.recalculation import recompute
from charts.services.measures import move_measures
from dashboards.models import ProjectSummary
from pdsa.models import Cycle
from pdsa.services.marks import draw_marks_of
from pdsa.stages import CycleStage
from people.models import Unit
from projects.models import Project
from tests.cycles import a_cycle
from tests.integration.dashboards.conftest import work_done
from tests.world import World, a_measure, a_unit, a_world, some_data


@pytest.fixture
def world(committed: None) -> World:
    return a_world()


def a_test_changes(world: World) -> Callable[[], None]:
    cycle = Cycle.objects.get()
    cycle.title = "Huddle on two shifts"
    cycle.save(update_fields=["title"])
    return lambda: draw_marks_of(cycle, by=world.lead, at=timezone.now())


def a_project_moves(world: World) -> Callable[[], None]:
    project = Project.objects.select_related("unit").get(pk=world.project.pk)
    left, project.unit = project.unit, Unit.objects.get(name="Heron ward")
    project.save(update_fields=["unit"])
    return lambda: move_measures(project=project, left=left, by=world.lead, at=timezone.now())


def published(measure_id: int) -> list[int]:
    """As a worker does it, who is not made to wait."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '5s'")
        return recompute([measure_id])
    finally:
        connection.close()


@pytest.mark.parametrize("change", [a_test_changes, a_project_moves])
def test_a_chart_is_published_while_its_project_changes(
    world: World, change: Callable[[World], Callable[[], None]]
) -> None:
    a_unit(world.organisation, "Heron ward")
    falls = a_measure(world.project, world.lead)
    a_cycle(world.project, world.lead, CycleStage.STUDY, measures=(falls,))
    work_done()
    some_data(falls, world.lead, [4.0, 6.0] * 8)

    with transaction.atomic(), ThreadPoolExecutor(1) as worker:
        and_then = change(world)
        assert worker.submit(published, falls.pk).result() == [falls.pk]
        and_then()

    assert not MeasureState.objects.get(measure=falls).is_current
    assert not ProjectSummary.objects.get(project=world.project).is_current
    work_done()
    assert MeasureState.objects.get(measure=falls).is_current
    assert Annotation.objects.filter(measure=falls).count() == 1
