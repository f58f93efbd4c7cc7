"""I' charts: individuals whose spread shrinks as their denominators grow."""

import math

import numpy as np

from charts.engine.arrays import BoolArray, FloatArray
from charts.engine.averages import mean_where, sum_where
from charts.engine.blocks import Block
from charts.engine.lines import SigmaLines
from charts.engine.ranges import moving_ranges, pairs, screened_mean
from charts.engine.settings import Settings

RANGE_TO_SIGMA = math.sqrt(math.pi) / 2  # exact 1 / d2
EXACT_RANGE_LIMIT = 3.2665


def weighted_mean(values: FloatArray, weights: FloatArray, mask: BoolArray | None) -> FloatArray:
    """sum(weight x value) / sum(weight) over the points of `mask`, shape (k, 1)."""
    total = sum_where(weights, mask)
    return sum_where(values * weights, mask) / np.where(total > 0, total, np.nan)


def i_prime_lines(block: Block, settings: Settings) -> SigmaLines:
    """Centre and limits of a normalised individuals (I') chart.

    Parameters
    ----------
    block : Block of (k, n)
        ``values`` in the measure's unit; ``denominators`` where they are ratios or means of a
        known number of observations, else taken as 1.

    Returns
    -------
    SigmaLines
        centre = sum(denominator x value) / sum(denominator);
        s = sqrt(pi / 2) |difference| / sqrt(1 / d + 1 / d before);
        sigma = mean s / sqrt(denominator). Limits are not clipped.

    Notes
    -----
    Without denominators this is an individuals chart with the exact constant. qicharts2
    estimates s from all points of the phase; here, as in pbcharts, from the baseline only.

    Source
    ------
    Taylor, The normalized individuals (I') chart; implemented alike in pbcharts 0.1.0.
    """
    whole = block.is_whole
    mask = None if whole else block.base
    valid = None if whole else pairs(block.base)
    ranges = moving_ranges(block.values)
    if block.denominators is None:
        centre = settings.centre_or(mean_where, block.values, mask)
        spread, root = ranges * RANGE_TO_SIGMA, np.ones((1, 1))
    else:
        below = np.where(block.denominators > 0, block.denominators, np.nan)
        centre = settings.centre_or(
            lambda values, base: weighted_mean(values, below, base), block.values, mask
        )
        share = 1 / below
        spread = math.sqrt(math.pi / 2) * ranges / np.sqrt(share[:, 1:] + share[:, :-1])
        root = np.sqrt(below)
    mean = screened_mean(
        spread,
        valid,
        EXACT_RANGE_LIMIT,
        screened=settings.screened,
        falls_back=settings.falls_back,
    )
    return SigmaLines(centre, mean / root)
