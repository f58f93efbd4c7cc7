"""Data and plans that ought not to occur, and do."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from charts.engine import (
    Assurance,
    Direction,
    EngineError,
    Method,
    NoticeCode,
    PhaseStart,
    Plan,
    RuleSetName,
    Series,
    Variation,
    analyse,
)
from charts.engine.errors import SeriesTooLong, TimesNotPositive, WrongDataForMethod
from charts.engine.methods import RATIO_METHODS, SUBGROUP_METHODS
from tests.engine.reference import known
from tests.engine.strategies import labels

LIMITS = RuleSetName.ANHOEJ_AND_LIMITS


def series_for(method: Method, numbers: Sequence[float | None]) -> Series:
    """The numbers in whatever shape the chart needs."""
    n = len(numbers)
    if method in SUBGROUP_METHODS:
        groups = [[] if number is None else [number, number + 1] for number in numbers]
        return Series.of_subgroups(labels(n), groups)
    if method in RATIO_METHODS:
        return Series.of_ratios(labels(n), numbers, [2] * n)
    return Series.of_values(labels(n), numbers)


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize("rule_set", RuleSetName)
@pytest.mark.parametrize(
    "numbers", [[], [1], [1, 1], [1, None, 1], [None], [None] * 20, [1] * 20], ids=str
)
def test_every_chart_of_every_short_or_empty_series_is_defined(method, rule_set, numbers):
    plan = Plan(method, rule_set, Direction.INCREASE, target=1, phases=(PhaseStart(0, 3),))

    result = analyse(series_for(method, numbers), plan)

    assert len(result.values) == len(numbers)
    assert result.signals == ()
    if not any(numbers):
        assert result.variation is Variation.NO_DATA
        assert set(result.centre) <= {None}
        assert result.assurance in (Assurance.NONE, Assurance.HIT_OR_MISS)


def test_two_points_have_trial_limits():
    result = analyse(series_for(Method.INDIVIDUALS, [1, 3]), Plan(Method.INDIVIDUALS, LIMITS))

    assert result.phases[0].centre == 2
    assert result.phases[0].upper == pytest.approx(2 + 3 * 2 / 1.128)
    assert result.phases[0].provisional
    assert result.variation is Variation.TOO_FEW_POINTS


def test_one_point_has_a_centre_and_no_limits():
    phase = analyse(series_for(Method.INDIVIDUALS, [4]), Plan(Method.INDIVIDUALS, LIMITS)).phases[0]

    assert (phase.centre, phase.lower, phase.upper) == (4, None, None)


def test_equal_values_have_limits_on_the_centre_and_no_signal():
    result = analyse(series_for(Method.INDIVIDUALS, [7.3] * 20), Plan(Method.INDIVIDUALS, LIMITS))

    assert result.phases[0].lower == result.phases[0].upper == pytest.approx(7.3)
    assert result.signals == ()
    assert result.variation is Variation.COMMON_CAUSE


def test_one_outlier_among_equal_values_is_the_only_signal():
    result = analyse(
        series_for(Method.INDIVIDUALS, [5.0] * 23 + [9.0]),
        Plan(Method.INDIVIDUALS, RuleSetName.SHEWHART),
    )

    assert [signal.positions for signal in result.signals] == [(23,)]


def test_zero_denominators_everywhere():
    series = Series.of_ratios(labels(12), [0] * 12, [0] * 12)

    result = analyse(series, Plan(Method.P, LIMITS))

    assert set(result.values) == set(result.upper) == {None}
    assert result.variation is Variation.NO_DATA


@pytest.mark.parametrize("method", [Method.P_PRIME, Method.U_PRIME, Method.P, Method.U])
def test_no_events_at_all(method):
    result = analyse(Series.of_ratios(labels(12), [0] * 12, [50] * 12), Plan(method, LIMITS))

    assert set(result.centre) == set(result.lower) == set(result.upper) == {0.0}
    assert result.signals == ()


def test_phases_of_one_point():
    plan = Plan(Method.INDIVIDUALS, LIMITS, phases=tuple(PhaseStart(place) for place in range(5)))

    result = analyse(series_for(Method.INDIVIDUALS, [1, 2, 3, 4, 5]), plan)

    assert result.centre == (1, 2, 3, 4, 5)
    assert set(result.upper) == {None}


def test_a_phase_is_implied_before_the_first():
    plan = Plan(Method.RUN, LIMITS, phases=(PhaseStart(3),))

    assert analyse(series_for(Method.RUN, [1, 2, 3, 7, 8]), plan).phase == (0, 0, 0, 1, 1)


def test_baselines_and_phases_beyond_the_data_wait_for_them():
    plan = Plan(Method.INDIVIDUALS, LIMITS, phases=(PhaseStart(0, 99), PhaseStart(50, 3)))

    result = analyse(series_for(Method.INDIVIDUALS, [1.0, 2.0] * 10), plan)

    assert len(result.phases) == 1
    assert result.phases[0].baseline_points is None
    assert all(result.in_baseline)


def test_everything_excluded():
    series = Series.of_values(labels(12), range(12), excluded=range(12))

    result = analyse(series, Plan(Method.INDIVIDUALS, LIMITS, Direction.INCREASE))

    assert set(result.centre) == {None}
    assert result.phases[0].observations == 0
    assert result.variation is Variation.NO_DATA
    assert [notice.code for notice in result.notices] == [NoticeCode.EMPTY_BASELINE]


def test_ten_million_points_are_refused_before_any_work():
    with pytest.raises(SeriesTooLong, match="100,000 points"):
        Series.of_values(("",) * 10_000_000, np.zeros(10_000_000))


def test_a_hundred_thousand_points_are_drawn():
    n = 100_000
    numbers = np.tile([1.0, 2.0, 4.0, 3.0], n // 4)
    series = Series.of_values(tuple(f"{place:06}" for place in range(n)), numbers)

    result = analyse(series, Plan(Method.INDIVIDUALS, LIMITS))

    assert result.phases[0].useful == n
    assert result.phases[0].crossings == n // 2 - 1


def test_a_huge_level_and_a_tiny_one_keep_their_noise():
    noise = [0.00, 0.02, 0.01, 0.03] * 5

    for level, scale in ((1e9, 1.0), (0.0, 1e-9)):
        values = [level + number * scale for number in noise]
        phase = analyse(
            series_for(Method.INDIVIDUALS, values), Plan(Method.INDIVIDUALS, LIMITS, screened=False)
        ).phases[0]
        wanted = scale * 3 / 1.128 * (10 * 0.02 + 5 * 0.01 + 4 * 0.03) / 19
        upper, centre = known([phase.upper, phase.centre])
        assert upper - centre == pytest.approx(wanted, rel=1e-4)


@pytest.mark.parametrize(
    ("method", "numbers", "positions"),
    [
        (Method.P, [1, 2], ()),
        (Method.U_PRIME, [1, 2], ()),
        (Method.XBAR, [1, 2], ()),
        (Method.S, [1, 2], ()),
        (Method.BERNOULLI_CUSUM, [1, 0, 2, None, 0.5], (2, 4)),
    ],
)
def test_data_of_the_wrong_shape_are_refused(method, numbers, positions):
    with pytest.raises(WrongDataForMethod) as refused:
        analyse(Series.of_values(labels(len(numbers)), numbers), Plan(method, LIMITS))

    assert refused.value.positions == positions


def test_times_of_zero_or_less_are_refused_by_number():
    with pytest.raises(TimesNotPositive, match=r"G chart.*points 2, 4\.") as refused:
        analyse(Series.of_values(labels(4), [3, 0, 2, -1]), Plan(Method.T, LIMITS))

    assert refused.value.positions == (1, 3)


def test_a_risk_of_none_or_of_certainty_has_no_traces():
    for outcome in (0, 1):
        series = Series.of_values(labels(12), [outcome] * 12)
        result = analyse(series, Plan(Method.BERNOULLI_CUSUM, LIMITS))
        assert result.trace_up == result.trace_down == (None,) * 12
        assert result.signals == ()


def test_runs_of_single_outcomes_mean_nothing():
    series = Series.of_values(labels(12), [0] * 11 + [1])

    phase = analyse(series, Plan(Method.BERNOULLI_CUSUM, LIMITS)).phases[0]

    assert phase.centre == pytest.approx(1 / 12)
    assert (phase.useful, phase.longest_run, phase.crossings) == (0, None, None)


def test_a_missing_outcome_leaves_the_traces_where_they_are():
    series = Series.of_values(labels(6), [1, 1, None, 1, 0, 1], excluded=[3])
    plan = Plan(Method.BERNOULLI_CUSUM, LIMITS, centre=0.2, decision_limit=9)

    up = known(analyse(series, plan).trace_up)

    assert up[1] == up[2] == up[3] > up[4]


def test_a_trace_exactly_on_its_limit_signals_and_goes_on():
    plan = Plan(Method.BERNOULLI_CUSUM, LIMITS, centre=0.5, odds_ratio=2)
    (one_event,) = known(analyse(Series.of_values(labels(1), [1]), plan).trace_up)
    at_limit = replace(plan, decision_limit=one_event)

    result = analyse(Series.of_values(labels(2), [1, 1]), at_limit)

    assert result.trace_up == (one_event, 0.0)
    assert result.signals[0].positions == (0, 1)


def test_every_refusal_is_one_family():
    for error in (SeriesTooLong, TimesNotPositive, WrongDataForMethod):
        assert issubclass(error, EngineError)
        assert error.code not in ("", EngineError.code)
