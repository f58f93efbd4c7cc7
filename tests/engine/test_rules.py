"""What each rule does with gaps, ties, points on the line and excluded points."""

import numpy as np
import pytest

from charts.engine import Direction, Method, Plan, Rule, RuleSetName, Series, Side, analyse
from charts.engine.evidence import Evidence
from charts.engine.lines import CentreOnly, SigmaLines
from charts.engine.rules.limits import (
    avoiding_centre,
    hugging,
    outside_limits,
    some_beyond,
    two_of_three_on_one_side,
)
from charts.engine.rules.sides import long_run, shift, unbroken_shift
from charts.engine.rules.steps import alternating, steady_trend, trend
from tests.engine.strategies import labels

GAP = None


def seen(*values: float | None, sigma: float = 1.0) -> Evidence:
    """Points around a centre of 0."""
    row = np.array([values], dtype=float)
    lines = SigmaLines(np.zeros((1, 1)), np.full((1, 1), sigma))
    return Evidence(row, ~np.isnan(row), lines)


def points(flags: np.ndarray) -> list[int]:
    return np.flatnonzero(flags[0]).tolist()


def test_shift_skips_points_on_the_line_and_gaps():
    evidence = seen(1, 1, 0, 1, GAP, 1, 1, 1, -1)

    high, low = shift(evidence, length=6)

    assert points(high) == [0, 1, 3, 5, 6, 7]
    assert points(low) == []


def test_an_unbroken_shift_is_broken_by_the_line_and_not_by_a_gap():
    on_line, gap = seen(1, 1, 0, 1, 1), seen(1, 1, GAP, 1, 1)

    assert points(unbroken_shift(on_line, length=4).high) == []
    assert points(unbroken_shift(gap, length=4).high) == [0, 1, 3, 4]
    assert points(unbroken_shift(gap, length=4, skips_missing=False).high) == []


def test_a_long_run_is_judged_from_ten_useful_points_on():
    nine, ten = seen(*[1] * 8, -1), seen(*[1] * 9, -1)

    assert points(long_run(nine).high) == []
    assert points(long_run(nine, least_useful=1).high) == list(range(8))
    assert points(long_run(ten).high) == list(range(9))


def test_trend_leaves_repeats_and_gaps_out():
    evidence = seen(1, 2, 2, 3, GAP, 4, 5, 0)

    high, low = trend(evidence, length=5)

    assert points(high) == [0, 1, 3, 5, 6]
    assert points(low) == []


def test_a_steady_trend_ends_at_a_repeat_and_at_a_gap():
    for broken in (seen(1, 2, 2, 3, 4, 5), seen(1, 2, GAP, 3, 4, 5)):
        assert points(steady_trend(broken, length=5).high) == []
    assert points(steady_trend(seen(5, 4, 3, 2, 1), length=5).low) == [0, 1, 2, 3, 4]


def test_a_shared_point_may_belong_to_the_later_trend_alone():
    evidence = seen(1, 2, 3, 2, 1)

    both = steady_trend(evidence, length=3)
    later = steady_trend(evidence, length=3, later_keeps=True)

    assert (points(both.high), points(both.low)) == ([0, 1, 2], [2, 3, 4])
    assert (points(later.high), points(later.low)) == ([0, 1], [2, 3, 4])


def test_a_valley_belongs_to_the_later_rise():
    later = steady_trend(seen(3, 2, 1, 2, 3), length=3, later_keeps=True)

    assert (points(later.high), points(later.low)) == ([2, 3, 4], [0, 1])


@pytest.mark.parametrize(
    "rule",
    [
        lambda evidence: shift(evidence, length=6),
        lambda evidence: unbroken_shift(evidence, length=7),
        lambda evidence: trend(evidence, length=5),
        lambda evidence: steady_trend(evidence, length=6),
        lambda evidence: alternating(evidence, length=14),
        lambda evidence: some_beyond(evidence, sigmas=2, least=2, window=3),
        two_of_three_on_one_side,
        lambda evidence: hugging(evidence, length=15),
        lambda evidence: avoiding_centre(evidence, length=8),
        outside_limits,
        long_run,
    ],
)
@pytest.mark.parametrize("values", [(0.5,), (0.5, 0.5), (None,), (0.0, 0.0, 0.0, 0.0)])
def test_too_few_points_show_no_pattern(rule, values):
    high, low = rule(seen(*values))

    assert not high.any()
    assert not low.any()


def test_no_rule_on_limits_fires_without_limits():
    row = np.array([[9.0, -9.0] * 10])
    evidence = Evidence(row, np.ones_like(row, dtype=bool), CentreOnly(np.zeros((1, 1))))

    for rule in (outside_limits, two_of_three_on_one_side):
        assert not (rule(evidence).high | rule(evidence).low).any()
    assert not hugging(evidence, length=15).high.any()
    assert not avoiding_centre(evidence, length=8).high.any()


def test_a_point_on_a_limit_is_inside_even_after_rounding():
    assert not outside_limits(seen(3.0, -3.0, 3.0 + 2e-12)).high.any()
    assert points(outside_limits(seen(3.0, 3.0 + 1e-9)).high) == [1]


def test_two_of_three_counts_points_beyond_the_limits_since_november_2023():
    evidence = seen(2.5, 3.5, 0.5)

    assert points(two_of_three_on_one_side(evidence).high) == [0, 1]
    assert points(two_of_three_on_one_side(evidence, inside_limits=True).high) == []


def test_the_third_point_must_lie_on_the_same_side_only_in_making_data_count():
    evidence = seen(2.5, -0.5, 2.5)

    assert points(two_of_three_on_one_side(evidence).high) == []
    assert points(some_beyond(evidence, sigmas=2, least=2, window=3).high) == [0, 2]


def test_a_gap_ends_a_window():
    assert points(two_of_three_on_one_side(seen(2.5, GAP, 2.5)).high) == []
    assert points(two_of_three_on_one_side(seen(GAP, 2.5, 2.5)).high) == []


def test_a_pattern_on_both_sides_is_asked_of_points_that_avoid_the_centre():
    mixed, one_sided = seen(*[1.5, -1.5] * 4), seen(*[1.5] * 8)

    assert points(avoiding_centre(mixed, length=8).high) == list(range(8))
    assert points(avoiding_centre(one_sided, length=8).high) == []


def test_points_on_the_one_sigma_line_still_hug_the_centre():
    assert points(hugging(seen(*[1.0, -1.0] * 8), length=15).high) == list(range(16))


def test_alternating_is_broken_by_a_repeat():
    assert points(alternating(seen(*[1, -1] * 7), length=14).high) == list(range(14))
    assert points(alternating(seen(*[1, -1] * 6, -1, 1), length=14).high) == []


def test_excluded_points_are_not_there_for_any_rule():
    values = [1.0, 2, 3, 99, 4, 5, 6, 0, -1, -2]
    series = Series.of_values(labels(10), values, excluded=[3])

    result = analyse(series, Plan(Method.RUN, RuleSetName.RUN_CHART, Direction.NEUTRAL))

    rising = [signal for signal in result.signals if signal.side is Side.RISING]
    assert [(signal.rule, signal.positions) for signal in rising] == [
        (Rule.TREND, (0, 1, 2, 4, 5, 6))
    ]
