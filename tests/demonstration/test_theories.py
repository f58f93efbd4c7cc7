"""Charters and driver diagrams of the demonstration trust: as plans, and really drawn."""

import pytest

from charts.models import NodeMeasure
from dashboards.diagrams.health import gaps
from dashboards.diagrams.theory import IdeaState
from dashboards.selectors.diagrams import diagram_of
from pdsa.models import Cycle
from people.demonstration import WARD_LEAD
from projects.layers import Layer
from projects.models import Aim, Charter, DriverDiagram, Project
from projects.stages import Stage
from qiplatform.demonstration.plans import ProjectPlan, TrustPlan

PAST_PLANNING = frozenset(Stage) - {Stage.IDEA, Stage.PLANNING}


@pytest.fixture
def past_planning(plan: TrustPlan) -> list[ProjectPlan]:
    return [project for project in plan.projects if project.stage in PAST_PLANNING]


def test_every_project_past_planning_has_a_diagram_of_four_layers(
    past_planning: list[ProjectPlan],
) -> None:
    for project in past_planning:
        layers = {box.layer for box in project.diagram}
        assert layers == {Layer.PRIMARY, Layer.SECONDARY, Layer.IDEA}, project.title


def test_ideas_have_no_diagram_and_some_plans_have_one_already(plan: TrustPlan) -> None:
    ideas = [project for project in plan.projects if project.stage is Stage.IDEA]
    planning = [project for project in plan.projects if project.stage is Stage.PLANNING]

    assert not any(project.diagram or project.charter for project in ideas)
    assert 0 < sum(bool(project.diagram) for project in planning) < len(planning)


def test_every_test_is_of_an_idea_on_the_diagram(past_planning: list[ProjectPlan]) -> None:
    for project in past_planning:
        ideas = {box.text for box in project.diagram if box.layer is Layer.IDEA}
        assert {cycle.change for cycle in project.cycles} <= ideas, project.title


def test_boxes_lead_to_boxes_that_come_before_them(past_planning: list[ProjectPlan]) -> None:
    for project in past_planning:
        seen = {""}
        for box in project.diagram:
            assert box.text not in seen, f"{box.text} twice in {project.title}"
            assert {*box.leads_to, *box.leads_weakly_to} <= seen, project.title
            seen.add(box.text)


def test_charters_past_planning_are_approved_by_somebody_else(
    past_planning: list[ProjectPlan],
) -> None:
    for project in past_planning:
        assert project.charter is not None
        assert project.charter.decided_on is not None
        assert not project.charter.is_returned


def test_charters_being_planned_are_in_every_state(plan: TrustPlan) -> None:
    charters = [p.charter for p in plan.projects if p.stage is Stage.PLANNING and p.charter]

    assert any(charter.submitted_on is None for charter in charters)
    assert any(charter.submitted_on and not charter.decided_on for charter in charters)
    assert any(charter.is_returned for charter in charters)


def test_aims_go_the_way_of_their_measure(plan: TrustPlan) -> None:
    aims = [project.aim_parts for project in plan.projects if project.aim_parts]

    assert len(aims) > 0.9 * len(plan.projects)
    for aim in aims:
        assert aim.baseline is not None
        assert aim.target is not None
        assert (aim.target < aim.baseline) == (aim.direction == "decrease"), aim


def test_they_are_really_there(seeded: str) -> None:
    begun = Project.objects.filter(stage__in=PAST_PLANNING)

    assert DriverDiagram.objects.filter(project__in=begun).count() == begun.count()
    assert Charter.objects.filter(project__in=begun, state="approved").count() == begun.count()
    assert Aim.objects.exists()
    assert NodeMeasure.objects.filter(node__layer=Layer.AIM).exists()
    assert not Cycle.objects.filter(idea=None).exists()


def test_the_ward_leads_diagram_shows_how_far_its_ideas_are(seeded: str) -> None:
    project = Project.objects.get(
        memberships__user__email=WARD_LEAD.email, memberships__role="lead"
    )

    theory = diagram_of(project).theory

    states = {box.state for box in theory.in_layer(Layer.IDEA)}
    assert {IdeaState.ADOPTED, IdeaState.TESTING} <= states
    assert theory.in_layer(Layer.AIM)[0].watches
    assert not any(gap.words == "Boxes that lead nowhere" for gap in gaps(theory))
