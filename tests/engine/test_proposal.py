"""A new phase is proposed only when a shift has lasted to the latest point."""

import pytest

from charts.engine import Direction, Method, PhaseStart, Plan, RuleSetName, Series, Side, analyse
from charts.engine.proposal import QUESTIONS, chance_of_run, propose_phase
from tests.engine.strategies import labels

STEADY = [9.0, 11.0] * 6
LIMITS = RuleSetName.ANHOEJ_AND_LIMITS


def proposal(values, rule_set=LIMITS, method=Method.INDIVIDUALS, excluded=(), **options):
    series = Series.of_values(labels(len(values)), values, excluded)
    options = {"direction": Direction.DECREASE, "phases": (PhaseStart(0, 12),)} | options
    return propose_phase(analyse(series, Plan(method, rule_set, **options)))


def test_a_lasting_shift_is_proposed_with_its_evidence():
    found = proposal([*STEADY, 8, 7, 8, 7, 8, 7, 8, 7])

    assert (found.position, found.label) == (12, labels(13)[12])
    assert (found.points, found.side) == (8, Side.BELOW)
    assert (found.before, found.after) == (10.0, 7.5)
    assert found.allowed == 7
    assert found.chance == chance_of_run(20, 8)
    assert found.is_wanted
    assert found.questions == QUESTIONS


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ([*STEADY, 8, 7, 8, 7, 8, 7, 8], "seven points are not enough"),
        ([*STEADY, 8, 7, 8, 7, 8, 7, 8, 7, 11], "it did not last"),
        ([*[8.0] * 4], "no point is off the line"),
        ([None] * 5, "there is nothing"),
        ([], "there are no points"),
    ],
)
def test_nothing_is_proposed(values, why):
    assert proposal(values) is None, why


def test_a_run_without_a_crossing_before_it_is_no_change():
    assert proposal([*STEADY, *[8.0] * 9], phases=(PhaseStart(0, 12), PhaseStart(12, 1))) is None
    assert proposal([3.0, *[2.0] * 9], phases=(PhaseStart(0, 1),)) is None


def test_making_data_count_takes_seven_points():
    assert proposal([*STEADY, *[8.0] * 7], RuleSetName.MAKING_DATA_COUNT).points == 7


def test_points_on_the_line_missing_and_excluded_ones_are_passed_over():
    values = [*STEADY, 8, 10, 8, None, 8, 99, 8, 8, 8, 8, 8]

    found = proposal(values, excluded=[17])

    assert (found.position, found.points) == (12, 8)
    assert found.after == pytest.approx((8 * 8 + 10) / 9)


def test_a_shift_the_wrong_way_and_one_that_nobody_judged():
    assert proposal([*STEADY, *[12.0] * 8]).is_wanted is False
    assert proposal([*STEADY, *[12.0] * 8], direction=Direction.INCREASE).is_wanted is True
    assert proposal([*STEADY, *[12.0] * 8], direction=Direction.NEUTRAL).is_wanted is None


def test_the_new_centre_is_a_median_on_run_charts():
    found = proposal([*STEADY, *[8.0] * 8, 1.0], method=Method.RUN)

    assert found.after == 8.0


def test_the_new_centre_is_pooled_for_ratios():
    series = Series.of_ratios(labels(20), [4, 6] * 6 + [1] * 7 + [20], [10] * 12 + [10] * 7 + [100])
    plan = Plan(Method.P, LIMITS, phases=(PhaseStart(0, 12),), multiplier=100)

    found = propose_phase(analyse(series, plan))

    assert found is not None
    assert found.after == pytest.approx(100 * 27 / 170)


def test_ranges_are_never_a_reason():
    assert proposal([*STEADY, *[50.0] * 10], method=Method.MOVING_RANGE) is None
