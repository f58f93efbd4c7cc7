"""What cycles wait for from one person."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from pdsa.models import Cycle, CycleTask
from pdsa.stages import CycleStage
from people.models import User
from projects.models import Project
from projects.stages import ACTIVE


class Step(StrEnum):
    """The next thing to do with a cycle."""

    FINISH_PLAN = "finish_plan"
    START = "start"
    WRITE_DO = "write_do"
    STUDY = "study"
    DECIDE = "decide"
    CONTINUE = "continue"


@dataclass(frozen=True)
class WaitingCycle:
    """A cycle, what to do with it now, and since when it waits (None: no day was set)."""

    cycle: Cycle
    step: Step
    due_on: date | None


def cycles_waiting_for(user: User, on: date) -> list[WaitingCycle]:
    """The cycles that this person leads and that wait for them, longest waiting first. One query.

    Those of projects under way only; a test that is going on waits from its planned end.
    """
    cycles = (
        Cycle.objects.visible_to(user, on=on)
        .filter(lead=user, project__stage__in=[stage.value for stage in ACTIVE])
        .exclude(stage=CycleStage.DONE, following__isnull=False)
        .exclude(stage=CycleStage.DONE, next_cycle_on=None)
        .select_related("project", "idea")
        .order_by("pk")
    )
    waiting = [found for cycle in cycles if (found := _waiting(cycle, on))]
    return sorted(waiting, key=lambda found: found.due_on or on)


def tasks_waiting_for(user: User, on: date) -> list[CycleTask]:
    """What this person has to do for tests that are not finished, earliest first. One query."""
    tasks = CycleTask.objects.filter(
        organisation=user.organisation_id,
        who=user,
        done_at=None,
        cycle__project__in=Project.objects.visible_to(user, on=on),
        cycle__project__stage__in=[stage.value for stage in ACTIVE],
    ).exclude(cycle__stage=CycleStage.DONE)
    return sorted(
        tasks.select_related("cycle__project").order_by("pk"), key=lambda task: task.due_on or on
    )


def step_of(cycle: Cycle) -> Step:
    """What comes next in a cycle, whether or not it is time."""
    if cycle.stage == CycleStage.DO:
        return Step.START if cycle.started_on is None else Step.WRITE_DO
    return {
        CycleStage.PLAN: Step.FINISH_PLAN,
        CycleStage.STUDY: Step.STUDY,
        CycleStage.ACT: Step.DECIDE,
        CycleStage.DONE: Step.CONTINUE,
    }[CycleStage(cycle.stage)]


def due_on(cycle: Cycle) -> date | None:
    """The day from which the next step is waited for, where there is one."""
    step = step_of(cycle)
    if step in (Step.FINISH_PLAN, Step.START):
        return cycle.planned_start
    if step is Step.WRITE_DO:
        assert cycle.started_on is not None
        return cycle.planned_end or cycle.started_on + timedelta(days=1)
    return cycle.next_cycle_on if step is Step.CONTINUE else cycle.ended_on


def _waiting(cycle: Cycle, on: date) -> WaitingCycle | None:
    step, day = step_of(cycle), due_on(cycle)
    is_ahead = day is not None and day > on
    if is_ahead and step is not Step.FINISH_PLAN:
        return None
    return WaitingCycle(cycle, step, day)
