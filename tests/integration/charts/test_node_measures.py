"""Measures watch boxes of their own project's diagram."""

import pytest
from django.utils import timezone

from charts.models import NodeMeasure
from charts.services.node_measures import attach_measure, attach_measures, detach_measure
from common.errors import Denied, Invalid
from projects.models import DiagramNode
from projects.services import diagrams
from tests.world import World, a_measure, a_person, a_project, a_world


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def box(world: World) -> DiagramNode:
    diagram = diagrams.open_diagram(project=world.project, by=world.lead, at=timezone.now())
    return DiagramNode.objects.get(diagram=diagram)


def test_attaching_twice_and_detaching_twice_is_fine(world: World, box: DiagramNode) -> None:
    measure = a_measure(world.project, world.lead)

    for _ in range(2):
        attach_measure(node=box, measure=measure, by=world.lead, at=timezone.now())
    assert NodeMeasure.objects.count() == 1

    for _ in range(2):
        detach_measure(node=box, measure=measure, by=world.lead, at=timezone.now())
    assert NodeMeasure.objects.count() == 0


def test_a_measure_of_another_project_does_not_watch(world: World, box: DiagramNode) -> None:
    measure = a_measure(a_project(world.ward, world.lead), world.lead)

    with pytest.raises(Invalid) as refused:
        attach_measure(node=box, measure=measure, by=world.lead, at=timezone.now())

    assert "measure" in refused.value.fields


def test_only_the_team_attaches_and_detaches(world: World, box: DiagramNode) -> None:
    measure = a_measure(world.project, world.lead)
    colleague = a_person(world.organisation)

    for service in (attach_measure, detach_measure):
        with pytest.raises(Denied):
            service(node=box, measure=measure, by=colleague, at=timezone.now())


def test_many_at_once_meet_the_same_checks(world: World, box: DiagramNode) -> None:
    measure = a_measure(world.project, world.lead)
    other = a_project(world.ward, world.lead)
    theirs = a_measure(other, world.lead)
    how = {"project": world.project, "by": world.lead, "at": timezone.now()}

    attach_measures(watches=[(box, measure), (box, measure)], **how)
    assert NodeMeasure.objects.count() == 1

    with pytest.raises(Invalid):
        attach_measures(watches=[(box, theirs)], **how)
    with pytest.raises(Invalid):
        attach_measures(watches=[(box, theirs)], **{**how, "project": other})
