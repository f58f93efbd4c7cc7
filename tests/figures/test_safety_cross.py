"""The safety cross: every day of a month in a square of its own, colour never alone."""

import re

import pytest

from charts.figures.safety_cross import GREEN, ORANGE, RED, Day, draw_cross, place_of


def test_every_day_has_a_square_of_its_own() -> None:
    places = [place_of(day) for day in range(1, 32)]

    assert len(set(places)) == 31
    assert all(row in range(7) and column in range(7) for row, column in places)


def test_what_no_month_has_has_no_square() -> None:
    with pytest.raises(ValueError, match="34"):
        place_of(34)


def test_each_colour_has_a_mark_beside_it() -> None:
    drawing = draw_cross(
        {1: Day.GREEN, 2: Day.ORANGE, 3: Day.RED}, length=30, today=3, words="June"
    )

    assert all(colour in drawing for colour in (GREEN, ORANGE, RED))
    assert drawing.count("<path") == 1  # the corner of a near miss
    assert drawing.count("<rect") == 31  # thirty squares and the bar of a red day
    assert len(re.findall(r"<text", drawing)) == 30
    assert "<title>June</title>" in drawing
