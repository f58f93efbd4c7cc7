"""Plans: written, changed, carried forward, taken back, refused in words."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from charts.models import Measure
from common.errors import Denied, EditedElsewhere, Invalid, NotNow
from pdsa.models import Cycle
from pdsa.services import planning
from pdsa.services.planning import Plan
from pdsa.services.predictions import Expectation
from pdsa.stages import CycleStage, Scale
from people.models import User
from projects.models import Project
from projects.services import diagrams
from tests.cycles import a_cycle, an_idea
from tests.world import World, a_measure, a_member, a_person, a_project, a_world, closed

TODAY = date.today()  # noqa: DTZ011


def write(cycle: Cycle, by: User, **changes: object) -> None:
    planning.write_plan(
        cycle=cycle, seen_version=cycle.version, changes=changes, by=by, at=timezone.now()
    )


def test_a_plan_is_stamped_when_it_is_finished(project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead)

    planning.write_plan(
        cycle=cycle, seen_version=1, changes={}, is_finished=True, by=lead, at=timezone.now()
    )

    assert (cycle.stage, cycle.planned_by) == (CycleStage.DO, lead)
    assert cycle.planned_at is not None


def test_a_plan_can_be_finished_at_once_with_what_is_expected(
    project: Project, lead: User, falls: Measure
) -> None:
    cycle = planning.plan_cycle(
        project=project,
        plan=Plan(title="  Huddle \n at 9 ", objective="Try it with two."),
        expected=[Expectation(measure=falls, highest=12)],
        is_finished=True,
        by=lead,
        at=timezone.now(),
    )

    assert (cycle.title, cycle.stage, cycle.lead) == ("Huddle at 9", CycleStage.DO, lead)
    assert cycle.predictions.get().words == "Falls: at most 12"
    assert list(cycle.measures.all()) == [falls]


def test_finishing_needs_to_say_what_is_tried(project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead, objective="")

    with pytest.raises(Invalid) as refused:
        planning.write_plan(
            cycle=cycle, seen_version=1, changes={}, is_finished=True, by=lead, at=timezone.now()
        )

    assert list(refused.value.fields) == ["objective"]


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"title": "  "}, "title", "Give the test a name"),
        ({"title": "x" * 151}, "title", "Shorten"),
        ({"objective": "x" * 10_001}, "objective", "at most 10,000 characters"),
        ({"could_go_wrong": "x" * 50_000}, "could_go_wrong", "50,000"),
        (
            {"planned_start": TODAY, "planned_end": TODAY - timedelta(days=1)},
            "planned_end",
            "before",
        ),
        ({"planned_start": date(9999, 12, 31)}, "planned_start", "between 1990 and 2100"),
    ],
    ids=[
        "no title",
        "long title",
        "long text",
        "pasted document",
        "ends before it starts",
        "mistyped year",
    ],
)
def test_a_plan_that_cannot_be_is_refused_beside_its_field(
    project: Project, lead: User, changes: dict, field: str, words: str
) -> None:
    with pytest.raises(Invalid) as new:
        a_cycle(project, lead, **changes)
    cycle = a_cycle(project, lead)
    with pytest.raises(Invalid) as changed:
        write(cycle, lead, **changes)

    assert words in new.value.fields[field]
    assert words in changed.value.fields[field]


def test_an_idea_of_another_project_is_refused(world: World, lead: User) -> None:
    elsewhere = an_idea(a_project(world.ward, lead), lead)

    with pytest.raises(Invalid) as refused:
        a_cycle(world.project, lead, idea=elsewhere)

    assert "this project" in refused.value.fields["idea"]


def test_a_box_that_is_no_idea_is_refused(project: Project, lead: User) -> None:
    diagram = diagrams.open_diagram(project=project, by=lead, at=timezone.now())

    with pytest.raises(Invalid, match="answers") as refused:
        a_cycle(project, lead, idea=diagram.nodes.get())

    assert "idea" in refused.value.fields


def test_an_idea_of_this_project_is_kept(project: Project, lead: User) -> None:
    idea = an_idea(project, lead)

    assert a_cycle(project, lead, idea=idea).idea == idea


def test_a_measure_of_another_project_is_refused(world: World, lead: User) -> None:
    elsewhere = a_measure(a_project(world.ward, lead), lead)

    with pytest.raises(Invalid) as refused:
        a_cycle(world.project, lead, measures=(elsewhere,))

    assert "measures" in refused.value.fields


def test_whoever_leads_a_test_is_in_the_team(world: World, lead: User) -> None:
    member = a_member(world.project, lead)
    stranger = a_person(world.organisation)

    assert a_cycle(world.project, lead).lead == lead
    assert a_cycle(world.project, lead, lead=member).lead == member
    with pytest.raises(Invalid) as refused:
        a_cycle(world.project, lead, lead=stranger)
    assert "not in the team" in refused.value.fields["lead"]


@pytest.mark.parametrize("is_finished", [False, True])
def test_a_colleague_outside_the_team_is_told_whom_to_ask(
    world: World, lead: User, is_finished: bool
) -> None:
    stranger = a_person(world.organisation)
    cycle = a_cycle(world.project, lead)

    with pytest.raises(Denied, match="Ask the lead"):
        a_cycle(world.project, stranger)
    with pytest.raises(Denied, match="Ask the lead"):
        planning.write_plan(
            cycle=cycle,
            seen_version=1,
            changes={"title": "Mine"},
            is_finished=is_finished,
            by=stranger,
            at=timezone.now(),
        )


def test_a_closed_project_takes_no_plans(world: World, lead: User) -> None:
    cycle = a_cycle(world.project, lead)
    closed(world.project, lead)

    with pytest.raises(NotNow, match="Reopen"):
        a_cycle(world.project, lead)
    with pytest.raises(NotNow, match="Reopen"):
        write(cycle, lead, title="Another name")


def test_of_two_editors_the_second_is_told(project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead)
    same = Cycle.objects.get(pk=cycle.pk)
    write(cycle, lead, objective="Ask three staff.")

    with pytest.raises(EditedElsewhere):
        write(same, lead, objective="Ask nobody.")

    cycle.refresh_from_db()
    assert cycle.objective == "Ask three staff."


def test_a_plan_stands_once_the_test_has_begun(project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead, CycleStage.STUDY)

    with pytest.raises(NotNow, match="stand as they were"):
        write(cycle, lead, objective="What we meant to say.")
    write(cycle, lead, title="A better name", scale=Scale.ONE_SHIFT)

    assert (cycle.title, cycle.scale) == ("A better name", Scale.ONE_SHIFT)


def test_an_unknown_answer_is_a_mistake_of_ours(project: Project, lead: User) -> None:
    with pytest.raises(TypeError, match="decision"):
        write(a_cycle(project, lead), lead, decision="adopt")


def test_a_plan_that_was_not_tested_can_be_taken_back(project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead, CycleStage.DO)

    planning.drop_plan(cycle=cycle, by=lead, at=timezone.now())

    assert not Cycle.objects.exists()


def test_a_test_that_was_tried_stays(project: Project, lead: User) -> None:
    tried = a_cycle(project, lead, CycleStage.STUDY)

    with pytest.raises(NotNow):
        planning.drop_plan(cycle=tried, by=lead, at=timezone.now())


def test_a_plan_that_another_grew_from_stays(project: Project, lead: User) -> None:
    first = a_cycle(project, lead)
    a_cycle(project, lead, previous=first)

    with pytest.raises(NotNow, match="goes on"):
        planning.drop_plan(cycle=first, by=lead, at=timezone.now())


def test_another_organisation_sees_nothing(project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead)
    stranger = a_world("Elsewhere").lead

    assert list(Cycle.objects.visible_to(lead, on=TODAY)) == [cycle]
    assert not Cycle.objects.visible_to(stranger, on=TODAY).exists()
