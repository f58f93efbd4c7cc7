"""What cycles wait for from one person."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from pdsa.models import Cycle
from pdsa.selectors import Step, cycles_waiting_for, tasks_waiting_for
from pdsa.services import continuing, deciding, tasks, testing
from pdsa.stages import CycleStage, Decision
from people.models import User
from projects.models import Project
from projects.stages import Stage
from tests.cycles import a_cycle
from tests.world import World, a_member, a_project, moved

TODAY = date.today()  # noqa: DTZ011
DAY = timedelta(days=1)


def steps(user: User, on: date = TODAY) -> list[tuple[Step, date | None]]:
    return [(found.step, found.due_on) for found in cycles_waiting_for(user, on)]


def started(cycle: Cycle, by: User, on: date) -> Cycle:
    testing.start_test(cycle=cycle, started_on=on, by=by, at=timezone.now())
    return cycle


@pytest.mark.parametrize(
    ("reached", "step"),
    [
        (CycleStage.PLAN, Step.FINISH_PLAN),
        (CycleStage.DO, Step.START),
        (CycleStage.STUDY, Step.STUDY),
        (CycleStage.ACT, Step.DECIDE),
    ],
)
def test_a_cycle_waits_for_its_next_step(
    project: Project, lead: User, reached: CycleStage, step: Step
) -> None:
    a_cycle(project, lead, reached)

    assert [found for found, _ in steps(lead)] == [step]


def test_a_test_waits_to_be_started_from_its_planned_day(project: Project, lead: User) -> None:
    a_cycle(project, lead, CycleStage.DO, planned_start=TODAY + DAY, planned_end=TODAY + 3 * DAY)

    assert steps(lead) == []
    assert steps(lead, TODAY + DAY) == [(Step.START, TODAY + DAY)]


def test_a_test_that_goes_on_waits_from_its_planned_end(project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead, CycleStage.DO, planned_start=TODAY, planned_end=TODAY + 3 * DAY)
    started(cycle, lead, TODAY)

    assert steps(lead, TODAY + 2 * DAY) == []
    assert steps(lead, TODAY + 3 * DAY) == [(Step.WRITE_DO, TODAY + 3 * DAY)]


def test_without_a_planned_end_it_waits_from_the_day_after(project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead, CycleStage.DO, planned_start=TODAY, planned_end=None)
    started(cycle, lead, TODAY)

    assert steps(lead) == []
    assert steps(lead, TODAY + DAY) == [(Step.WRITE_DO, TODAY + DAY)]


def test_the_next_cycle_waits_from_its_day_until_it_is_planned(
    project: Project, lead: User
) -> None:
    cycle = a_cycle(project, lead, CycleStage.ACT)
    deciding.decide(
        cycle=cycle,
        seen_version=cycle.version,
        decision=Decision.ADAPT,
        next_cycle_on=TODAY + DAY,
        by=lead,
        at=timezone.now(),
    )

    assert steps(lead) == []
    assert steps(lead, TODAY + DAY) == [(Step.CONTINUE, TODAY + DAY)]
    continuing.start_next_cycle(cycle=cycle, by=lead, at=timezone.now())
    assert [found for found, _ in steps(lead, TODAY + DAY)] == [Step.FINISH_PLAN]


def test_a_finished_cycle_waits_for_nothing(project: Project, lead: User) -> None:
    a_cycle(project, lead, CycleStage.DONE)

    assert steps(lead) == []


def test_cycles_wait_for_whoever_leads_them_longest_first(project: Project, lead: User) -> None:
    member = a_member(project, lead)
    a_cycle(project, lead, CycleStage.STUDY, ended=TODAY - DAY)
    a_cycle(project, lead, CycleStage.STUDY, began=TODAY - 9 * DAY, ended=TODAY - 5 * DAY)
    a_cycle(project, lead, CycleStage.STUDY, lead=member)

    assert steps(lead) == [(Step.STUDY, TODAY - 5 * DAY), (Step.STUDY, TODAY - DAY)]
    assert len(steps(member)) == 1


@pytest.mark.parametrize("stage", [Stage.PAUSED, Stage.CLOSED_WITH_LEARNING])
def test_projects_that_rest_wait_for_nobody(project: Project, lead: User, stage: Stage) -> None:
    cycle = a_cycle(project, lead, CycleStage.STUDY)
    tasks.add_task(cycle=cycle, what="Print", who=lead, by=lead, at=timezone.now())

    moved(project, lead, stage)

    assert steps(lead) == []
    assert tasks_waiting_for(lead, TODAY) == []


def test_tasks_wait_for_whoever_does_them_earliest_first(project: Project, lead: User) -> None:
    member = a_member(project, lead)
    cycle = a_cycle(project, lead)
    author = {"cycle": cycle, "by": lead, "at": timezone.now()}
    later = tasks.add_task(what="Later", who=member, due_on=TODAY + 3 * DAY, **author)
    soon = tasks.add_task(what="Soon", who=member, due_on=TODAY - DAY, **author)
    done = tasks.add_task(what="Done", who=member, **author)
    tasks.add_task(what="Of nobody", **author)
    tasks.finish_task(task=done, by=lead, at=timezone.now())

    assert tasks_waiting_for(member, TODAY) == [soon, later]


def test_many_cycles_cost_one_query(
    world: World, lead: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for project in (world.project, a_project(world.ward, lead)):
        for _ in range(3):
            a_cycle(project, lead, CycleStage.STUDY)

    with django_assert_num_queries(1):
        found = cycles_waiting_for(lead, TODAY)
        assert {waiting.cycle.project.title for waiting in found}
    assert len(found) == 6
