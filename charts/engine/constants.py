"""Constants of control charts that depend on subgroup size, from their formulas."""

from collections.abc import Callable
from functools import lru_cache
from math import exp, lgamma, nan, sqrt

import numpy as np

from charts.engine.arrays import FloatArray


@lru_cache(maxsize=4096)
def c4(size: int) -> float:
    """Mean of the standard deviation of `size` normal values, in sigmas; NaN below two.

    Notes
    -----
    sqrt(2 / (n - 1)) gamma(n / 2) / gamma((n - 1) / 2), by logarithms: gamma itself overflows
    near n = 343.

    Source
    ------
    Montgomery, Introduction to Statistical Quality Control, appendix VI.

    Examples
    --------
    >>> round(c4(5), 6)
    0.939986
    """
    if size < 2:
        return nan
    return sqrt(2 / (size - 1)) * exp(lgamma(size / 2) - lgamma((size - 1) / 2))


def of_sizes(constant: Callable[[int], float], sizes: FloatArray) -> FloatArray:
    """A constant for each subgroup size; shape as `sizes`."""
    different, where = np.unique(sizes, return_inverse=True)
    return np.array([constant(int(size)) for size in different])[where].reshape(sizes.shape)
