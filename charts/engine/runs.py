"""Runs: stretches of points on one side of the centre line."""

from dataclasses import dataclass

import numpy as np

from charts.engine.arrays import BoolArray, IntArray
from charts.engine.averages import counts


@dataclass(slots=True)
class RunStatistics:
    """Counts for each of k phases, shape (k,), and for each point the length of its run.

    ``lengths``, shape (k, n), is 0 for points that are not useful (on the line, missing or
    excluded). Such points neither count nor break a run.
    """

    useful: IntArray
    runs: IntArray
    longest: IntArray
    lengths: IntArray

    @property
    def crossings(self) -> IntArray:
        """Times the centre line is crossed; 0 without useful observations."""
        return np.maximum(self.runs - 1, 0)


def run_statistics(above: BoolArray, below: BoolArray) -> RunStatistics:
    """Runs of useful points, those on one side of the centre line or the other.

    Parameters
    ----------
    above, below : array of bool, shape (k, n)

    Source
    ------
    Anhøj and Olesen 2014, PLoS ONE 9(11):e113825: points on the line are left out.

    Examples
    --------
    >>> above = np.array([[True, True, False, False, True, False]])
    >>> below = np.array([[False, False, False, True, False, True]])
    >>> runs = run_statistics(above, below)
    >>> runs.lengths, runs.crossings
    (array([[2, 2, 0, 1, 1, 1]]), array([3]))
    """
    useful = above | below
    starts = run_starts(above, useful)
    number = np.cumsum(starts.ravel()).reshape(starts.shape)
    lengths = np.bincount(number[useful], minlength=number[-1:, -1:].sum() + 1)[number]
    lengths *= useful
    return RunStatistics(
        useful=counts(useful),
        runs=counts(starts),
        longest=lengths.max(axis=-1, initial=0),
        lengths=lengths,
    )


def run_starts(above: BoolArray, useful: BoolArray) -> BoolArray:
    """Useful points whose last useful predecessor lies on the other side, or that have none."""
    if useful.all():
        starts = np.ones_like(above)
        np.not_equal(above[:, 1:], above[:, :-1], out=starts[:, 1:])
        return starts
    # A useful point is coded by its place, doubled, plus its side: the running maximum is then
    # the code of the latest useful point, and its last bit the side.
    codes = np.arange(2, 2 * above.shape[-1] + 2, 2) + above
    latest = np.maximum.accumulate(codes * useful, axis=-1)
    before = np.zeros_like(latest)
    before[:, 1:] = latest[:, :-1]
    crosses: BoolArray = useful & ((before == 0) | ((before & 1) != above))
    return crosses
