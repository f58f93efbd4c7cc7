"""What must hold whatever the numbers: shifting, scaling, reversing, shuffling."""

import json
import math
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from charts.engine import (
    Analysis,
    Direction,
    Method,
    PhaseStart,
    Plan,
    PointMark,
    Rule,
    RuleSetName,
    Series,
    Side,
    analyse,
)
from tests.engine.reference import known
from tests.engine.strategies import charts, labels

LINES = ("centre", "lower", "lower_warning", "upper_warning", "upper")
WHOLE = st.lists(st.integers(-40, 40), min_size=2, max_size=40)
SYMMETRIC = st.sampled_from([Method.RUN, Method.INDIVIDUALS])
TURNED = {
    Side.ABOVE: Side.BELOW,
    Side.BELOW: Side.ABOVE,
    Side.RISING: Side.FALLING,
    Side.FALLING: Side.RISING,
    None: None,
}
AGAIN_RISING: dict[Side | None, Side] = {Side.RISING: Side.FALLING, Side.FALLING: Side.RISING}
fast = settings(max_examples=50)


def drawn(values: Sequence[float], plan: Plan) -> Analysis:
    return analyse(Series.of_values(labels(len(values)), values), plan)


def patterns(analysis: Analysis) -> set[tuple[Rule, Side | None, tuple[int, ...]]]:
    return {(signal.rule, signal.side, signal.positions) for signal in analysis.signals}


def near(ours: Sequence[float | None], theirs: Sequence[float | None]) -> bool:
    return all(
        mine is other or mine == pytest.approx(other, rel=1e-9, abs=1e-9)
        for mine, other in zip(ours, theirs, strict=True)
    )


@given(charts())
@settings(max_examples=120)
def test_results_are_finite_stored_and_in_order(pair: tuple[Series, Plan]):
    series, plan = pair
    n = len(series)

    result = analyse(series, plan)

    stored = json.dumps(result.to_dict(), allow_nan=False)
    assert Analysis.from_dict(json.loads(stored)) == result
    for name in ("values", "phase", "excluded", "in_baseline", "point_marks", *LINES):
        assert len(getattr(result, name)) == n
    for lower, upper in zip(result.lower, result.upper, strict=True):
        assert lower is None or upper is None or lower <= upper + 1e-9 or plan.lower_bound == 0.0


@given(charts())
@settings(max_examples=80)
def test_missing_and_excluded_points_never_signal(pair: tuple[Series, Plan]):
    result = analyse(*pair)

    flagged = {position for signal in result.signals for position in signal.positions}

    for position, (value, excluded) in enumerate(zip(result.values, result.excluded, strict=True)):
        mark = result.point_marks[position]
        assert (mark is PointMark.MISSING) == (value is None)
        assert (mark is PointMark.EXCLUDED) == (excluded and value is not None)
        assert position not in flagged or (value is not None and not excluded)


@given(WHOLE, st.integers(-1000, 1000), SYMMETRIC, st.sampled_from(list(RuleSetName)))
@fast
def test_shifting_all_values_shifts_the_lines(values, shift, method, rule_set):
    plan = Plan(method, rule_set)

    still, moved = drawn(values, plan), drawn([value + shift for value in values], plan)

    for name in LINES:
        shifted = [line if line is None else line + shift for line in getattr(still, name)]
        assert near(getattr(moved, name), shifted)
    assert patterns(moved) == patterns(still)


@given(WHOLE, st.sampled_from([0.25, 2.0, 1024.0]), SYMMETRIC, st.sampled_from(list(RuleSetName)))
@fast
def test_rescaling_rescales_the_lines(values, scale, method, rule_set):
    plan = Plan(method, rule_set)

    still, scaled = drawn(values, plan), drawn([value * scale for value in values], plan)
    multiplied = drawn(values, replace(plan, multiplier=scale))

    for other in (scaled, multiplied):
        for name in ("values", *LINES):
            wanted = [line if line is None else line * scale for line in getattr(still, name)]
            assert near(getattr(other, name), wanted)
        assert patterns(other) == patterns(still)


@given(WHOLE, SYMMETRIC, st.sampled_from(list(RuleSetName)))
@fast
def test_turning_values_upside_down_turns_signals(values, method, rule_set):
    plan = Plan(method, rule_set, Direction.INCREASE)

    up = drawn(values, plan)
    down = drawn([-value for value in values], replace(plan, direction=Direction.DECREASE))

    assert patterns(down) == {
        (rule, TURNED[side], positions) for rule, side, positions in patterns(up)
    }
    assert down.variation is up.variation
    assert down.point_marks == up.point_marks


