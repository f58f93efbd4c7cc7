"""Rules about lines at one, two and three sigma."""

import numpy as np

from charts.engine.arrays import BoolArray
from charts.engine.evidence import Evidence, Flags
from charts.engine.windows import all_of, some_of, spread, stretches


def outside_limits(evidence: Evidence) -> Flags:
    """Points above the upper or below the lower limit; a point on a limit is inside.

    Source
    ------
    Shewhart 1931, Economic Control of Quality of Manufactured Product.
    """
    return evidence.beyond(3)


def some_beyond(evidence: Evidence, *, sigmas: float, least: int, window: int) -> Flags:
    """At least `least` of `window` consecutive points beyond `sigmas` on the same side.

    The other points of the window may lie anywhere; only those beyond are flagged.

    Source
    ------
    Western Electric 1956, Statistical Quality Control Handbook; Nelson 1984, Journal of
    Quality Technology 16:237-239 (two of three beyond two sigma, four of five beyond one).
    """
    high, low = evidence.beyond(sigmas)
    return Flags(
        high & spread(some_of(high, least, window), window)[:, : high.shape[-1]],
        low & spread(some_of(low, least, window), window)[:, : low.shape[-1]],
    )


def two_of_three_on_one_side(evidence: Evidence, *, inside_limits: bool = False) -> Flags:
    """Two of three consecutive points beyond two sigma, all three on one side of the centre.

    Parameters
    ----------
    inside_limits : bool
        Count only points that are not beyond three sigma as well.

    Source
    ------
    NHS England, Making Data Count, as announced in November 2023; with ``inside_limits`` as in
    NHSRplotthedots 0.2.2.
    """
    high, low = evidence.beyond(2)
    if inside_limits:
        outside = evidence.beyond(3)
        high, low = high & ~outside.high, low & ~outside.low
    return Flags(two_of_three(high, evidence.above), two_of_three(low, evidence.below))


def two_of_three(beyond: BoolArray, side: BoolArray) -> BoolArray:
    """Flags beyond, in windows of three that hold two of them and lie on one side."""
    complete = some_of(beyond, 2, 3) & some_of(side, 3, 3)
    if not complete.any():
        return np.zeros_like(beyond)
    return beyond & spread(complete, 3)


def hugging(evidence: Evidence, *, length: int) -> Flags:
    """At least `length` points in a row within one sigma of the centre, either side.

    Where every point lies on the centre line nothing varies, and nothing is claimed.

    Source
    ------
    Nelson 1984, Journal of Quality Technology 16:237-239 (fifteen).
    """
    high, low = evidence.beyond(1)
    lower, _ = evidence.lines.at(1)
    varies = (evidence.runs.useful > 0)[:, None]
    within = evidence.counted & ~high & ~low & ~np.isnan(lower) & varies
    return Flags(stretches(within, length), np.zeros_like(within))


def avoiding_centre(evidence: Evidence, *, length: int) -> Flags:
    """At least `length` points in a row beyond one sigma, not all on one side.

    Source
    ------
    Nelson 1984, Journal of Quality Technology 16:237-239 (eight).
    """
    high, low = evidence.beyond(1)
    none = np.zeros_like(high)
    if high.shape[-1] < length:
        return Flags(none, none)
    complete = all_of(high | low, length) & ~all_of(high, length) & ~all_of(low, length)
    return Flags(spread(complete, length), none)
