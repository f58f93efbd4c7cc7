"""Many boxes and links at once: all of them, or none."""

import pytest
from django.utils import timezone

from common.errors import Denied, Invalid, NotNow
from projects.layers import Layer, NewBox, NewLink, Strength
from projects.models import ChangeIdea, DiagramLink, DiagramNode, DriverDiagram
from projects.services import diagrams, drafts
from tests.world import World, a_person, a_world, closed

CALM = NewBox("a", Layer.PRIMARY, "Calm evenings")
WALK = NewBox("b", Layer.IDEA, "Walk after supper")


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def diagram(world: World) -> DriverDiagram:
    return diagrams.open_diagram(project=world.project, by=world.lead, at=timezone.now())


def add(diagram: DriverDiagram, world: World, boxes=(CALM, WALK), links=(), by=None) -> int:
    return drafts.add_drafts(
        diagram=diagram, boxes=boxes, links=links, by=by or world.lead, at=timezone.now()
    )


def aim_key(diagram: DriverDiagram) -> str:
    return str(DiagramNode.objects.get(diagram=diagram, layer=Layer.AIM).public_id)


def test_boxes_come_with_links_among_themselves_and_to_those_that_are_there(
    world: World, diagram: DriverDiagram
) -> None:
    links = [NewLink("a", aim_key(diagram)), NewLink("b", "a", Strength.WEAK)]

    assert add(diagram, world, links=links) == 2

    assert [(str(link), link.strength) for link in DiagramLink.objects.order_by("pk")] == [
        (f"Calm evenings → {world.project.title}", "strong"),
        ("Walk after supper → Calm evenings", "weak"),
    ]
    assert ChangeIdea.objects.get().suggested_by == world.lead


def test_a_link_that_is_there_stays_as_it_is(world: World, diagram: DriverDiagram) -> None:
    add(diagram, world, links=[NewLink("a", aim_key(diagram))])
    calm = str(DiagramNode.objects.get(text="Calm evenings").public_id)

    again = add(diagram, world, (), [NewLink(calm, aim_key(diagram), Strength.WEAK)])

    assert again == 0
    assert DiagramLink.objects.get().strength == "strong"


def test_new_boxes_stand_below_those_that_are_there(world: World, diagram: DriverDiagram) -> None:
    for _ in range(2):
        add(diagram, world, [CALM, NewBox("c", Layer.PRIMARY, "Known staff")])

    row = DiagramNode.objects.filter(diagram=diagram, layer=Layer.PRIMARY).standing()
    assert [node.place for node in row] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("boxes", "links"),
    [
        ([CALM, NewBox("x", Layer.IDEA, " ")], []),
        ([CALM, NewBox("x", Layer.IDEA, "x" * 201)], []),
        ([CALM, NewBox("x", Layer.AIM, "Another aim")], []),
        ([CALM, WALK], [NewLink("a", "b")]),
        ([CALM], [NewLink("a", "a")]),
        ([CALM], [NewLink("a", "gone")]),
        ([CALM] * 300, []),
        ([CALM], [NewLink("a", "gone")] * 1_001),
    ],
    ids=["blank", "long", "aim", "away", "itself", "gone", "too many", "too many links"],
)
def test_of_a_draft_with_a_fault_nothing_is_added(
    world: World, diagram: DriverDiagram, boxes: list[NewBox], links: list[NewLink]
) -> None:
    with pytest.raises(Invalid):
        add(diagram, world, boxes, links)

    assert DiagramNode.objects.count() == 1


def test_only_the_team_adds_and_only_while_the_project_is_open(
    world: World, diagram: DriverDiagram
) -> None:
    with pytest.raises(Denied):
        add(diagram, world, by=a_person(world.organisation))
    closed(world.project, world.lead)
    with pytest.raises(NotNow):
        add(diagram, world)
