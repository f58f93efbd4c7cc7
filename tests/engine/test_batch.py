"""Many series in one call: the same numbers, flags and verdicts, to the last bit."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charts.engine import (
    Direction,
    Method,
    PhaseStart,
    Plan,
    RuleSetName,
    Series,
    Side,
    Variation,
    analyse,
    analyse_many,
)
from charts.engine.batch_result import LINES
from charts.engine.verdicts import MARKS
from tests.engine.strategies import charts, labels

UP_SIDES = {Side.ABOVE, Side.RISING, None}


def assert_same(series: list[Series], plans: list[Plan]) -> None:
    batch = analyse_many(series, plans)
    phase = 0
    for place, (one, plan) in enumerate(zip(series, plans, strict=True)):
        wanted, points = analyse(one, plan), batch.points(place)
        for name in LINES:
            ours = [None if np.isnan(number) else number for number in getattr(batch, name)[points]]
            assert ours == list(getattr(wanted, name)), name
        assert [MARKS[mark] for mark in batch.marks[points]] == list(wanted.point_marks)
        assert batch.variation(place) is wanted.variation
        assert batch.assurance(place) is wanted.assurance
        flagged = {
            (signal.rule, signal.side in UP_SIDES, position)
            for signal in wanted.signals
            for position in signal.positions
        }
        assert flagged == {
            (rule, is_up, int(position))
            for rule, codes in batch.flags.items()
            for bit, is_up in ((1, True), (2, False))
            for position in np.flatnonzero(codes[points] & bit)
        }
        for summary in wanted.phases:
            table = batch.phases
            assert table.series[phase] == place
            assert (table.start[phase], table.stop[phase]) == (summary.start, summary.stop)
            assert table.useful[phase] == summary.useful
            assert table.longest_run[phase] == (summary.longest_run or 0)
            assert table.longest_run_limit[phase] == (summary.longest_run_limit or 0)
            assert table.crossings[phase] == (summary.crossings or 0)
            assert table.crossings_limit[phase] == (summary.crossings_limit or 0)
            assert table.runs[phase] == (summary.runs or 0)
            assert table.fewest_runs[phase] == (summary.fewest_runs or 0)
            assert table.most_runs[phase] == (summary.most_runs or 0)
            phase += 1
    fired = {
        (rule, phase)
        for rule, fires in batch.phases.fires.items()
        for phase in np.flatnonzero(fires)
    }
    assert len(fired) == sum(
        not signal.positions
        for one, plan in zip(series, plans, strict=True)
        for signal in analyse(one, plan).signals
    )


@given(st.lists(charts(), max_size=4))
@settings(max_examples=60)
def test_batch_and_single_are_the_same(pairs: list[tuple[Series, Plan]]):
    assert_same([series for series, _ in pairs], [plan for _, plan in pairs])


@pytest.mark.parametrize("rule_set", RuleSetName)
def test_ragged_random_series_are_the_same(rule_set: RuleSetName):
    rng = np.random.default_rng(7)
    lengths = rng.integers(1, 130, size=40)
    series = [Series.of_values(labels(n), rng.normal(size=n).cumsum()) for n in lengths.tolist()]
    plan = Plan(Method.INDIVIDUALS, rule_set, Direction.DECREASE, target=1.0)

    assert_same(series, [plan] * len(series))


def test_more_series_than_fit_one_stack_are_the_same():
    rng = np.random.default_rng(8)
    series = [Series.of_values(labels(1000), row) for row in rng.normal(size=(70, 1000))]
    plan = Plan(Method.RUN, RuleSetName.RUN_CHART, phases=(PhaseStart(0, 24), PhaseStart(400, 24)))

    assert_same(series, [plan] * len(series))


def test_series_that_cannot_be_charted_are_reported_and_the_others_analysed():
    times = Plan(Method.T, RuleSetName.ANHOEJ_AND_LIMITS)
    good = Series.of_values(labels(12), range(1, 13))
    bad = Series.of_values(labels(12), range(12))

    batch = analyse_many([good, bad, good], times)

    assert list(batch.refused) == [1]
    assert batch.refused[1].positions == (0,)
    assert batch.variation(1) is Variation.NO_DATA
    assert np.isnan(batch.centre[batch.points(1)]).all()
    assert batch.centre[batch.points(0)].tolist() == batch.centre[batch.points(2)].tolist()
    assert batch.phases.series.tolist() == [0, 2]


def test_no_series_at_all():
    batch = analyse_many([], Plan(Method.RUN, RuleSetName.ANHOEJ))

    assert batch.offsets.tolist() == [0]
    assert batch.variations.size == 0
