"""Units compared with one another."""

import math

import pytest

from charts.engine import Method
from charts.engine.errors import LengthsDiffer, WrongDataForMethod
from charts.engine.funnel import compare_units
from tests.engine.reference import known

NAMES = ["A", "B", "C", "D"]


def test_limits_narrow_with_the_denominator():
    funnel = compare_units(NAMES, [5, 50, 500, 5], [10, 100, 1000, 10])

    assert funnel.centre == 560 / 1120
    for place, size in enumerate((10, 100, 1000, 10)):
        reach = 3 * math.sqrt(0.25 / size)
        assert funnel.limits.upper[place] == pytest.approx(0.5 + reach)
        assert funnel.limits.lower[place] == pytest.approx(0.5 - reach)
        assert funnel.limits.upper_warning[place] == pytest.approx(0.5 + reach * 2 / 3)
    assert funnel.outside == (False,) * 4


def test_curves_run_from_the_smallest_to_the_largest_unit():
    curve = compare_units(NAMES, [1, 50, 500, 5], [2, 100, 1000, 10]).curve

    assert (curve.denominators[0], curve.denominators[-1]) == (2, 1000)
    assert curve.lower[0] == 0
    assert curve.upper[0] == 1
    assert list(curve.upper) == sorted(known(curve.upper), reverse=True)


def test_rates_scale_and_have_no_ceiling():
    funnel = compare_units(NAMES, [20, 1, 3, 2], [10, 10, 10, 10], Method.U, multiplier=1000)

    assert funnel.values == (2000, 100, 300, 200)
    assert funnel.centre == 650
    assert known(funnel.limits.upper)[0] > 1000
    assert funnel.outside == (True, False, False, False)


@pytest.mark.parametrize(
    ("plain", "prime"), [(Method.P, Method.P_PRIME), (Method.U, Method.U_PRIME)]
)
def test_primes_widen_the_limits_by_the_dispersion(plain, prime):
    above, below = [100, 300, 200, 250], [1000, 1000, 1000, 1000]

    narrow, wide = (
        compare_units(NAMES, above, below, plain),
        compare_units(NAMES, above, below, prime),
    )

    centre, spread = known([narrow.centre, narrow.dispersion])
    reach, wide_reach = (known(funnel.limits.upper)[0] - centre for funnel in (narrow, wide))
    assert spread > 5
    assert wide.dispersion == spread
    assert wide_reach == pytest.approx(reach * spread)
    assert any(narrow.outside)
    assert not any(wide.outside)


def test_units_without_a_ratio_are_named_and_not_judged():
    funnel = compare_units(NAMES, [5, 9, None, 4], [10, 0, 10, 10])

    assert funnel.values == (0.5, None, None, 0.4)
    assert funnel.limits.upper[1:3] == (None, None)
    assert funnel.outside == (False,) * 4


def test_no_units_and_one_unit():
    none, one = compare_units([], [], []), compare_units(["A"], [1], [2])

    assert (none.centre, none.dispersion, none.values) == (None, None, ())
    assert set(none.curve.upper) == {None}
    assert (one.centre, one.dispersion) == (0.5, None)


def test_what_is_refused():
    with pytest.raises(WrongDataForMethod):
        compare_units(NAMES, [1, 1, 1, 1], [2, 2, 2, 2], Method.RUN)
    with pytest.raises(LengthsDiffer):
        compare_units(NAMES, [1, 1, 1], [2, 2, 2])
