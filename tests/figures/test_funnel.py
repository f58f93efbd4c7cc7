"""Funnels: a point a unit, names only outside the limits, never a ranking."""

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charts.engine.funnel import compare_units
from charts.figures.funnel.drawing import draw_funnel
from charts.figures.funnel.interactive import plotly_funnel
from charts.figures.funnel.spec import FunnelSpec
from charts.figures.funnel.words import describe, say


def spec_of(names: list[str], above: list[float], below: list[float]) -> FunnelSpec:
    return FunnelSpec(
        title="Seen within 7 days",
        period_words="October 2026",
        value_words="% of people seen within 7 days",
        size_words="people referred",
        decimals=1,
        percent=True,
        funnel=compare_units(names, above, below, multiplier=100.0),
    )


USUAL = spec_of(["Ash", "Birch", "Cedar"], [50, 61, 118], [100, 120, 240])
ONE_OUT = spec_of(["Ash", "Birch", "Cedar", "Dogwood"], [50, 61, 118, 5], [100, 120, 240, 60])


def test_units_that_differ_by_chance_are_not_ranked() -> None:
    assert "no more than chance explains" in say(USUAL)
    assert "Ash" not in say(USUAL)


def test_a_unit_outside_is_named_with_a_question() -> None:
    assert say(ONE_OUT).startswith("Dogwood differs from the others")
    assert "Ask first" in say(ONE_OUT)


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        (spec_of(["Ash"], [5], [10]), "only one unit"),
        (spec_of(["Ash", "Birch"], [5, 6], [0, 0]), "no numbers to compare"),
    ],
)
def test_nothing_to_compare_is_said(spec: FunnelSpec, words: str) -> None:
    assert words in say(spec)


def texts(svg: str) -> list[str]:
    picture = ElementTree.fromstring(svg)
    return [e.text or "" for e in picture.iter("{http://www.w3.org/2000/svg}text")]


def test_the_drawing_names_only_those_outside() -> None:
    shown = texts(draw_funnel(ONE_OUT))

    assert "Dogwood" in shown
    assert "Ash" not in shown
    assert "Number of people referred" in shown
    assert describe(ONE_OUT) in draw_funnel(ONE_OUT)


def test_picture_and_plotly_hold_the_same_units() -> None:
    figure = plotly_funnel(ONE_OUT)

    assert figure["data"][2]["y"] == list(ONE_OUT.funnel.values)
    assert figure["config"]["showSendToCloud"] is False


def test_names_never_become_markup() -> None:
    evil = spec_of(["<script>x</script>", "b", "c"], [1, 60, 61], [100, 120, 122])

    assert "<script" not in draw_funnel(evil)
    assert "<script" not in plotly_funnel(evil)["data"][2]["text"][0]


UNITS = st.lists(
    st.integers(0, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), max_size=40
)


@given(UNITS)
@settings(max_examples=60)
def test_any_units_give_a_well_formed_picture_and_a_sentence(units: list) -> None:
    spec = spec_of(
        [f"Unit {i}" for i in range(len(units))], [u[0] for u in units], [u[1] for u in units]
    )

    svg = draw_funnel(spec)

    ElementTree.fromstring(svg)
    assert "nan" not in svg
    assert say(spec).endswith(".")
