"""Phases of equal length, stacked: the shape every formula and rule works on.

A phase is the unit of calculation: limits, runs and rules all start afresh in it. One series
is a block of one row for each of its phases; ten thousand series are blocks of many rows. The
same code serves both, which is why single and batch results are the same to the last bit.
"""

from dataclasses import dataclass, field, fields, replace
from typing import Any

import numpy as np

from charts.engine.arrays import AnyArray, BoolArray, FloatArray, IntArray


@dataclass(slots=True)
class Block:
    """k phases of n points each; every array has the shape (k, n).

    Attributes
    ----------
    values
        What is plotted, before any multiplier; NaN where missing or invalid.
    counted
        The point has a value and is not excluded.
    base
        The point is counted and inside the baseline: it gives the limits.
    numerators, denominators, sizes, deviations
        As in `Series`, where the chart needs them.
    readings
        Moving range charts only: the values that the ranges are taken from.
    excluded
        Points drawn but left out; None when there are none.
    is_whole
        Every point of every phase gives the limits: the masks can be left aside.
    invalid
        Points treated as missing because their data contradict themselves; None when the chart
        does not look for any.
    """

    values: FloatArray
    counted: BoolArray
    base: BoolArray
    numerators: FloatArray | None = None
    denominators: FloatArray | None = None
    sizes: FloatArray | None = None
    deviations: FloatArray | None = None
    readings: FloatArray | None = None
    excluded: BoolArray | None = None
    invalid: BoolArray | None = None

    is_whole: bool = field(init=False)

    def __post_init__(self) -> None:
        self.is_whole = bool(self.base.all())


def packing_order(excluded: BoolArray | None) -> IntArray | None:
    """Order that moves excluded points behind the others; None when there are none.

    An excluded point is drawn but takes no part: its neighbours become neighbours of each
    other. Moving it to the end once spares every formula and rule from looking for it.
    """
    if excluded is None or not excluded.any():
        return None
    return np.argsort(excluded, axis=-1, kind="stable")


def packed(block: Block, order: IntArray) -> Block:
    """The block with the points of each row in `order`."""
    arrays: dict[str, Any] = {
        item.name: np.take_along_axis(array, order, axis=-1)
        for item in fields(block)
        if item.init and (array := getattr(block, item.name)) is not None
    }
    return replace(block, **arrays)


def in_place(array: AnyArray, order: IntArray | None) -> AnyArray:
    """The points of a packed array back where they came from.

    Arrays of shape (k, 1) hold one number for the whole phase and stay as they are.
    """
    if order is None or array.shape[-1] == 1:
        return array
    placed = np.empty_like(array)
    np.put_along_axis(placed, order, array, axis=-1)
    return placed
