"""How soon a change would show, and how often a chart cries wolf: simulated, and repeatable."""

import pytest

from charts.engine import Method, PhaseStart, Plan, RuleSetName, Series, analyse
from charts.engine.power import false_alarm_rate, points_until_shown
from tests.engine.strategies import labels

STEADY = [8.0, 12.0, 10.0] * 8
LIMITS = RuleSetName.ANHOEJ_AND_LIMITS


FROZEN = (PhaseStart(0, 24),)


def outlook(aimed, method=Method.INDIVIDUALS, rule_set=LIMITS, phases=FROZEN):
    return outlook_of(STEADY, aimed, method, rule_set, phases)


def outlook_of(values, aimed, method, rule_set=LIMITS, phases=FROZEN, excluded=()):
    series = Series.of_values(labels(len(values)), values, excluded)
    result = analyse(series, Plan(method, rule_set, phases=phases))
    return points_until_shown(result, aimed)


def test_a_larger_change_shows_sooner():
    steps = [outlook(10 - change) for change in (3, 5, 8, 12)]

    points = [step.points for step in steps]
    assert points == sorted(points, reverse=True)
    assert points[-1] <= 2
    assert all(step.probability >= 0.8 for step in steps)


def test_it_says_from_what_it_starts():
    found = outlook(5)

    assert found.centre == 10
    assert found.sigma == pytest.approx((8 * 4 + 8 * 2 + 7 * 2) / 23 / 1.128)
    assert found.shift == round(-5 / found.sigma, 1)


def test_up_and_down_are_alike_and_answers_repeat():
    assert outlook(6).points == outlook(14).points == outlook(6).points


def test_a_change_too_small_to_see_has_no_number():
    found = outlook(10.1)

    assert found.points is None
    assert found.probability < 0.8


def test_a_run_chart_needs_more_points_than_limits_do():
    assert outlook(3, Method.RUN, RuleSetName.ANHOEJ).points > outlook(3).points


def test_limits_that_move_with_the_data_show_a_change_later():
    frozen, moving = outlook(5), outlook(5, phases=())

    assert moving.points is None or moving.points > frozen.points


@pytest.mark.parametrize(
    ("method", "values", "why"),
    [
        (Method.INDIVIDUALS, STEADY[:9], "too few points"),
        (Method.INDIVIDUALS, [7.0] * 24, "nothing varies"),
        (Method.INDIVIDUALS, [None] * 24, "there are no values"),
        (Method.INDIVIDUALS, [], "there is no phase"),
        (Method.T, STEADY, "times are not normal"),
        (Method.G, STEADY, "counts between events are not normal"),
        (Method.MOVING_RANGE, STEADY, "ranges are not normal"),
    ],
)
def test_no_outlook(method, values, why):
    assert outlook_of(values, 5, method) is None, why


def test_excluded_points_are_left_out():
    with_outlier = [*STEADY, 500.0]

    assert outlook_of(with_outlier, 5, Method.INDIVIDUALS, excluded=[24]) == outlook(5)


@pytest.mark.parametrize(
    ("rule_set", "method", "points", "about"),
    [
        (RuleSetName.ANHOEJ, Method.RUN, 24, 0.04),
        (RuleSetName.ANHOEJ, Method.RUN, 100, 0.05),
        (RuleSetName.SHEWHART, Method.INDIVIDUALS, 24, 0.10),
        (RuleSetName.ANHOEJ_AND_LIMITS, Method.XBAR, 24, 0.13),
        (RuleSetName.NELSON, Method.INDIVIDUALS, 100, 0.77),
        (RuleSetName.RUN_CHART, Method.RUN, 100, 0.94),
        (RuleSetName.MAKING_DATA_COUNT, Method.INDIVIDUALS, 12, 0.0),
    ],
)
def test_false_alarms(rule_set, method, points, about):
    assert false_alarm_rate(rule_set, method, points) == pytest.approx(about, abs=0.02)
