"""Means and medians over the points that give the limits, a row at a time."""

import numpy as np

from charts.engine.arrays import BoolArray, FloatArray, IntArray


def sum_where(values: FloatArray, mask: BoolArray | None) -> FloatArray:
    """Sums over the points of `mask`, shape (k, 1); None = all points."""
    if mask is not None:
        values = np.where(mask, values, 0.0)
    return np.add.reduce(values, axis=-1, keepdims=True)


def count_where(values: FloatArray, mask: BoolArray | None) -> FloatArray | float:
    """Number of points of `mask`, shape (k, 1), as a float; NaN for none, so that it divides."""
    if mask is None:
        return float(values.shape[-1]) or np.nan
    counts = np.add.reduce(mask, axis=-1, keepdims=True, dtype=float)
    return np.where(counts > 0, counts, np.nan)


def counts(mask: BoolArray) -> IntArray:
    """Number of points of `mask`, shape (k,)."""
    counted: IntArray = np.add.reduce(mask, axis=-1, dtype=np.int64)
    return counted


def mean_where(values: FloatArray, mask: BoolArray | None) -> FloatArray:
    """Mean over the points of `mask`, shape (k, 1); NaN where there are none.

    Examples
    --------
    >>> mean_where(np.array([[1.0, 2.0, 6.0]]), np.array([[True, True, False]]))
    array([[1.5]])
    """
    return sum_where(values, mask) / count_where(values, mask)


def median_where(values: FloatArray, mask: BoolArray | None) -> FloatArray:
    """Median over the points of `mask`, shape (k, 1); NaN where there are none.

    The mean of the two middle values when their number is even.

    Examples
    --------
    >>> median_where(np.array([[9.0, 1.0, 4.0, 2.0]]), None)
    array([[3.]])
    """
    if mask is None:
        ordered = np.sort(values, axis=-1)
        n = values.shape[-1]
        low, high = ordered[:, (n - 1) // 2, None], ordered[:, n // 2, None]
    else:
        ordered = np.sort(np.where(mask, values, np.nan), axis=-1)  # NaN sorts last
        present = counts(mask)[:, None]
        low = np.take_along_axis(ordered, np.maximum(present - 1, 0) // 2, axis=-1)
        high = np.take_along_axis(ordered, np.minimum(present // 2, values.shape[-1] - 1), axis=-1)
    return (low + high) / 2
