"""P and P' charts: percentages of patients, appointments, forms ..."""

import numpy as np

from charts.engine.arrays import FloatArray
from charts.engine.averages import sum_where
from charts.engine.blocks import Block
from charts.engine.laney import sigma_z, widened
from charts.engine.lines import SigmaLines
from charts.engine.settings import Settings


def pooled_ratio(block: Block, settings: Settings) -> FloatArray:
    """Sum of numerators over sum of denominators, shape (k, 1); never a mean of ratios.

    Examples
    --------
    >>> ratios = np.array([[0.5, 0.1]])
    >>> every = np.ones_like(ratios, dtype=bool)
    >>> parts = {"numerators": np.array([[1.0, 10.0]]), "denominators": np.array([[2.0, 100.0]])}
    >>> pooled_ratio(Block(ratios, every, every, **parts), Settings()).round(4)
    array([[0.1078]])
    """
    if settings.centre is not None:
        return np.full((len(block.values), 1), settings.centre)
    assert block.numerators is not None
    assert block.denominators is not None
    mask = None if block.is_whole else block.base
    below = sum_where(block.denominators, mask)
    return sum_where(block.numerators, mask) / np.where(below > 0, below, np.nan)


def binomial_sigma(block: Block, centre: FloatArray) -> FloatArray:
    """sqrt(p (1 - p) / denominator), shape (k, n); NaN for a missing denominator."""
    assert block.denominators is not None
    below = np.where(block.denominators > 0, block.denominators, np.nan)
    return np.sqrt(centre * (1 - centre) / below)


def p_lines(block: Block, settings: Settings) -> SigmaLines:
    """Centre and limits of a P chart.

    Parameters
    ----------
    block : Block of (k, n)
        ``numerators`` and ``denominators`` as counts, ``values`` their ratio.

    Returns
    -------
    SigmaLines
        centre: pooled proportion; sigma = sqrt(p (1 - p) / denominator), stepping with the
        denominator; limits kept between 0 and 1.

    Source
    ------
    Montgomery, Introduction to Statistical Quality Control, chapter on attributes.
    """
    centre = pooled_ratio(block, settings)
    return SigmaLines(centre, binomial_sigma(block, centre), floor=0.0, ceiling=1.0)


def p_prime_lines(block: Block, settings: Settings) -> SigmaLines:
    """Centre and limits of Laney's P' chart, for large denominators.

    Returns
    -------
    SigmaLines
        As the P chart, with sigma multiplied by sigma z. A proportion of exactly 0 or 1 gives
        limits on the centre line, where qicharts2 gives none.

    Source
    ------
    Laney 2002, see `laney.sigma_z`.
    """
    centre = pooled_ratio(block, settings)
    sigma = binomial_sigma(block, centre)
    spread = sigma_z(block, centre, sigma, settings)
    return SigmaLines(centre, widened(sigma, spread), floor=0.0, ceiling=1.0)
