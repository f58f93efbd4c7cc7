"""Moving ranges, and the mean moving range that individuals limits rest on."""

import numpy as np

from charts.engine.arrays import BoolArray, FloatArray
from charts.engine.averages import mean_where

RANGE_LIMIT = 3.267  # D4 for pairs, as printed; exactly 3.266532


def moving_ranges(values: FloatArray) -> FloatArray:
    """Absolute differences of neighbours, shape (k, n - 1); NaN beside a gap."""
    ranges = np.diff(values, axis=-1)
    return np.abs(ranges, out=ranges)


def pairs(base: BoolArray) -> BoolArray:
    """Moving ranges whose both ends give the limits, shape (k, n - 1)."""
    return base[:, 1:] & base[:, :-1]


def screened_mean(
    ranges: FloatArray,
    valid: BoolArray | None,
    bound: float = RANGE_LIMIT,
    *,
    screened: bool = True,
    falls_back: bool = True,
) -> FloatArray:
    """Mean of moving ranges, leaving out once those at or above `bound` times their mean.

    Parameters
    ----------
    ranges : array, shape (k, m)
        Moving ranges in the measure's unit.
    valid : array of bool, shape (k, m), or None
        Ranges that take part; None: all.
    bound : float
        Upper limit of a range chart in mean ranges.
    screened : bool
        False: the plain mean.
    falls_back : bool
        Where screening leaves nothing, or only ranges of zero, keep the plain mean. Without
        this, one outlier among equal values makes every point a signal.

    Returns
    -------
    array, shape (k, 1)
        In the unit of `ranges`; NaN where there is no range at all.

    Source
    ------
    Nelson L. S. 1982, Control charts for individual measurements, Journal of Quality
    Technology 14:172-173; Provost and Murray, The Health Care Data Guide.

    Examples
    --------
    >>> screened_mean(np.array([[1.0, 1.0, 2.0, 2.0, 40.0]]), None)
    array([[1.5]])
    """
    plain = mean_where(ranges, valid)
    if not screened:
        return plain
    kept = ranges < bound * plain
    if valid is not None:
        kept &= valid
    elif kept.all():
        return plain
    mean = mean_where(ranges, kept)
    if falls_back:
        mean = np.where(mean > 0, mean, plain)
    return mean
