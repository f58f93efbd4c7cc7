"""Which flagged points belong to one signal."""

from charts.engine import Method, PhaseStart, Plan, Rule, RuleSetName, Series, Side, analyse
from tests.engine.strategies import labels

STEADY = [9.0, 11.0] * 6


def signals(values, plan, excluded=()):
    series = Series.of_values(labels(len(values)), values, excluded)
    return [
        (signal.rule, signal.side, [position + 1 for position in signal.positions])
        for signal in analyse(series, plan).signals
    ]


def frozen(method: Method, rule_set: RuleSetName) -> Plan:
    return Plan(method, rule_set, phases=(PhaseStart(0, 12),))


def test_two_rises_side_by_side_are_two_trends():
    values = [*STEADY, 1, 2, 3, 4, 5, 1.5, 2.5, 3.5, 4.5, 5.5]

    trends = [
        (side, members)
        for rule, side, members in signals(values, frozen(Method.RUN, RuleSetName.RUN_CHART))
        if rule is Rule.TREND
    ]

    assert trends == [
        (Side.RISING, [13, 14, 15, 16, 17]),
        (Side.RISING, [18, 19, 20, 21, 22]),
    ]


def test_two_falls_side_by_side_are_two_trends():
    values = [*STEADY, 15, 14, 13, 12, 11.5, 15.5, 14.5, 13.5, 12.5, 11]

    falling = [
        members
        for rule, side, members in signals(values, frozen(Method.RUN, RuleSetName.RUN_CHART))
        if rule is Rule.TREND and side is Side.FALLING
    ]

    assert falling == [[13, 14, 15, 16, 17], [18, 19, 20, 21, 22]]


def test_a_repeat_inside_a_trend_does_not_split_it():
    values = [*STEADY, 1, 2, 2, 3, 4, 5]

    trends = [
        members
        for rule, _, members in signals(values, frozen(Method.RUN, RuleSetName.RUN_CHART))
        if rule is Rule.TREND
    ]

    assert trends == [[13, 14, 16, 17, 18]]


def test_a_point_on_the_line_does_not_split_a_shift():
    values = [*STEADY, 8, 8, 8, 10, 8, 8, 8]

    found = signals(values, frozen(Method.RUN, RuleSetName.RUN_CHART))

    assert (Rule.SHIFT, Side.BELOW, [13, 14, 15, 17, 18, 19]) in found


def test_a_gap_does_not_split_a_shift():
    values = [*STEADY, 8, 8, 8, None, 8, 8, 8, 8]

    found = signals(values, frozen(Method.INDIVIDUALS, RuleSetName.MAKING_DATA_COUNT))

    assert found == [(Rule.SHIFT, Side.BELOW, [13, 14, 15, 17, 18, 19, 20])]


def test_points_outside_with_others_between_are_separate_signals():
    values = [*STEADY, 30, 31, 10, 32]

    found = signals(values, frozen(Method.INDIVIDUALS, RuleSetName.SHEWHART))

    assert found == [
        (Rule.OUTSIDE_LIMITS, Side.ABOVE, [13, 14]),
        (Rule.OUTSIDE_LIMITS, Side.ABOVE, [16]),
    ]


def test_two_of_three_with_one_between_are_one_signal():
    values = [*STEADY, 14.5, 10.5, 14.5, 10, 10, 10]

    found = signals(values, frozen(Method.INDIVIDUALS, RuleSetName.WESTERN_ELECTRIC))

    assert found == [(Rule.TWO_OF_THREE, Side.ABOVE, [13, 15])]


def test_an_excluded_point_between_does_not_split_a_signal():
    values = [*STEADY, 30, 10, 31]

    found = signals(values, frozen(Method.INDIVIDUALS, RuleSetName.SHEWHART), excluded=[13])

    assert found == [(Rule.OUTSIDE_LIMITS, Side.ABOVE, [13, 15])]


def test_rules_on_the_phase_as_a_whole_name_no_points():
    values = [*range(1, 13), *range(13, 25)]

    found = signals(values, Plan(Method.RUN, RuleSetName.ANHOEJ))

    assert (Rule.FEW_CROSSINGS, None, []) in found
    assert (Rule.LONG_RUN, Side.BELOW, list(range(1, 13))) in found


def test_a_pattern_without_a_direction_has_no_side():
    values = [10.0 + (-1) ** place * (1 + place / 100) for place in range(16)]

    found = signals(values, Plan(Method.INDIVIDUALS, RuleSetName.NELSON))

    assert (Rule.ALTERNATING, None, list(range(1, 17))) in found


def test_signals_of_a_later_phase_are_placed_in_the_series():
    values = [*STEADY, *STEADY, 30]
    plan = Plan(
        Method.INDIVIDUALS,
        RuleSetName.SHEWHART,
        phases=(PhaseStart(0), PhaseStart(12, 12)),
    )

    result = analyse(Series.of_values(labels(25), values), plan)

    assert [(signal.phase, signal.positions) for signal in result.signals] == [(1, (24,))]


def test_ranges_are_judged_by_their_limits_alone():
    values = [*([10.0, 10.1] * 12), 40.0]

    found = signals(values, Plan(Method.MOVING_RANGE, RuleSetName.NELSON))

    assert found == [(Rule.OUTSIDE_LIMITS, Side.ABOVE, [25])]
