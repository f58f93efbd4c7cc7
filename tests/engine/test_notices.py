"""Every notice: when it is given, and what it says."""

import pytest

from charts.engine import Method, NoticeCode, PhaseStart, Plan, RuleSetName, Series, analyse
from tests.engine.strategies import labels

LIMITS = RuleSetName.ANHOEJ_AND_LIMITS
STEADY = [9.0, 11.0] * 7


def notices(series, method=Method.INDIVIDUALS, rule_set=LIMITS, **options):
    found = analyse(series, Plan(method, rule_set, **options)).notices
    return {notice.code: notice for notice in found}


def values(numbers, excluded=()):
    return Series.of_values(labels(len(numbers)), numbers, excluded)


def ratios(above, below):
    return Series.of_ratios(labels(len(above)), above, below)


def test_a_chart_with_nothing_to_say_says_nothing():
    assert notices(values(STEADY)) == {}


@pytest.mark.parametrize("numbers", [[], [None], [None] * 12])
@pytest.mark.parametrize("method", [Method.RUN, Method.INDIVIDUALS, Method.MOVING_RANGE])
def test_no_data(numbers, method):
    found = notices(values(numbers), method)

    assert list(found) == [NoticeCode.NO_DATA]
    assert found[NoticeCode.NO_DATA].text == "There are no values yet."


def test_an_empty_baseline():
    found = notices(values(STEADY, excluded=range(4)), phases=(PhaseStart(0, 4),))

    assert found[NoticeCode.EMPTY_BASELINE].text == (
        "There are no lines: every point that would give them is missing or excluded."
    )


def test_a_single_range_needs_two_values():
    found = notices(values([3.0, *STEADY]), Method.MOVING_RANGE, phases=(PhaseStart(1),))

    assert found[NoticeCode.EMPTY_BASELINE].text == (
        "Phase 1: There are no lines: a moving range takes two neighbouring values."
    )


def test_no_limits_from_one_point():
    found = notices(values(STEADY), phases=(PhaseStart(0, 1),))

    assert "at least two neighbouring points" in found[NoticeCode.NO_LIMITS].text


def test_limits_hidden_for_want_of_points_are_not_called_impossible():
    found = notices(values(STEADY[:12]), rule_set=RuleSetName.MAKING_DATA_COUNT)

    assert list(found) == [NoticeCode.TOO_FEW_POINTS]
    assert found[NoticeCode.TOO_FEW_POINTS].text == (
        "To tell a change from chance takes 13 points; there are 12."
    )


def test_too_few_points_of_the_latest_phase():
    found = notices(values([*STEADY, 9.0]), Method.RUN, phases=(PhaseStart(14),))

    assert found[NoticeCode.TOO_FEW_POINTS].text == (
        "Phase 2: To tell a change from chance takes 10 points off the centre line; there is 1."
    )


def test_provisional_limits():
    eleven, twelve = notices(values(STEADY[:11])), notices(values(STEADY[:12]))

    assert eleven[NoticeCode.PROVISIONAL].text == (
        "The limits rest on 11 points. They are provisional until there are 12."
    )
    assert NoticeCode.PROVISIONAL not in twelve
    assert NoticeCode.PROVISIONAL not in notices(values(STEADY[:11]), Method.RUN)


def test_points_that_cannot_be_right():
    found = notices(ratios([1, 9, -1, 3, 0], [5, 5, 5, 0, 0]), Method.P)
    rates = notices(ratios([1, 9, -1, 3, 0], [5, 5, 5, 0, 0]), Method.U)

    assert found[NoticeCode.INVALID_POINTS].positions == (1, 2, 3)
    assert "points 2, 3, 4" in found[NoticeCode.INVALID_POINTS].text
    assert "above its denominator" in found[NoticeCode.INVALID_POINTS].text
    assert rates[NoticeCode.INVALID_POINTS].positions == (2, 3)
    assert "above its denominator" not in rates[NoticeCode.INVALID_POINTS].text


