"""Driver diagrams: four layers, links towards the aim, no words lost between two editors."""

import pytest
from django.utils import timezone

from common.errors import Denied, Invalid, NotNow
from common.models import EditedElsewhere
from projects.layers import Layer, Strength
from projects.models import ChangeIdea, DiagramLink, DiagramNode, DriverDiagram
from projects.services import diagrams
from tests.world import World, a_person, a_world


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def diagram(world: World) -> DriverDiagram:
    return diagrams.open_diagram(project=world.project, by=world.lead, at=timezone.now())


def add(diagram: DriverDiagram, world: World, layer: Layer, text: str, *targets: DiagramNode):
    return diagrams.add_node(
        diagram=diagram,
        layer=layer,
        text=text,
        targets=targets,
        by=world.lead,
        at=timezone.now(),
    )


def link(source: DiagramNode, target: DiagramNode, world: World, how: Strength = Strength.STRONG):
    diagrams.link_nodes(
        source=source, target=target, strength=how, by=world.lead, at=timezone.now()
    )


def place(node: DiagramNode, beside: DiagramNode, world: World, *, before: bool) -> None:
    diagrams.place_node(node=node, beside=beside, before=before, by=world.lead, at=timezone.now())


def aim_of(diagram: DriverDiagram) -> DiagramNode:
    return DiagramNode.objects.get(diagram=diagram, layer=Layer.AIM)


def test_a_new_diagram_has_the_aim_on_it_and_is_opened_once(
    world: World, diagram: DriverDiagram
) -> None:
    again = diagrams.open_diagram(project=world.project, by=world.lead, at=timezone.now())

    assert again == diagram
    assert aim_of(diagram).text == world.project.title


def test_an_idea_may_serve_several_drivers(world: World, diagram: DriverDiagram) -> None:
    primary = add(diagram, world, Layer.PRIMARY, "Calm ward", aim_of(diagram))
    first = add(diagram, world, Layer.SECONDARY, "Activities", primary)
    second = add(diagram, world, Layer.SECONDARY, "Noise at night", primary)

    idea = add(diagram, world, Layer.IDEA, "Evening walk", first, second)

    assert {link.target for link in idea.leads_to.all()} == {first, second}
    assert ChangeIdea.objects.get(node=idea).suggested_by == world.lead


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (Layer.PRIMARY, Layer.SECONDARY),
        (Layer.SECONDARY, Layer.IDEA),
        (Layer.PRIMARY, Layer.PRIMARY),
        (Layer.IDEA, Layer.AIM),
    ],
)
def test_a_link_that_does_not_lead_to_the_aim_is_refused(
    world: World, diagram: DriverDiagram, source: Layer, target: Layer
) -> None:
    start = add(diagram, world, source, "start")
    end = aim_of(diagram) if target is Layer.AIM else add(diagram, world, target, "end")

    with pytest.raises(Invalid):
        link(start, end, world)

    assert not DiagramLink.objects.exists()


def test_a_box_cannot_be_linked_to_itself(world: World, diagram: DriverDiagram) -> None:
    primary = add(diagram, world, Layer.PRIMARY, "Calm ward")

    with pytest.raises(Invalid, match="marked below"):
        link(primary, primary, world)


def test_linking_again_changes_how_strong_it_is(world: World, diagram: DriverDiagram) -> None:
    primary = add(diagram, world, Layer.PRIMARY, "Calm ward", aim_of(diagram))

    link(primary, aim_of(diagram), world, Strength.WEAK)

    assert DiagramLink.objects.get().strength == Strength.WEAK


def test_a_box_of_another_diagram_cannot_be_linked(world: World, diagram: DriverDiagram) -> None:
    other = a_world("Elsewhere")
    theirs = diagrams.open_diagram(project=other.project, by=other.lead, at=timezone.now())
    primary = add(diagram, world, Layer.PRIMARY, "Calm ward")

    with pytest.raises(Invalid, match="on this diagram"):
        link(primary, aim_of(theirs), world)


