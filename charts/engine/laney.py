"""Laney's sigma z: how much more, or less, ratios vary than chance alone explains."""

import numpy as np

from charts.engine.arrays import FloatArray
from charts.engine.blocks import Block
from charts.engine.ranges import moving_ranges, pairs, screened_mean
from charts.engine.settings import D2, Settings


def sigma_z(block: Block, centre: FloatArray, sigma: FloatArray, settings: Settings) -> FloatArray:
    """Spread of the standardised ratios between neighbouring points.

    Parameters
    ----------
    block : Block of (k, n)
    centre : array, shape (k, 1)
        Pooled ratio.
    sigma : array, shape (k, n)
        Standard deviation that chance alone gives each point, in the unit of the ratio.

    Returns
    -------
    array, shape (k, 1)
        Without unit; 1 = chance alone; NaN where fewer than two neighbouring points exist, or
        where chance leaves no spread (a centre of exactly 0 or 1).

    Notes
    -----
    z = (ratio - centre) / sigma; sigma z = mean moving range of z / 1.128.

    Source
    ------
    Laney 2002, Improved control charts for attributes, Quality Engineering 14:531-537.
    """
    z = np.full_like(block.values, np.nan)
    np.divide(block.values - centre, sigma, out=z, where=sigma > 0)
    mean_range = screened_mean(
        moving_ranges(z),
        None if block.is_whole else pairs(block.base),
        screened=settings.screened,
        falls_back=settings.falls_back,
    )
    return mean_range / D2


def widened(sigma: FloatArray, spread: FloatArray) -> FloatArray:
    """Laney's sigma of each point; where chance leaves no spread, none, not an unknown one."""
    return np.where(sigma == 0, 0.0, sigma * spread)
