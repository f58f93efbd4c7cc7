"""Which chart suits which data, and the reason given."""

import pytest

from charts.engine import Method, Plan, RuleSetName, Series, analyse
from charts.engine.choosing import DataKind, choose
from tests.engine.strategies import labels

COUNTS = [4, 6, 5, 3, 7, 5, 4, 6, 5, 4, 6, 5]


def values(numbers):
    return Series.of_values(labels(len(numbers)), numbers)


def ratios(above, below):
    return Series.of_ratios(labels(len(above)), above, below)


@pytest.mark.parametrize(
    ("series", "kind", "method"),
    [
        (values([5, 6, 7]), DataKind.VALUE, Method.RUN),
        (values([]), DataKind.COUNT, Method.RUN),
        (values([5, 6] * 6), DataKind.VALUE, Method.INDIVIDUALS),
        (values(COUNTS), DataKind.COUNT, Method.C),
        (values([0, 40] * 6), DataKind.COUNT, Method.INDIVIDUALS),
        (values([0, 0, 1] * 5), DataKind.COUNT, Method.RUN),
        (ratios(COUNTS, [20] * 12), DataKind.PROPORTION, Method.P),
        (ratios(COUNTS, [20] * 12), DataKind.RATE, Method.U),
        (ratios([100, 300] * 6, [1000] * 12), DataKind.PROPORTION, Method.P_PRIME),
        (ratios([100, 300] * 6, [1000] * 12), DataKind.RATE, Method.U_PRIME),
        (ratios([0, 0, 1] * 5, [20] * 15), DataKind.PROPORTION, Method.RUN),
        (ratios([20] * 12, [20] * 12), DataKind.PROPORTION, Method.P),
        (values([3, 5, 9]), DataKind.TIME_BETWEEN, Method.T),
        (values([3, 0, 9]), DataKind.TIME_BETWEEN, Method.G),
        (values([3, 0, 9]), DataKind.OPPORTUNITIES_BETWEEN, Method.G),
        (values([1, 0, 1]), DataKind.OUTCOME, Method.BERNOULLI_CUSUM),
        (Series.of_subgroups(labels(12), [[1, 2, 3]] * 12), DataKind.SUBGROUPS, Method.XBAR),
        (Series.of_subgroups(labels(12), [[1]] * 12), DataKind.SUBGROUPS, Method.INDIVIDUALS),
    ],
)
def test_choice(series, kind, method):
    choice = choose(series, kind)

    assert choice.method is method
    assert choice.reason.endswith(".")
    analyse(series, Plan(choice.method, choice.rule_set))


def test_runs_alone_are_judged_where_there_are_no_limits():
    assert choose(values([5, 6]), DataKind.VALUE).rule_set is RuleSetName.ANHOEJ
    assert choose(values([5, 6] * 6), DataKind.VALUE).rule_set is RuleSetName.ANHOEJ_AND_LIMITS


def test_the_reason_shows_the_number():
    wild = ratios([100, 300] * 6, [1000] * 12)

    assert "times as much as chance explains (sigma z)" in choose(wild, DataKind.RATE).reason


def test_excluded_points_do_not_count():
    series = Series.of_values(labels(12), [5, 6] * 6, excluded=[3])

    assert choose(series, DataKind.VALUE).method is Method.RUN
