"""Series, plans and results as objects: what they refuse, keep and give back."""

import json
from dataclasses import FrozenInstanceError, replace
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from charts.engine import (
    Analysis,
    Direction,
    EngineError,
    Method,
    PhaseStart,
    Plan,
    RuleSetName,
    Series,
    analyse,
)
from charts.engine.errors import (
    DuplicatePeriods,
    InvalidPlan,
    LengthsDiffer,
    PeriodsNotInOrder,
    PositionOutsideSeries,
    UnknownSchema,
    ValueNotFinite,
)
from tests.engine.strategies import labels

DAYS = ("2026-01-01", "2026-01-02", "2026-01-03")
TEXT_AMONG_NUMBERS: list[Any] = [1, "two", 3]
PLAN = Plan(Method.INDIVIDUALS, RuleSetName.ANHOEJ_AND_LIMITS)


def test_arrays_of_a_series_are_its_own_and_read_only():
    values = np.array([1.0, 2.0, 3.0])

    series = Series.of_values(DAYS, values)
    values[0] = 99

    assert series.values[0] == 1.0
    with pytest.raises(ValueError, match="read-only"):
        series.values[0] = 5
    with pytest.raises(FrozenInstanceError):
        series.labels = ()  # type: ignore[misc]


def test_ratios_and_subgroups_give_values():
    ratios = Series.of_ratios(DAYS, [1, 2, None], [4, 0, 5])
    groups = Series.of_subgroups(DAYS, [[1, 2, None], [], [7]])

    assert ratios.values.tolist()[0] == 0.25
    assert np.isnan(ratios.values[1:]).all()
    assert groups.sizes is not None
    assert groups.deviations is not None
    assert groups.sizes.tolist() == [2, 0, 1]
    assert groups.values.tolist()[::2] == [1.5, 7.0]
    assert np.isnan(groups.deviations[1:]).all()


@pytest.mark.parametrize(
    ("make", "error", "positions"),
    [
        (lambda: Series.of_values(DAYS, [1, 2]), LengthsDiffer, ()),
        (lambda: Series.of_values(DAYS, np.ones((3, 1))), LengthsDiffer, ()),
        (lambda: Series.of_ratios(DAYS, [1, 2, 3], [1, 2]), LengthsDiffer, ()),
        (lambda: Series.of_values(DAYS, TEXT_AMONG_NUMBERS), ValueNotFinite, ()),
        (lambda: Series.of_values(DAYS, [1, float("inf"), 3]), ValueNotFinite, (1,)),
        (lambda: Series.of_values(DAYS, [1, 2, -1e101]), ValueNotFinite, (2,)),
        (lambda: Series.of_ratios(DAYS, [1e90, 2, 3], [1e-90, 2, 3]), ValueNotFinite, (0,)),
        (lambda: Series.of_values(DAYS, [1, 2, 3], [3]), PositionOutsideSeries, (3,)),
        (lambda: Series.of_values(DAYS, [1, 2, 3], [-1]), PositionOutsideSeries, (-1,)),
        (lambda: Series.of_values(("b", "a", "c"), [1, 2, 3]), PeriodsNotInOrder, (1,)),
        (lambda: Series.of_values(("a", "b", "b"), [1, 2, 3]), DuplicatePeriods, (2,)),
    ],
)
def test_a_series_refuses(make, error, positions):
    with pytest.raises(error) as refused:
        make()

    assert refused.value.positions == positions
    assert isinstance(refused.value, EngineError)
    assert refused.value.message == str(refused.value)
    assert refused.value.message.endswith(".")


@pytest.mark.parametrize(
    "options",
    [
        {"target": float("nan")},
        {"target": float("inf")},
        {"centre": 1e101},
        {"multiplier": 0},
        {"multiplier": -1},
        {"multiplier": 1e300},
        {"multiplier": float("nan")},
        {"lower_bound": 1, "upper_bound": 1},
        {"odds_ratio": 1},
        {"decision_limit": 0},
        {"phases": (PhaseStart(3), PhaseStart(3))},
        {"phases": (PhaseStart(3), PhaseStart(1))},
        {"method": Method.U, "centre": -1},
        {"method": Method.P, "centre": 1.5},
        {"method": Method.P, "centre": 150, "multiplier": 100},
    ],
)
def test_a_plan_refuses(options):
    with pytest.raises(InvalidPlan):
        replace(PLAN, **options)


@pytest.mark.parametrize("numbers", [(-1, None), (0, 0), (2, -3)])
def test_a_phase_refuses(numbers):
    with pytest.raises(InvalidPlan):
        PhaseStart(*numbers)


def test_a_plan_keeps_plain_numbers():
    loose: dict[str, Any] = {"target": Decimal("2.5"), "phases": [PhaseStart(3)]}

    plan = replace(PLAN, **loose)

    assert type(plan.target) is float
    assert plan.phases == (PhaseStart(3),)


def test_a_plan_takes_what_is_ordinary():
    plan = replace(PLAN, method=Method.P, centre=25, multiplier=100, lower_bound=0, upper_bound=100)

    assert plan.centre == 25


def test_a_count_chart_counts_the_numerators_of_ratios():
    series = Series.of_ratios(DAYS, [4, 6, 8], [100, 90, 80])

    result = analyse(series, Plan(Method.C, RuleSetName.SHEWHART, upper_bound=9))

    assert result.values == (4, 6, 8)
    assert set(result.centre) == {6}
    assert set(result.upper) == {9}


def test_a_result_survives_being_stored():
    series = Series.of_values(labels(14), [9.0, 11.0] * 6 + [30, None], excluded=[0])
    plan = replace(PLAN, direction=Direction.INCREASE, target=10, phases=(PhaseStart(0, 6),))

    result = analyse(series, plan)
    stored = json.dumps(result.to_dict(), allow_nan=False)

    assert Analysis.from_dict(json.loads(stored)) == result
    assert result.signals != ()
    assert result.notices != ()


def test_a_result_of_another_layout_is_refused():
    stored = analyse(Series.of_values(DAYS, [1, 2, 3]), PLAN).to_dict()

    for schema in (0, 99, None):
        with pytest.raises(UnknownSchema):
            Analysis.from_dict(stored | {"schema": schema})
    with pytest.raises(UnknownSchema):
        Analysis.from_dict({})


def test_results_hold_plain_python_values_only():
    result = analyse(Series.of_values(DAYS, [1, None, 3]), PLAN)

    assert {type(value) for value in result.values} == {float, type(None)}
    assert {type(value) for value in result.excluded} == {bool}
    assert type(result.phases[0].useful) is int
    assert type(result.phases[0].centre) is float
