"""Marks, variation and assurance, given which way is better."""

import pytest

from charts.engine import (
    Assurance,
    Direction,
    Method,
    PhaseStart,
    Plan,
    PointMark,
    RuleSetName,
    Series,
    Variation,
    analyse,
)
from tests.engine.strategies import labels

UP, DOWN, NEITHER = Direction.INCREASE, Direction.DECREASE, Direction.NEUTRAL
STEADY = [9.0, 11.0] * 7
MDC, MDC_SIX, NHSR = (
    RuleSetName.MAKING_DATA_COUNT,
    RuleSetName.MAKING_DATA_COUNT_SIX_POINTS,
    RuleSetName.NHSRPLOTTHEDOTS,
)


def drawn(values, rule_set, direction=NEITHER, method=Method.INDIVIDUALS, **options):
    excluded = options.pop("excluded", ())
    plan = Plan(method, rule_set, direction, **{"phases": (PhaseStart(0, 14),)} | options)
    return analyse(Series.of_values(labels(len(values)), values, excluded), plan)


@pytest.mark.parametrize(
    ("direction", "latest", "wanted"),
    [
        (UP, 30, Variation.IMPROVEMENT),
        (UP, -30, Variation.CONCERN),
        (DOWN, -30, Variation.IMPROVEMENT),
        (DOWN, 30, Variation.CONCERN),
        (NEITHER, 30, Variation.NEUTRAL_HIGH),
        (NEITHER, -30, Variation.NEUTRAL_LOW),
        (UP, 10.5, Variation.COMMON_CAUSE),
    ],
)
@pytest.mark.parametrize("rule_set", [RuleSetName.ANHOEJ_AND_LIMITS, MDC, NHSR])
def test_variation_by_direction(direction, latest, wanted, rule_set):
    assert drawn([*STEADY, latest], rule_set, direction).variation is wanted


def test_making_data_count_judges_the_latest_point_alone():
    values = [*STEADY, 30, 10.5]

    assert drawn(values, MDC, UP).variation is Variation.COMMON_CAUSE
    assert drawn(values, RuleSetName.SHEWHART, UP).variation is Variation.IMPROVEMENT


def test_making_data_count_looks_past_missing_and_excluded_points():
    assert drawn([*STEADY, 30, None], MDC, UP).variation is Variation.IMPROVEMENT
    excluded = drawn([*STEADY, 30, -30], MDC, UP, excluded=[15])
    assert excluded.variation is Variation.IMPROVEMENT


def test_the_latest_signal_decides():
    assert drawn([*STEADY, 30, 10, -30], RuleSetName.SHEWHART, UP).variation is Variation.CONCERN
    assert (
        drawn([*STEADY, -30, 10, 30], RuleSetName.SHEWHART, UP).variation is Variation.IMPROVEMENT
    )


def test_a_point_in_both_shows_as_improvement():
    """The end of a rise from below the centre, that is also a run below it."""
    values = [*STEADY, 6, 6.5, 7, 7.5, 8, 8.5, 9]

    for rule_set, wanted in ((MDC, Variation.IMPROVEMENT), (NHSR, Variation.IMPROVEMENT)):
        assert drawn(values, rule_set, UP).variation is wanted
    downwards = drawn(values, MDC, DOWN), drawn(values, NHSR, DOWN)
    assert downwards[0].variation is Variation.IMPROVEMENT  # the run below the centre
    assert downwards[1].variation is Variation.CONCERN  # the trend, its first rule that fires
    assert drawn(values, MDC, NEITHER).variation is Variation.NEUTRAL_HIGH


def test_signals_without_a_direction_are_special_cause():
    alternating = [10 + (-1) ** place * (1 + place / 100) for place in range(16)]

    result = drawn(alternating, RuleSetName.NELSON, UP, phases=())

    assert result.variation is Variation.SPECIAL_CAUSE
    assert set(result.point_marks) == {PointMark.NEUTRAL}


def test_few_crossings_alone_are_special_cause_and_mark_no_point():
    runs = [1, 1, 1, 1, 1, -1, -1, -1, -1, -1] * 2

    result = drawn(runs, RuleSetName.ANHOEJ, UP, Method.RUN, phases=())

    assert result.variation is Variation.SPECIAL_CAUSE
    assert result.phases[0].runs_signal
    assert set(result.point_marks) == {PointMark.COMMON}


@pytest.mark.parametrize(
    ("points", "rule_set", "wanted"),
    [
        (9, RuleSetName.ANHOEJ_AND_LIMITS, Variation.TOO_FEW_POINTS),
        (10, RuleSetName.ANHOEJ_AND_LIMITS, Variation.COMMON_CAUSE),
        (12, MDC, Variation.TOO_FEW_POINTS),
        (13, MDC, Variation.COMMON_CAUSE),
        (12, MDC_SIX, Variation.TOO_FEW_POINTS),
        (3, NHSR, Variation.COMMON_CAUSE),
        (0, NHSR, Variation.NO_DATA),
    ],
)
def test_too_few_points(points, rule_set, wanted):
    assert drawn(([9.0, 11.0] * 8)[:points], rule_set, UP).variation is wanted


