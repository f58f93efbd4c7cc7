"""The outline: every box once, under its home, with what it helps besides."""

from hypothesis import given, settings

from dashboards.diagrams.health import gaps
from dashboards.diagrams.outline import neighbours, outline, walk
from dashboards.diagrams.theory import Box, IdeaState, Line, Theory
from projects.layers import Layer
from tests.unit.dashboards.theories import FALLS, SMALL, theories


@given(theories())
@settings(max_examples=60)
def test_every_box_is_in_the_outline_once_and_every_link_is_told_once(theory: Theory) -> None:
    branches = list(walk(outline(theory)))

    assert sorted(b.box.key for b in branches) == sorted(box.key for box in theory.boxes)
    told = sum(len(b.below) + len(b.also) for b in branches)
    assert told == len(theory.lines)


def test_a_box_stands_under_the_nearest_it_leads_to_and_names_the_others() -> None:
    both = Theory(SMALL.boxes, (*SMALL.lines, Line(4, 2, is_strong=False)))

    idea = next(b for b in walk(outline(both)) if b.box.key == 4)

    assert [box.text for box in idea.also] == ["Calm evenings"]
    assert idea.is_strong


def test_boxes_that_lead_nowhere_come_last() -> None:
    lonely = Box(9, Layer.SECONDARY, "Noise")

    roots = outline(Theory((lonely, *SMALL.boxes), SMALL.lines))

    assert [branch.box.key for branch in roots] == [1, 9]


def test_neighbours_are_of_the_same_kind_under_the_same_box() -> None:
    beside = Box(5, Layer.SECONDARY, "Noise", place=1)
    idea = Box(6, Layer.IDEA, "An idea right under the primary driver")
    theory = Theory((*SMALL.boxes, beside, idea), (*SMALL.lines, Line(5, 2), Line(6, 2)))

    assert neighbours(outline(theory), 5) == ([3, 5], 1)
    assert neighbours(outline(theory), 6) == ([6], 0)


def lacking(theory: Theory) -> dict[str, list[str]]:
    return {gap.words: [box.text for box in gap.boxes] for gap in gaps(theory)}


def test_gaps_name_what_does_not_hang_together() -> None:
    lonely = Box(5, Layer.SECONDARY, "Noise at night")
    new = Box(6, Layer.IDEA, "Quiet hour", state=IdeaState.NOT_TESTED)
    theory = Theory((*SMALL.boxes, lonely, new), (*SMALL.lines, Line(6, 3)))

    assert lacking(theory) == {
        "Boxes that lead nowhere": ["Noise at night"],
        "Drivers that no idea touches": ["Noise at night"],
        "Ideas that no measure watches": ["Walk after supper", "Quiet hour"],
        "Ideas that nobody has tested": ["Quiet hour"],
    }


def test_an_idea_is_watched_by_the_measure_of_its_driver() -> None:
    aim, calm, walks, supper = SMALL.boxes
    watched = Box(**{**vars(walks), "watches": (FALLS,)})

    assert lacking(Theory((aim, calm, watched, supper), SMALL.lines)) == {}


def test_a_measure_on_the_aim_watches_no_idea() -> None:
    aim = Box(**{**vars(SMALL.boxes[0]), "watches": (FALLS,)})

    found = lacking(Theory((aim, *SMALL.boxes[1:]), SMALL.lines))

    assert found == {"Ideas that no measure watches": ["Walk after supper"]}
