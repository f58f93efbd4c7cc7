"""Patterns over consecutive points, for many rows at once."""

import numpy as np

from charts.engine.arrays import BoolArray


def all_of(flags: BoolArray, width: int) -> BoolArray:
    """Windows of `width` consecutive flags that are all true, shape (k, n - width + 1).

    Examples
    --------
    >>> all_of(np.array([[True, True, True, False]]), 2)
    array([[ True,  True, False]])
    """
    complete, covered = flags, 1
    while covered < width:
        further = min(covered, width - covered)
        complete = complete[:, : complete.shape[-1] - further] & complete[:, further:]
        covered += further
    return complete


def spread(complete: BoolArray, width: int) -> BoolArray:
    """Points inside any complete window, shape (k, windows + width - 1).

    Examples
    --------
    >>> spread(np.array([[False, True, False]]), 2)
    array([[False,  True,  True, False]])
    """
    inside, covered = complete, 1
    while covered < width:
        further = min(covered, width - covered)
        windows = inside.shape[-1]
        wider = np.zeros((len(inside), windows + further), dtype=bool)
        wider[:, :windows] = inside
        wider[:, further:] |= inside
        inside, covered = wider, covered + further
    return inside


def stretches(flags: BoolArray, width: int) -> BoolArray:
    """Flags that belong to a stretch of at least `width` in a row.

    Examples
    --------
    >>> stretches(np.array([[True, False, True, True, True]]), 2)
    array([[False, False,  True,  True,  True]])
    """
    if flags.shape[-1] < width:
        return np.zeros_like(flags)
    complete = all_of(flags, width)
    if not complete.any():
        return np.zeros_like(flags)
    return spread(complete, width)


def some_of(flags: BoolArray, least: int, width: int) -> BoolArray:
    """Windows of `width` points with at least `least` flags, shape (k, n - width + 1)."""
    n = flags.shape[-1]
    if n < width:
        return np.zeros((len(flags), 0), dtype=bool)
    counts = flags[:, : n - width + 1].astype(np.int8)
    for offset in range(1, width):
        counts += flags[:, offset : n - width + 1 + offset]
    return counts >= least