def test_positions_are_those_of_the_series_and_a_long_list_is_cut():
    above, below = [1] * 4 + [9] * 7 + [1], [5] * 12

    found = notices(ratios(above, below), Method.P, phases=(PhaseStart(3),))

    assert found[NoticeCode.INVALID_POINTS].positions == tuple(range(4, 11))
    assert "points 5, 6, 7, 8, 9 and 2 more" in found[NoticeCode.INVALID_POINTS].text


def test_no_variation():
    assert NoticeCode.NO_VARIATION in notices(values([7.5] * 12))
    assert NoticeCode.NO_VARIATION not in notices(values([7.5]))


def test_nearly_no_variation():
    numbers = [5.0] * 20 + [9.0, 5.0, 5.0, 5.0]

    assert NoticeCode.NEARLY_NO_VARIATION in notices(values(numbers))
    assert NoticeCode.NEARLY_NO_VARIATION not in notices(values(numbers), screened=False)
    assert NoticeCode.NEARLY_NO_VARIATION not in notices(
        values(numbers), rule_set=RuleSetName.NHSRPLOTTHEDOTS
    )
    assert NoticeCode.NEARLY_NO_VARIATION not in notices(values(numbers, excluded=[20]))


def test_no_spread_within_subgroups():
    groups = Series.of_subgroups(labels(12), [[number, number] for number in range(12)])

    assert NoticeCode.NO_SPREAD_WITHIN in notices(groups, Method.XBAR)


def test_a_baseline_or_a_phase_beyond_the_data():
    found = notices(values(STEADY), phases=(PhaseStart(0, 20), PhaseStart(30)))

    assert found[NoticeCode.BASELINE_BEYOND_DATA].text == (
        "The baseline is to have 20 points; there are 14 so far, and all of them give the lines."
    )
    assert found[NoticeCode.PHASE_BEYOND_DATA].text == (
        "A phase is to start at point 31; there are 14 points so far."
    )


def test_many_points_on_the_line():
    numbers = [0.0] * 12 + [1.0, 2.0, 3.0]

    assert NoticeCode.MANY_ON_LINE in notices(values(numbers), Method.RUN)
    assert NoticeCode.MANY_ON_LINE not in notices(values(numbers), Method.MOVING_RANGE)


def test_points_with_too_few_cases_to_signal():
    found = notices(ratios([1, 0, 1, 100, 1, 0], [2, 2, 2, 200, 2, 2]), Method.P, multiplier=100)

    assert found[NoticeCode.CANNOT_SIGNAL].positions == (0, 1, 2, 4, 5)
    assert found[NoticeCode.CANNOT_SIGNAL].text.endswith("points 1, 2, 3, 5, 6.")


@pytest.mark.parametrize(("method", "prime"), [(Method.P, "P′"), (Method.U, "U′")])
def test_dispersion(method, prime):
    wild = ratios([100, 300] * 7, [1000] * 14)
    tame = ratios([200, 201] * 7, [1000] * 14)

    over = notices(wild, method)[NoticeCode.OVER_DISPERSION]
    under = notices(tame, method)[NoticeCode.UNDER_DISPERSION]

    assert f"A {prime} chart allows for this." in over.text
    assert "sigma z" in over.text
    assert "only 0.1 times" in under.text
    assert NoticeCode.OVER_DISPERSION not in notices(wild, Method.P_PRIME)


def test_dispersion_is_not_judged_on_eleven_points():
    assert NoticeCode.OVER_DISPERSION not in notices(
        ratios([100, 300] * 5 + [100], [1000] * 11), Method.P
    )


def test_dispersion_leaves_excluded_points_out():
    series = Series.of_ratios(labels(15), [*[200, 201] * 7, 900], [1000] * 15, excluded=[14])

    assert NoticeCode.UNDER_DISPERSION in notices(series, Method.P)