def test_of_two_people_who_rename_one_box_the_second_is_told(
    world: World, diagram: DriverDiagram
) -> None:
    primary = add(diagram, world, Layer.PRIMARY, "Calm ward")
    seen = primary.version

    diagrams.rename_node(
        node=primary, seen_version=seen, text="Calm evenings", by=world.lead, at=timezone.now()
    )
    with pytest.raises(EditedElsewhere):
        diagrams.rename_node(
            node=primary, seen_version=seen, text="Quiet ward", by=world.lead, at=timezone.now()
        )

    primary.refresh_from_db()
    assert primary.text == "Calm evenings"


def test_two_people_who_work_on_different_boxes_do_not_collide(
    world: World, diagram: DriverDiagram
) -> None:
    first = add(diagram, world, Layer.PRIMARY, "Calm ward")
    second = add(diagram, world, Layer.PRIMARY, "Staffing")

    for node, text in ((first, "Calm evenings"), (second, "Enough staff")):
        diagrams.rename_node(node=node, seen_version=1, text=text, by=world.lead, at=timezone.now())

    texts = DiagramNode.objects.filter(layer=Layer.PRIMARY).values_list("text", flat=True)
    assert set(texts) == {"Calm evenings", "Enough staff"}


def test_a_removed_box_can_be_put_back_with_its_links(world: World, diagram: DriverDiagram) -> None:
    primary = add(diagram, world, Layer.PRIMARY, "Calm ward", aim_of(diagram))

    diagrams.remove_node(
        node=primary, seen_version=primary.version, by=world.lead, at=timezone.now()
    )
    removed = DiagramNode.objects.filter(diagram=diagram).standing()
    assert primary not in removed
    diagrams.put_back_node(node=primary, by=world.lead, at=timezone.now())

    assert primary in DiagramNode.objects.filter(diagram=diagram).standing()
    assert primary.leads_to.count() == 1


def test_the_aim_stays(world: World, diagram: DriverDiagram) -> None:
    with pytest.raises(Invalid, match="keeps its aim"):
        diagrams.remove_node(node=aim_of(diagram), seen_version=1, by=world.lead, at=timezone.now())


def test_boxes_move_within_their_layer(world: World, diagram: DriverDiagram) -> None:
    names = ["first", "second", "third"]
    boxes = [add(diagram, world, Layer.PRIMARY, name) for name in names]

    place(boxes[2], boxes[0], world, before=True)
    place(boxes[0], boxes[1], world, before=False)

    standing = DiagramNode.objects.filter(diagram=diagram, layer=Layer.PRIMARY).standing()
    assert [node.text for node in standing] == ["third", "second", "first"]


def test_a_box_is_not_placed_beside_one_that_has_gone(world: World, diagram: DriverDiagram) -> None:
    stays = add(diagram, world, Layer.PRIMARY, "stays")
    goes = add(diagram, world, Layer.PRIMARY, "goes")
    diagrams.remove_node(node=goes, seen_version=1, by=world.lead, at=timezone.now())

    with pytest.raises(NotNow, match="moved or gone"):
        place(stays, goes, world, before=False)


@pytest.mark.parametrize("text", ["", "   ", "x" * 201], ids=["empty", "blank", "too long"])
def test_a_box_needs_a_few_words(world: World, diagram: DriverDiagram, text: str) -> None:
    with pytest.raises(Invalid):
        add(diagram, world, Layer.PRIMARY, text)


def test_a_diagram_of_500_boxes_is_refused_in_words(
    world: World, diagram: DriverDiagram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(diagrams, "MOST_BOXES", 2)
    add(diagram, world, Layer.PRIMARY, "one")

    with pytest.raises(Invalid, match="at most 2 boxes"):
        add(diagram, world, Layer.PRIMARY, "two")


def test_only_the_team_draws(world: World, diagram: DriverDiagram) -> None:
    stranger = a_person(world.organisation)

    with pytest.raises(Denied):
        diagrams.add_node(
            diagram=diagram, layer=Layer.PRIMARY, text="x", by=stranger, at=timezone.now()
        )


def test_a_removed_box_is_not_renamed(world: World, diagram: DriverDiagram) -> None:
    primary = add(diagram, world, Layer.PRIMARY, "Calm ward")
    diagrams.remove_node(node=primary, seen_version=1, by=world.lead, at=timezone.now())

    with pytest.raises(NotNow, match="Put it back"):
        diagrams.rename_node(
            node=primary, seen_version=2, text="x", by=world.lead, at=timezone.now()
        )
