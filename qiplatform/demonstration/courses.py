"""How the level of a measure goes through time: steady, better at once, better bit by bit, worse.

A course is an array of shape (n,) of what to expect in each period. Noise comes later (`draws`).
"""

from collections.abc import Callable
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Levels = NDArray[np.float64]


class Course(StrEnum):
    """What becomes of a measure once people begin to change things."""

    STEADY = "steady"  # nothing they try makes a difference
    STEP = "step"  # better within a point or two
    GRADUAL = "gradual"  # better bit by bit
    LAPSED = "lapsed"  # better, then half of it lost again
    WORSE = "worse"


def levels(course: Course, *, usual: float, achievable: float, n: int, change: int) -> Levels:
    """The expected level of each of `n` periods when change begins at period `change`.

    `usual` is the level before, `achievable` the one that success brings; both in the unit that
    people read.
    """
    after = np.arange(n) - change
    return usual + (achievable - usual) * _SHARES[course](after, n - change)


def _steady(after: NDArray[np.int64], left: int) -> Levels:
    return np.zeros(len(after))


def _step(after: NDArray[np.int64], left: int) -> Levels:
    return np.clip((after + 1) / 2, 0, 1)


def _gradual(after: NDArray[np.int64], left: int) -> Levels:
    return np.clip(after / max(2, left * 0.6), 0, 1)


def _lapsed(after: NDArray[np.int64], left: int) -> Levels:
    return np.where(after < left * 0.55, _step(after, left), 0.45)


def _worse(after: NDArray[np.int64], left: int) -> Levels:
    return -0.5 * np.clip((after + 1) / 3, 0, 1)


_SHARES: dict[Course, Callable[[NDArray[np.int64], int], Levels]] = {
    Course.STEADY: _steady,
    Course.STEP: _step,
    Course.GRADUAL: _gradual,
    Course.LAPSED: _lapsed,
    Course.WORSE: _worse,
}


def between(*anchors: tuple[int, float], n: int) -> Levels:
    """Levels through the given (period, level) points, straight between them, level outside."""
    positions, heights = zip(*anchors, strict=True)
    return np.interp(np.arange(n), positions, heights)
