"""Drawing a driver diagram: every box once, none on another, every word escaped."""

from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charts.figures.drawing.lettering import width
from dashboards.diagrams.drawing import draw
from dashboards.diagrams.layout import COLUMN, PlacedBox, column_of, lay_out, wrapped
from dashboards.diagrams.theory import Box, IdeaState, Line, Theory, gaps
from projects.layers import Layer, may_lead_to

AIM = Box(1, Layer.AIM, "Fewer falls on Willow ward")
CALM = Box(2, Layer.PRIMARY, "Calm evenings")
WALKS = Box(3, Layer.SECONDARY, "Walks and activities")
SUPPER = Box(4, Layer.IDEA, "Walk after supper", state=IdeaState.TESTING, cycles=1)
SMALL = Theory((AIM, CALM, WALKS, SUPPER), (Line(2, 1), Line(3, 2), Line(4, 3)))


@st.composite
def theories(draw_value: st.DrawFn) -> Theory:
    layers = draw_value(st.lists(st.sampled_from(list(Layer)), max_size=30))
    boxes = [
        Box(key, layer, draw_value(st.text(max_size=120)), place=key)
        for key, layer in enumerate(layers)
    ]
    possible = [
        Line(a.key, b.key)
        for a in boxes
        for b in boxes
        if a.key != b.key and may_lead_to(a.layer, b.layer)
    ]
    lines = draw_value(st.lists(st.sampled_from(possible), unique=True)) if possible else []
    return Theory(tuple(boxes), tuple(lines))


def overlap(one: PlacedBox, other: PlacedBox) -> bool:
    return one.x == other.x and one.y < other.y + other.height and other.y < one.y + one.height


@given(theories())
@settings(max_examples=60, deadline=None)
def test_every_box_stands_once_in_its_column_and_none_on_another(theory: Theory) -> None:
    layout = lay_out(theory)

    assert sorted(p.box.key for p in layout.boxes) == [box.key for box in theory.boxes]
    assert all(p.x == column_of(p.box.layer) for p in layout.boxes)
    assert not any(overlap(a, b) for a, b in combinations(layout.boxes, 2))
    assert all(p.y >= 0 and p.y + p.height <= layout.height for p in layout.boxes)
    assert len(layout.lines) == len(theory.lines)


@given(theories())
@settings(max_examples=30, deadline=None)
def test_the_picture_is_well_formed_whatever_people_type(theory: Theory) -> None:
    picture = ElementTree.fromstring(draw(theory, title="Theory"))

    boxes = [e for e in picture.iter() if e.get("data-box") is not None]
    assert len(boxes) == len(theory.boxes)


def test_words_of_people_never_become_markup() -> None:
    evil = Theory((Box(1, Layer.AIM, "<script>alert(1)</script>"),), ())

    assert "<script" not in draw(evil, title="<b>")


def test_a_link_runs_from_the_left_of_its_source_to_the_right_of_its_target() -> None:
    layout = lay_out(SMALL)
    placed = {p.box.key: p for p in layout.boxes}

    line = next(line for line in layout.lines if line.line.source == 2)

    assert line.start == (placed[2].x, placed[2].middle)
    assert line.end == (placed[1].x + COLUMN, placed[1].middle)


@pytest.mark.parametrize("text", ["x" * 300, "a few ordinary words " * 9])
def test_words_stay_inside_their_box(text: str) -> None:
    lines = wrapped(text, 200, 14)

    assert all(width(line, 14) <= 200 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_gaps_name_what_does_not_hang_together() -> None:
    lonely = Box(5, Layer.SECONDARY, "Noise at night")
    theory = Theory((*SMALL.boxes, lonely), SMALL.lines)

    found = {gap.words.split(".")[0]: [box.text for box in gap.boxes] for gap in gaps(theory)}

    assert found == {
        "No change idea touches these drivers": ["Noise at night"],
        "No measure watches these ideas": ["Walk after supper"],
        "These lead nowhere yet": ["Noise at night"],
    }
