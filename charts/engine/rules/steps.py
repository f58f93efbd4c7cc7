"""Rules about successive points rising, falling or alternating."""

import numpy as np

from charts.engine.arrays import BoolArray, FloatArray
from charts.engine.evidence import Evidence, Flags, steps_of
from charts.engine.windows import all_of, spread


def trend(evidence: Evidence, *, length: int) -> Flags:
    """At least `length` points all going up or all going down, repeats left out.

    Of equal neighbours only the first counts; the others neither count nor break the trend.
    Missing points are skipped.

    Source
    ------
    Perla, Provost and Murray 2011, BMJ Quality & Safety 20:46-51 (five on a run chart).
    """
    kept = first_of_equals(evidence)
    if kept.all():
        return members(evidence.steps, length)
    order = np.argsort(~kept, axis=-1, kind="stable")
    steps = steps_of(
        np.take_along_axis(evidence.values, order, axis=-1),
        np.take_along_axis(kept, order, axis=-1),
        evidence.tolerance,
    )
    found = members(steps, length)
    high, low = np.zeros_like(kept), np.zeros_like(kept)
    np.put_along_axis(high, order, found.high, axis=-1)
    np.put_along_axis(low, order, found.low, axis=-1)
    return Flags(high, low)


def first_of_equals(evidence: Evidence) -> BoolArray:
    """Counted points that differ from the counted point before them."""
    counted = evidence.counted
    if evidence.all_counted:
        before = evidence.values[:, :-1]
    else:
        before = latest_counted(evidence.values, counted)[:, :-1]
    kept = counted.copy()
    kept[:, 1:] &= ~(np.abs(evidence.values[:, 1:] - before) <= evidence.tolerance)
    return kept


def latest_counted(values: FloatArray, counted: BoolArray) -> FloatArray:
    """At each point the latest counted value up to there; NaN before the first."""
    places = np.where(counted, np.arange(values.shape[-1]), 0)
    return np.take_along_axis(values, np.maximum.accumulate(places, axis=-1), axis=-1)


def steady_trend(evidence: Evidence, *, length: int, later_keeps: bool = False) -> Flags:
    """At least `length` points steadily rising or falling; a repeat or a gap ends the trend.

    With ``later_keeps`` a point shared by a rising and a falling trend belongs to the later one
    alone.

    Source
    ------
    Nelson 1984, Journal of Quality Technology 16:237-239 (six); NHS England, Making Data Count
    (seven, or six); shared points as in NHSRplotthedots 0.2.2.
    """
    high, low = members(evidence.steps, length)
    shared = high & low
    if later_keeps and shared.any():
        ends_rising = np.zeros_like(high)
        ends_rising[:, :-1] = shared[:, :-1] & evidence.steps.low
        high, low = high & ~ends_rising, low & ~(shared & ~ends_rising)
    return Flags(high, low)


def members(steps: Flags, length: int) -> Flags:
    """Points joined by at least `length` - 1 steps in one direction, shape (k, n)."""
    return Flags(joined(steps.high, length), joined(steps.low, length))


def joined(steps: BoolArray, length: int) -> BoolArray:
    """Points of stretches of `length` - 1 steps, shape (k, n)."""
    n = steps.shape[-1] + 1
    if n < length:
        return np.zeros((len(steps), n), dtype=bool)
    complete = all_of(steps, length - 1)
    return spread(complete, length) if complete.any() else np.zeros((len(steps), n), dtype=bool)


def alternating(evidence: Evidence, *, length: int) -> Flags:
    """At least `length` points in a row alternating up and down; no direction is claimed.

    Source
    ------
    Nelson 1984, Journal of Quality Technology 16:237-239 (fourteen).
    """
    rising, falling = evidence.steps
    turns = (rising[:, :-1] & falling[:, 1:]) | (falling[:, :-1] & rising[:, 1:])
    none = np.zeros_like(evidence.counted)
    if evidence.counted.shape[-1] < length:
        return Flags(none, none)
    return Flags(spread(all_of(turns, length - 2), length), none)
