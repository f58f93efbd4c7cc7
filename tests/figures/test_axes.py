"""Scales, steps and dates of the axes; text that must fit."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.figures.drawing.calendar import ticks_for
from charts.figures.drawing.end_labels import spread
from charts.figures.drawing.lettering import fit, width
from charts.figures.drawing.scales import PeriodScale, round_step, tick_decimals, value_scale
from charts.figures.timeline import Timeline
from tests.figures.gallery import CHARTS
from tests.figures.specs import STEADY, a_spec, days, months, percentages

# A busy machine is no reason to fail.
sizes = st.floats(1e-6, 1e12)


def ticks(labels: list[str], rhythm: str, room: float = 740) -> list[tuple[str, str]]:
    line = Timeline(labels, rhythm)
    edges = line.edges()
    across = PeriodScale(edges[0], edges[-1], 0, room)
    return [(tick.text, tick.group) for tick in ticks_for(line, across, 12.5)]


@pytest.mark.parametrize(
    ("labels", "rhythm", "expected"),
    [
        (months(4), "month", [("Jan", "2025"), ("Feb", "2025"), ("Mar", "2025"), ("Apr", "2025")]),
        (
            months(24),
            "month",
            [(month, year) for year in ("2025", "2026") for month in ("Jan", "Apr", "Jul", "Oct")],
        ),
        (months(200), "month", [(str(2026 + 2 * i), "") for i in range(8)]),
        (
            months(9)[::3],
            "quarter",
            [("Jan–Mar", "2025"), ("Apr–Jun", "2025"), ("Jul–Sep", "2025")],
        ),
        (days(3, 7), "week", [("5 Jan", "2026"), ("12 Jan", "2026"), ("19 Jan", "2026")]),
        (days(4), "day", [(str(day), "Jan 2026") for day in (5, 6, 7, 8)]),
        (
            days(160),
            "day",
            [(month, "2026") for month in ("Feb", "Mar", "Apr", "May", "Jun")],
        ),
        (["2026-01-05", "2026-09-30"], "event", [("5 Jan", "2026"), ("30 Sep", "2026")]),
        (["2026-05-01"], "month", [("May", "2026")]),
    ],
    ids=[
        "few months", "many months", "years", "quarters", "weeks", "days", "many days", "events",
        "one month",
    ],
)  # fmt: skip
def test_dates_are_written_at_steps_people_count_in(
    labels: list[str], rhythm: str, expected: list[tuple[str, str]]
) -> None:
    assert ticks(labels, rhythm) == expected


@pytest.mark.parametrize("rhythm", ["day", "week", "month", "quarter", "event"])
@pytest.mark.parametrize("count", [2, 7, 23, 60, 160, 1000])
@pytest.mark.parametrize("room", [240, 740])
def test_date_words_keep_apart(rhythm: str, count: int, room: float) -> None:
    step = {"day": 1, "week": 7, "month": 0, "quarter": 0, "event": 5}[rhythm]
    labels = days(count, step) if step else months(count * 3)[:: 3 if rhythm == "quarter" else 1]
    line = Timeline(labels, rhythm)
    edges = line.edges()
    found = ticks_for(line, PeriodScale(edges[0], edges[-1], 0, room), 12)

    assert found
    for before, after in pairwise(found):
        assert after.x - before.x > (width(before.text, 12) + width(after.text, 12)) / 2


@given(low=st.floats(-1e9, 1e9), span=sizes)
def test_a_scale_holds_every_value_between_round_steps(low: float, span: float) -> None:
    values = [low, low + span, low + span / 3]
    spec = a_spec(values, bounds=(None, None))
    scale = value_scale(spec.analysis, 10, 210, about=5, percent=False)

    assert all(scale.contains(value) for value in values)
    assert 3 <= len(scale.ticks) <= 12
    assert all(10 <= scale.y(value) <= 210 for value in values)


@given(wanted=sizes)
def test_steps_are_round_and_near_what_is_wanted(wanted: float) -> None:
    step = round_step(wanted)

    assert 0.5 <= step / wanted <= 2
    assert f"{step:e}"[0] in "125"


def test_percentages_never_run_past_a_hundred() -> None:
    scale = value_scale(
        percentages([9, 10, 9, 10], [10] * 4).analysis, 0, 100, about=5, percent=True
    )

    assert scale.high == 100


def test_scales_start_at_zero_where_zero_is_near() -> None:
    assert value_scale(a_spec([2.0, 8.0]).analysis, 0, 100, about=5, percent=False).low == 0
    high = a_spec([80.0, 82.0, 81.0], bounds=(None, None))
    assert value_scale(high.analysis, 0, 100, about=5, percent=False).low > 0


def test_a_point_left_out_does_not_squeeze_the_others() -> None:
    scale = value_scale(CHARTS["gaps"].analysis, 0, 100, about=5, percent=False)

    assert scale.high < 15
    assert scale.y(44.5) == 0


def test_a_point_left_out_nearby_is_inside() -> None:
    spec = a_spec([*STEADY, 11.0], excluded=[14])

    assert value_scale(spec.analysis, 0, 100, about=5, percent=False).contains(11.0)


@pytest.mark.parametrize(
    ("values", "expected"), [([0, 5, 10], 0), ([0, 0.5], 1), ([0.25, 0.5], 2), ([1e-9], 0)]
)
def test_steps_are_written_with_as_few_places_as_they_need(
    values: list[float], expected: int
) -> None:
    assert tick_decimals(values) == expected


@given(st.lists(st.floats(0, 200), max_size=4).map(sorted))
def test_labels_keep_their_order_and_their_distance(wanted: list[float]) -> None:
    places = spread(wanted, 15, 0, 200)

    assert len(places) == len(wanted)
    assert all(after - before >= 15 - 1e-9 for before, after in pairwise(places))
    assert all(0 <= place <= 200 for place in places)


def test_labels_with_room_stay_where_they_belong() -> None:
    assert spread([20, 60, 120], 15, 0, 200) == [20, 60, 120]
    assert spread([60, 60], 16, 0, 200) == [52, 68]


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("Falls", 100, "Falls"),
        ("Falls on the older adults' ward", 110, "Falls on the…"),
        ("Pneumonoultramicroscopic", 60, "Pneum…"),
        ("Falls", 12, ""),
        ("  spaced   out ", 200, "spaced out"),
    ],
)
def test_text_is_cut_between_words_where_it_can(text: str, room: float, expected: str) -> None:
    assert fit(text, 12, room) == expected


@given(st.text(max_size=60), st.floats(0, 400))
def test_cut_text_fits(text: str, room: float) -> None:
    assert width(fit(text, 12, room), 12) <= room or fit(text, 12, room) == ""
