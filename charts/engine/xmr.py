"""Individuals (X) and moving range (MR) charts."""

from dataclasses import dataclass

import numpy as np

from charts.engine.arrays import FloatArray
from charts.engine.averages import mean_where
from charts.engine.blocks import Block
from charts.engine.lines import Pair, SigmaLines
from charts.engine.ranges import RANGE_LIMIT, moving_ranges, pairs, screened_mean
from charts.engine.settings import Settings


def individuals_lines(block: Block, settings: Settings) -> SigmaLines:
    """Centre and limits of an individuals chart.

    Parameters
    ----------
    block : Block of (k, n)
        ``values`` in the measure's unit, one observation a point.
    settings : Settings
        Screening, given centre, and three sigmas in mean moving ranges.

    Returns
    -------
    SigmaLines
        ``centre`` and ``sigma``, shape (k, 1), in the same unit; sigma is NaN where fewer than
        two neighbouring points give limits.

    Notes
    -----
    centre = mean; sigma = mean moving range / 1.128. Missing points are not bridged, excluded
    points are. The centre is not recomputed when moving ranges are left out.

    Source
    ------
    Shewhart 1931; Wheeler and Chambers, Understanding Statistical Process Control; screening:
    Nelson 1982, see `ranges.screened_mean`.

    Examples
    --------
    >>> values = np.array([[10.0, 12.0, 11.0, 13.0]])
    >>> every = np.ones_like(values, dtype=bool)
    >>> lines = individuals_lines(Block(values, every, every), Settings())
    >>> lines.centre
    array([[11.5]])
    >>> lines.at(3)[1].round(4)
    array([[15.9326]])
    """
    whole = block.is_whole
    centre = settings.centre_or(mean_where, block.values, None if whole else block.base)
    mean_range = screened_mean(
        moving_ranges(block.values),
        None if whole else pairs(block.base),
        screened=settings.screened,
        falls_back=settings.falls_back,
    )
    return SigmaLines(centre, mean_range * (settings.ranges_to_limit / 3))


def plotted_ranges(values: FloatArray) -> FloatArray:
    """What a moving range chart plots, shape (k, n): the first point of a phase is missing."""
    first = np.full((len(values), 1), np.nan)
    return np.concatenate([first, moving_ranges(values)], axis=-1)


@dataclass(slots=True)
class RangeLines:
    """Lines of a moving range chart: from 0 up to 3.267 times the centre at three sigma."""

    centre: FloatArray

    def at(self, sigmas: float) -> Pair:
        """Lines at `sigmas`; the lower one is 0 even where the upper one does not exist."""
        return np.zeros_like(self.centre), self.centre * (RANGE_LIMIT / 3 * sigmas)


def moving_range_lines(block: Block, settings: Settings) -> RangeLines:
    """Centre and limits of a moving range chart.

    Parameters
    ----------
    block : Block of (k, n)
        ``readings`` in the measure's unit.

    Returns
    -------
    RangeLines
        centre = mean moving range of the individuals chart, unscreened; limits 0 and 3.267
        centre; the two-sigma line at two thirds of the upper limit.

    Notes
    -----
    qicharts2 keeps the moving range after an excluded point; here the centre is that of the
    individuals chart, where the excluded point is bridged.

    Source
    ------
    Montgomery, Introduction to Statistical Quality Control, D4 for n = 2.
    """
    assert block.readings is not None
    ranges = moving_ranges(block.readings)
    centre = settings.centre_or(mean_where, ranges, pairs(block.base))
    return RangeLines(centre)
