"""From data to what a chart plots: the shape each chart needs, and rows that cannot be right."""

from dataclasses import dataclass, replace

import numpy as np

from charts.engine.arrays import BoolArray, FloatArray
from charts.engine.errors import TimesNotPositive, WrongDataForMethod
from charts.engine.methods import RATIO_METHODS, SUBGROUP_METHODS, Method

COUNT_METHODS = RATIO_METHODS | {Method.C, Method.G}
PROPORTION_METHODS = frozenset({Method.P, Method.P_PRIME})


@dataclass(slots=True)
class Readings:
    """Series of one length, stacked; every array has the shape (k, n), as in `Series`."""

    values: FloatArray
    excluded: BoolArray
    numerators: FloatArray | None = None
    denominators: FloatArray | None = None
    sizes: FloatArray | None = None
    deviations: FloatArray | None = None


def check_shape(readings: Readings, method: Method) -> None:
    """Refuse data that the chart cannot be made from.

    Raises
    ------
    WrongDataForMethod
        Ratio charts need numerators and denominators, subgroup charts several measurements a
        period, a Bernoulli chart outcomes of 0 and 1.
    TimesNotPositive
        A T chart needs times above zero.
    """
    if method in RATIO_METHODS and readings.denominators is None:
        raise WrongDataForMethod(f"A {method.upper()} chart needs numerators and denominators.")
    if method in SUBGROUP_METHODS and readings.sizes is None:
        raise WrongDataForMethod("This chart needs several measurements for each period.")
    if method is Method.T and (wrong := readings.values <= 0).any():
        positions = np.flatnonzero(wrong.any(axis=0))
        raise TimesNotPositive(
            "Times between events must be above zero. Use a finer time, or a G chart of days "
            f"between events. Look at {named(positions)}.",
            positions,
        )
    if method is Method.BERNOULLI_CUSUM and (wrong := not_binary(readings.values)).any():
        positions = np.flatnonzero(wrong.any(axis=0))
        raise WrongDataForMethod(
            f"Each outcome must be 0 or 1. Look at {named(positions)}.", positions
        )


def not_binary(values: FloatArray) -> BoolArray:
    """Outcomes other than 0, 1 and missing."""
    return (values != 0) & (values != 1) & ~np.isnan(values)


def named(positions: np.ndarray) -> str:
    """Up to five points by number, counted from 1."""
    numbers = [str(position + 1) for position in positions[:5]]
    more = ", ..." if len(positions) > len(numbers) else ""
    return f"point{'s' if len(positions) > 1 else ''} {', '.join(numbers)}{more}"


def invalid_points(readings: Readings, method: Method) -> BoolArray | None:
    """Points whose data contradict themselves, shape (k, n); None when there cannot be any.

    A denominator below zero, events over a denominator of zero, a numerator above its
    denominator on a proportion chart, a negative count: each is treated as missing and
    reported, where qicharts2 plots it and lets it into the centre line.
    """
    invalid = None
    above, below = readings.numerators, readings.denominators
    if below is not None:
        assert above is not None
        invalid = (below < 0) | ((below == 0) & (above > 0))
        if method in PROPORTION_METHODS:
            invalid |= above > below
    if method in COUNT_METHODS:
        negative = (readings.values if above is None else above) < 0
        invalid = negative if invalid is None else invalid | negative
    return invalid


def plotted(readings: Readings, method: Method, invalid: BoolArray | None) -> FloatArray:
    """What the chart plots, shape (k, n), before any multiplier; NaN where missing or invalid.

    Moving ranges are taken later, since they start afresh in each phase.
    """
    values = readings.values
    if method is Method.S:
        assert readings.deviations is not None
        values = readings.deviations
    elif method is Method.C and readings.numerators is not None:
        values = readings.numerators
    if invalid is not None and invalid.any():
        values = np.where(invalid, np.nan, values)
    return values


def exposed(readings: Readings, values: FloatArray) -> Readings:
    """The readings with no denominator where nothing is plotted: such a point has no limits."""
    if readings.denominators is None or not (missing := np.isnan(values)).any():
        return readings
    return replace(readings, denominators=np.where(missing, np.nan, readings.denominators))
