from datetime import date
from itertools import pairwise

import pytest

from charts.figures.timeline import Timeline


def test_months_stand_in_equal_steps_and_keep_room_for_absent_ones() -> None:
    line = Timeline(["2027-01-01", "2027-02-01", "2027-05-01"], "month")

    gaps = [after - before for before, after in pairwise(line.positions)]
    assert gaps == [1, 3]


@pytest.mark.parametrize(
    ("rhythm", "labels"),
    [
        ("month", ["2027-02-01", "2027-03-01"]),
        ("quarter", ["2027-01-01", "2027-04-01"]),
        ("week", ["2027-03-29", "2027-04-05"]),
    ],
)
def test_a_change_on_the_first_day_of_a_period_lies_between_the_points(
    rhythm: str, labels: list[str]
) -> None:
    line = Timeline(labels, rhythm)

    middle = sum(line.positions) / 2
    assert line.locate(date.fromisoformat(labels[1])) == pytest.approx(middle)
    assert line.edges()[1] == pytest.approx(middle)


def test_a_change_on_a_day_lies_at_the_point_of_that_day() -> None:
    line = Timeline(["2027-04-05", "2027-04-06"], "day")

    assert line.locate(date(2027, 4, 6)) == line.positions[1]


def test_events_stand_in_equal_steps_whatever_the_time_between_them() -> None:
    line = Timeline(["2027-01-01", "2027-01-02", "2027-06-01#1", "2027-06-01#2"], "event")

    assert line.positions == (0, 1, 2, 3)
    assert 1 < line.locate(date(2027, 3, 1)) < 2
    assert line.locate(date(2026, 1, 1)) == -0.5
    assert line.locate(date(2028, 1, 1)) == 3.5


def test_labels_that_do_not_fit_the_rhythm_stand_in_equal_steps() -> None:
    line = Timeline(["2027-01-01", "2027-01-02", "2027-01-03"], "month")

    assert line.positions == (0, 1, 2)


def test_no_points_have_a_place_all_the_same() -> None:
    assert Timeline([], "month").edges() == (-0.5, 0.5)