def test_making_data_count_hides_limits_and_signals_below_thirteen_points():
    values = [9.0, 11.0] * 5 + [30.0]

    result = drawn(values, MDC, UP, phases=())

    assert set(result.lower) == set(result.upper) == {None}
    assert None not in result.centre
    assert result.signals == ()
    assert drawn(values, NHSR, UP, phases=()).signals != ()


def test_run_charts_count_points_off_the_median():
    mostly_zero = [0.0] * 9 + [1.0, 2.0]
    all_zero = [0.0] * 11

    few = drawn(mostly_zero, RuleSetName.ANHOEJ, UP, Method.RUN, phases=())
    none = drawn(all_zero, RuleSetName.ANHOEJ, UP, Method.RUN, phases=())

    assert few.variation is Variation.TOO_FEW_POINTS
    assert none.variation is Variation.COMMON_CAUSE


def test_only_the_latest_phase_is_judged():
    values = [*STEADY, 40, *STEADY]

    result = drawn(values, RuleSetName.SHEWHART, UP, phases=(PhaseStart(0, 14), PhaseStart(15)))

    assert len(result.signals) == 1
    assert result.variation is Variation.COMMON_CAUSE


def test_marks_of_points():
    values = [*STEADY, 30, None, -30, 30]

    marks = drawn(values, RuleSetName.SHEWHART, UP, excluded=[17]).point_marks[14:]

    assert marks == (
        PointMark.IMPROVEMENT,
        PointMark.MISSING,
        PointMark.CONCERN,
        PointMark.EXCLUDED,
    )


LOWER, UPPER = 10 - 2 * 2.66, 10 + 2 * 2.66  # limits of STEADY under Making Data Count


@pytest.mark.parametrize(
    ("direction", "target", "wanted"),
    [
        (UP, LOWER - 1, Assurance.PASS),
        (UP, LOWER, Assurance.PASS),
        (UP, 10, Assurance.HIT_OR_MISS),
        (UP, UPPER, Assurance.FAIL),
        (UP, UPPER + 1, Assurance.FAIL),
        (DOWN, LOWER - 1, Assurance.FAIL),
        (DOWN, LOWER, Assurance.FAIL),
        (DOWN, UPPER, Assurance.PASS),
        (NEITHER, UPPER + 1, Assurance.NONE),
        (UP, None, Assurance.NONE),
    ],
)
def test_assurance(direction, target, wanted):
    assert drawn(STEADY, MDC, direction, target=target).assurance is wanted


@pytest.mark.parametrize("target", [LOWER, UPPER])
@pytest.mark.parametrize("direction", [UP, DOWN])
def test_the_package_calls_a_target_on_a_limit_hit_or_miss(direction, target):
    assert drawn(STEADY, NHSR, direction, target=target).assurance is Assurance.HIT_OR_MISS


@pytest.mark.parametrize(
    ("target", "up", "down"),
    [
        (99, Assurance.PASS, Assurance.FAIL),
        (100, Assurance.PASS, Assurance.PASS),
        (101, Assurance.FAIL, Assurance.PASS),
    ],
)
def test_a_constant_process_passes_at_its_target_or_better(target, up, down):
    values = [100.0] * 14

    assert drawn(values, MDC, UP, target=target).assurance is up
    assert drawn(values, MDC, DOWN, target=target).assurance is down


def test_assurance_follows_the_limits_of_the_latest_phase():
    values = [*STEADY, *(value + 20 for value in STEADY)]
    phases = (PhaseStart(0), PhaseStart(14))

    assert drawn(values, MDC, UP, target=20, phases=phases).assurance is Assurance.PASS


def test_assurance_takes_the_latest_limits_where_they_step():
    n, few, many = 14, [20] * 13 + [10_000], [10_000] * 13 + [20]
    plan = Plan(Method.P, RuleSetName.SHEWHART, UP, target=0.6, multiplier=1)

    verdicts = [
        analyse(Series.of_ratios(labels(n), [below / 2 for below in sizes], sizes), plan).assurance
        for sizes in (few, many)
    ]

    assert verdicts == [Assurance.FAIL, Assurance.HIT_OR_MISS]


def test_no_assurance_without_limits_or_on_charts_of_spread():
    assert drawn(STEADY, RuleSetName.ANHOEJ, UP, Method.RUN, target=5).assurance is Assurance.NONE
    assert drawn([10.0], NHSR, UP, target=5).assurance is Assurance.HIT_OR_MISS
    ranges = drawn(STEADY, RuleSetName.SHEWHART, UP, Method.MOVING_RANGE, target=0)
    assert ranges.assurance is Assurance.NONE
