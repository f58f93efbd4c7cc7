"""Small charts that stand beside others: the same axes, whatever each of them holds."""

import re
from dataclasses import replace

from charts.figures.drawing import Size, draw_chart
from charts.figures.drawing.layout import small_frame
from charts.figures.drawing.palette import LIGHT
from charts.figures.spec import Reach
from tests.figures.specs import LOWER, STEADY, a_spec, months

REACH = Reach(low=3.0, high=7.0, first_label="2025-01-01", last_label="2026-06-01")


def test_the_same_number_and_period_lie_at_the_same_place() -> None:
    whole = a_spec(STEADY, reach=REACH)
    late = a_spec(LOWER, labels=months(14)[4:], reach=REACH)

    one, other = small_frame(whole, LIGHT), small_frame(late, LIGHT)

    assert one.up == other.up
    assert one.x(4) == other.x(0)
    assert one.up.low <= 3.0 < 7.0 <= one.up.high


def test_the_ends_that_are_written_are_those_of_them_all() -> None:
    drawing = draw_chart(a_spec(LOWER, reach=REACH), size=Size.SMALL)

    assert re.findall(r"<text[^>]*>([^<]+)</text>", drawing)[-2:] == ["Jan 2025", "Jun 2026"]


def test_alone_a_chart_keeps_axes_of_its_own() -> None:
    spec = a_spec(LOWER)

    assert small_frame(spec, LIGHT).up != small_frame(replace(spec, reach=REACH), LIGHT).up
