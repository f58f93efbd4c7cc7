import pytest

from charts.engine import Method, PhaseStart
from charts.figures import magnitude
from tests.figures.specs import STEADY, a_spec, days, percentages

SPEC = a_spec(STEADY)
PERCENT = percentages([5, 6, 7], [10, 10, 10])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (6.2, 4.1, "about 34% lower"),
        (4.0, 5.0, "about 25% higher"),
        (8.0, 22.0, "2.8 times as high"),
        (4.0, 8.0, "2 times as high"),
        (6.0, 6.04, ""),
        (1000.0, 1000.1, ""),
        (0.0, 3.0, "3.0 higher"),
        (-2.0, -3.0, "1.0 lower"),
        (None, 3.0, ""),
        (3.0, None, ""),
    ],
)
def test_changes_of_numbers_are_told_as_shares(
    old: float | None, new: float | None, expected: str
) -> None:
    assert magnitude.change_words(SPEC, old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (50.0, 62.4, "12.4 percentage points higher"),
        (50.0, 49.0, "1 percentage point lower"),
        (50.0, 50.01, ""),
    ],
)
def test_changes_of_percentages_are_told_in_points(old: float, new: float, expected: str) -> None:
    assert magnitude.change_words(PERCENT, old, new) == expected


def test_typical_values_follow_the_chart() -> None:
    values = [1.0, 2.0, 9.0]
    run = a_spec(values, method=Method.RUN)

    assert magnitude.typical(a_spec(values), range(3)) == 4.0
    assert magnitude.typical(run, range(3)) == 2.0
    assert magnitude.typical(percentages([1, 9], [10, 30]), range(2)) == 25.0
    assert magnitude.typical(percentages([0, 0], [10, 30]), range(2)) == 0.0
    assert magnitude.typical(a_spec([None, None]), range(2)) is None
    assert magnitude.typical_name(run) == "median"


@pytest.mark.parametrize(
    ("positions", "rhythm", "expected"),
    [
        ([3, 4, 5], "month", "months"),
        ([3, 4, 6], "month", "points"),
        ([3], "week", "week"),
        ([3, 4], "event", "points"),
    ],
)
def test_points_are_months_only_where_none_is_left_out(
    positions: list[int], rhythm: str, expected: str
) -> None:
    spec = a_spec(STEADY, labels=days(14, 7), rhythm=rhythm)

    assert magnitude.points(spec, positions) == expected


@pytest.mark.parametrize(
    ("first", "frozen", "value", "name"),
    [
        (12, 12, 6.0, "in the baseline (January to December 2025)"),
        (6, 12, 6.0, "in the 6 months before"),
        (6, None, 6.0, "in the 6 months before"),
        (2, None, 6.0, "over all 14 points"),
    ],
)
def test_points_are_compared_with_a_baseline_or_with_what_came_before(
    first: int, frozen: int | None, value: float, name: str
) -> None:
    spec = a_spec(STEADY, phases=[PhaseStart(0, frozen)])

    reference, words = magnitude.reference_before(spec, first)
    assert reference == pytest.approx(value, abs=0.05)
    assert words == name


def test_there_is_nothing_to_compare_with_on_an_empty_chart() -> None:
    assert magnitude.reference_before(a_spec([]), 0) == (None, "")