@given(WHOLE, SYMMETRIC, st.sampled_from(list(RuleSetName)))
@fast
def test_reversing_time_mirrors_signals(values, method, rule_set):
    assume(rule_set is not RuleSetName.NHSRPLOTTHEDOTS)  # a shared point belongs to the later trend
    assume("making_data_count" not in rule_set)
    last = len(values) - 1
    plan = Plan(method, rule_set)

    onward, back = drawn(values, plan), drawn(values[::-1], plan)

    for name in LINES:
        assert near(getattr(back, name), getattr(onward, name))
    without_repeats = len(set(values)) == len(values)
    assert back.phases[0].longest_run == onward.phases[0].longest_run
    assert back.phases[0].crossings == onward.phases[0].crossings
    if without_repeats:  # of equal neighbours the first in time counts
        assert patterns(back) == {
            (
                rule,
                AGAIN_RISING.get(side, side),
                tuple(sorted(last - position for position in positions)),
            )
            for rule, side, positions in patterns(onward)
        }


@given(WHOLE, st.randoms(use_true_random=False))
@fast
def test_order_matters_only_to_rules_on_time(values, random):
    shuffled = random.sample(values, len(values))
    counts = [abs(value) for value in values]
    shuffled_counts = [abs(value) for value in shuffled]

    for method, one, other in (
        (Method.RUN, values, shuffled),
        (Method.C, counts, shuffled_counts),
        (Method.G, counts, shuffled_counts),
    ):
        plan = Plan(method, RuleSetName.SHEWHART)
        for name in LINES:
            assert near(getattr(drawn(other, plan), name), getattr(drawn(one, plan), name))


@given(WHOLE, WHOLE, SYMMETRIC, st.sampled_from(list(RuleSetName)))
@fast
def test_phases_are_analysed_as_if_alone(first, second, method, rule_set):
    plan = Plan(method, rule_set)
    start = len(first)

    both = drawn(first + second, replace(plan, phases=(PhaseStart(start),)))
    apart = drawn(first, plan), drawn(second, plan)

    for name in LINES:
        assert getattr(both, name) == getattr(apart[0], name) + getattr(apart[1], name)
    assert patterns(both) == patterns(apart[0]) | {
        (rule, side, tuple(start + position for position in positions))
        for rule, side, positions in patterns(apart[1])
    }
    assert both.variation is apart[1].variation


@given(WHOLE, SYMMETRIC)
@fast
def test_points_after_a_frozen_baseline_do_not_move_the_lines(values, method):
    plan = Plan(method, RuleSetName.ANHOEJ_AND_LIMITS, phases=(PhaseStart(0, len(values)),))

    alone, extended = drawn(values, plan), drawn([*values, 1000, -1000], plan)

    for name in LINES:
        assert getattr(extended, name)[: len(values)] == getattr(alone, name)


@given(WHOLE, st.data(), SYMMETRIC)
@fast
def test_an_excluded_point_is_as_good_as_absent_to_the_lines(values, data, method):
    place = data.draw(st.integers(0, len(values) - 1))
    plan = Plan(method, RuleSetName.ANHOEJ_AND_LIMITS)

    excluded = analyse(Series.of_values(labels(len(values)), values, [place]), plan)
    absent = drawn(values[:place] + values[place + 1 :], plan)

    assert excluded.phases[0].centre == pytest.approx(absent.phases[0].centre)
    assert excluded.phases[0].upper == pytest.approx(absent.phases[0].upper)
    assert excluded.phases[0].longest_run == absent.phases[0].longest_run
    assert excluded.variation is absent.variation


@given(st.lists(st.integers(1, 500), min_size=2, max_size=30), st.integers(1, 4))
@fast
def test_a_p_chart_of_equal_denominators_has_straight_limits(denominators, size):
    n = len(denominators)
    plan = Plan(Method.P, RuleSetName.SHEWHART)

    result = analyse(Series.of_ratios(labels(n), [1] * n, [size] * n), plan)

    assert len(set(result.upper)) == 1
    assert math.isclose(known(result.centre)[0], 1 / size)
