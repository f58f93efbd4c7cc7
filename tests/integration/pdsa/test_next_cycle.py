"""Going on from a cycle: its plan taken along, once, and never in a loop."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import IntegrityError, connections, transaction
from django.utils import timezone

from charts.models import Measure
from common.errors import Invalid, NotNow
from pdsa.models import Cycle
from pdsa.services import continuing, planning, tasks
from pdsa.services.predictions import Expectation
from pdsa.stages import CycleKind, CycleStage, Decision, Scale
from people.models import User
from projects.models import Project
from tests.cycles import a_cycle, an_idea, brought_to
from tests.world import World, a_project, a_world

TODAY = date.today()  # noqa: DTZ011


def write(cycle: Cycle, by: User, **changes: object) -> None:
    planning.write_plan(
        cycle=cycle, seen_version=cycle.version, changes=changes, by=by, at=timezone.now()
    )


def test_the_next_cycle_carries_the_plan_forward(
    project: Project, lead: User, falls: Measure
) -> None:
    began = TODAY - timedelta(days=10)
    cycle = a_cycle(
        project,
        lead,
        measures=(falls,),
        idea=an_idea(project, lead),
        expected=(Expectation(words="All will come"),),
        data_plan="Count heads",
        planned_start=began,
        planned_end=began + timedelta(days=4),
    )
    task = tasks.add_task(
        cycle=cycle,
        what="Print",
        who=lead,
        due_on=TODAY,
        where="Office",
        by=lead,
        at=timezone.now(),
    )
    tasks.finish_task(task=task, by=lead, at=timezone.now())
    brought_to(
        CycleStage.DONE,
        cycle,
        lead,
        began=began,
        ended=began + timedelta(days=2),
        decision=Decision.ADOPT,
    )

    following = continuing.start_next_cycle(cycle=cycle, by=lead, at=timezone.now())

    assert following.previous == cycle
    assert (following.title, following.data_plan) == (cycle.title, "Count heads")
    assert (following.idea, list(following.measures.all())) == (cycle.idea, [falls])
    assert following.scale == Scale.SEVERAL_PEOPLE
    assert (following.planned_start, following.planned_end) == (TODAY, TODAY + timedelta(days=2))
    assert (following.stage, following.planned_at) == (CycleStage.PLAN, None)
    copied = following.tasks.get()
    assert (copied.what, copied.who, copied.where) == ("Print", lead, "Office")
    assert (copied.due_on, copied.done_at) == (None, None)
    assert not following.predictions.exists()


def test_what_is_adopted_everywhere_is_implemented_next(project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead, CycleStage.DONE, scale=Scale.SERVICE, decision=Decision.ADOPT)

    following = continuing.start_next_cycle(cycle=cycle, by=lead, at=timezone.now())

    assert (following.scale, following.kind) == (Scale.SERVICE, CycleKind.IMPLEMENT)


def test_a_cycle_is_followed_once(project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead, CycleStage.DONE)
    continuing.start_next_cycle(cycle=cycle, by=lead, at=timezone.now())

    with pytest.raises(NotNow, match="goes on from this cycle already"):
        continuing.start_next_cycle(cycle=cycle, by=lead, at=timezone.now())

    assert cycle.following.count() == 1


def test_the_database_refuses_a_second_follower(project: Project, lead: User) -> None:
    first = a_cycle(project, lead)
    other = a_cycle(project, lead, previous=first)
    third = a_cycle(project, lead)

    with pytest.raises(IntegrityError), transaction.atomic():
        Cycle.objects.filter(pk=third.pk).update(previous=first)
    with pytest.raises(IntegrityError), transaction.atomic():
        Cycle.objects.filter(pk=other.pk).update(previous=other)


def test_an_undecided_cycle_has_no_next(project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead, CycleStage.ACT)

    with pytest.raises(NotNow):
        continuing.start_next_cycle(cycle=cycle, by=lead, at=timezone.now())


def test_cycles_never_run_in_a_loop(project: Project, lead: User) -> None:
    first = a_cycle(project, lead)
    second = a_cycle(project, lead, previous=first)
    third = a_cycle(project, lead, previous=second)

    for earlier in (first, third):
        with pytest.raises(Invalid) as refused:
            write(first, lead, previous=earlier)
        assert "itself grew from this cycle" in refused.value.fields["previous"]


def test_a_cycle_grows_from_one_of_its_project(world: World, lead: User) -> None:
    elsewhere = a_cycle(a_project(world.ward, lead), lead)

    with pytest.raises(Invalid) as refused:
        a_cycle(world.project, lead, previous=elsewhere)

    assert "previous" in refused.value.fields


def test_two_people_who_go_on_at_once_find_one_next_cycle(committed: None) -> None:
    world = a_world()
    cycle = a_cycle(world.project, world.lead, CycleStage.DONE)
    both = Barrier(2)

    def go_on(_: int) -> str:
        try:
            own = Cycle.objects.select_related("project__organisation").get(pk=cycle.pk)
            both.wait(10)
            continuing.start_next_cycle(cycle=own, by=world.lead, at=timezone.now())
        except NotNow as refused:
            return refused.code
        finally:
            connections.close_all()
        return "started"

    with ThreadPoolExecutor(2) as people:
        said = sorted(people.map(go_on, range(2)))

    assert said == ["already_continued", "started"]
    assert cycle.following.count() == 1
