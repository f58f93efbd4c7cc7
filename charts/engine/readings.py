"""From data to what a chart plots: the shape each chart needs, and rows that cannot be right."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from charts.engine.arrays import BoolArray, FloatArray, IntArray
from charts.engine.blocks import Block
from charts.engine.errors import EngineError, TimesNotPositive, WrongDataForMethod
from charts.engine.methods import (
    PROPORTION_METHODS,
    RATIO_METHODS,
    SUBGROUP_METHODS,
    Method,
)
from charts.engine.phases import Span
from charts.engine.series import Series
from charts.engine.xmr import plotted_ranges

COUNT_METHODS = RATIO_METHODS | {Method.C, Method.G}


@dataclass(slots=True)
class Readings:
    """Phases of one length as they were recorded, stacked; arrays as in `Series`, shape (k, n)."""

    values: FloatArray
    excluded: BoolArray
    numerators: FloatArray | None
    denominators: FloatArray | None
    sizes: FloatArray | None
    deviations: FloatArray | None


RECORDED = tuple(item.name for item in fields(Readings))


def stacked(pieces: Sequence[tuple[Series, Span]]) -> Readings:
    """Pieces of equal length, of series that all have the same arrays, on top of one another."""
    arrays: dict[str, Any] = {
        name: None
        if getattr(pieces[0][0], name) is None
        else np.concatenate(
            [getattr(series, name)[span.start : span.stop] for series, span in pieces]
        ).reshape(len(pieces), -1)
        for name in RECORDED
    }
    return Readings(**arrays)


def refusal(series: Series, method: Method) -> EngineError | None:
    """Why the chart cannot be made from these data; None when it can.

    Returns
    -------
    WrongDataForMethod
        Ratio charts need numerators and denominators, subgroup charts several measurements a
        period, a Bernoulli chart outcomes of 0 and 1.
    TimesNotPositive
        A T chart needs times above zero.
    """
    if method in RATIO_METHODS and series.denominators is None:
        return WrongDataForMethod("This chart needs a numerator and a denominator each period.")
    if method in SUBGROUP_METHODS and series.sizes is None:
        return WrongDataForMethod("This chart needs several measurements each period.")
    if method is Method.T and (wrong := np.flatnonzero(series.values <= 0)).size:
        return TimesNotPositive(
            "Times between events must be above zero. Use a finer time, or a G chart of days "
            f"between events. Look at {named(wrong)}.",
            wrong,
        )
    if method is Method.BERNOULLI_CUSUM and (wrong := not_binary(series.values)).size:
        return WrongDataForMethod(f"Each outcome must be 0 or 1. Look at {named(wrong)}.", wrong)
    return None


def not_binary(values: FloatArray) -> IntArray:
    """Positions of outcomes other than 0, 1 and missing."""
    return np.flatnonzero((values != 0) & (values != 1) & ~np.isnan(values))


def named(positions: Sequence[int] | IntArray) -> str:
    """Up to five points by number, counted from 1."""
    numbers = [str(position + 1) for position in positions[:5]]
    more = len(positions) - len(numbers)
    noun = "point" if len(positions) == 1 else "points"
    return f"{noun} {', '.join(numbers)}" + (f" and {more} more" if more else "")


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

    Moving ranges are taken from these later.
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


def block_of(readings: Readings, baseline_points: int | None, method: Method) -> Block:
    """What the chart's formula works on.

    Parameters
    ----------
    readings : Readings of (k, n)
    baseline_points : int or None
        The points of each phase that give the limits; None: all of them.
    """
    invalid = invalid_points(readings, method)
    values = plotted(readings, method, invalid)
    missing = np.isnan(values)
    excluded = readings.excluded if readings.excluded.any() else None
    present = ~missing if excluded is None else ~(missing | excluded)
    base = present
    if baseline_points is not None:
        base = present.copy()
        base[:, baseline_points:] = False
    below = readings.denominators
    if below is not None and missing.any():
        below = np.where(missing, np.nan, below)  # no limits where nothing is plotted
    block = Block(
        values,
        present,
        base,
        readings.numerators,
        below,
        readings.sizes,
        readings.deviations,
        excluded=excluded,
        invalid=invalid,
    )
    if method is Method.MOVING_RANGE:
        block.readings, block.values = values, plotted_ranges(values)
        block.counted = present & ~np.isnan(block.values)
    return block
