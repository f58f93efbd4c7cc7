"""C, U and U' charts: events in a period, or for each bed day, visit ..."""

import numpy as np

from charts.engine.arrays import FloatArray
from charts.engine.averages import mean_where
from charts.engine.blocks import Block
from charts.engine.laney import sigma_z, widened
from charts.engine.lines import SigmaLines
from charts.engine.proportions import pooled_ratio
from charts.engine.settings import Settings


def c_lines(block: Block, settings: Settings) -> SigmaLines:
    """Centre and limits of a C chart.

    Parameters
    ----------
    block : Block of (k, n)
        ``values``: counts of events in equal areas of opportunity.

    Returns
    -------
    SigmaLines
        centre = mean count; sigma = its square root; lower limit not below 0.

    Source
    ------
    Montgomery, Introduction to Statistical Quality Control, chapter on attributes.

    Examples
    --------
    >>> counts = np.array([[3.0, 5.0, 4.0, 4.0]])
    >>> every = np.ones_like(counts, dtype=bool)
    >>> c_lines(Block(counts, every, every), Settings()).at(3)
    (array([[0.]]), array([[10.]]))
    """
    centre = settings.centre_or(mean_where, block.values, None if block.is_whole else block.base)
    return SigmaLines(centre, np.sqrt(centre), floor=0.0)


def poisson_sigma(block: Block, centre: FloatArray) -> FloatArray:
    """sqrt(rate / denominator), shape (k, n); NaN for a missing denominator."""
    assert block.denominators is not None
    below = np.where(block.denominators > 0, block.denominators, np.nan)
    return np.sqrt(centre / below)


def u_lines(block: Block, settings: Settings) -> SigmaLines:
    """Centre and limits of a U chart.

    Parameters
    ----------
    block : Block of (k, n)
        ``numerators`` events, ``denominators`` exposure in the measure's unit (bed days).

    Returns
    -------
    SigmaLines
        centre: pooled rate; sigma = sqrt(rate / exposure), stepping with the exposure; lower
        limit not below 0.

    Source
    ------
    Montgomery, Introduction to Statistical Quality Control, chapter on attributes.
    """
    centre = pooled_ratio(block, settings)
    return SigmaLines(centre, poisson_sigma(block, centre), floor=0.0)


def u_prime_lines(block: Block, settings: Settings) -> SigmaLines:
    """Centre and limits of Laney's U' chart, for large exposures.

    Returns
    -------
    SigmaLines
        As the U chart, with sigma multiplied by sigma z; no events at all give limits on the
        centre line, where qicharts2 gives none.

    Source
    ------
    Laney 2002, see `laney.sigma_z`.
    """
    centre = pooled_ratio(block, settings)
    sigma = poisson_sigma(block, centre)
    spread = sigma_z(block, centre, sigma, settings)
    return SigmaLines(centre, widened(sigma, spread), floor=0.0)
