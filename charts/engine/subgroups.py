"""X-bar and S charts: several measurements in each period."""

from dataclasses import dataclass

import numpy as np

from charts.engine.arrays import FloatArray
from charts.engine.averages import mean_where, sum_where
from charts.engine.blocks import Block
from charts.engine.constants import c4, of_sizes
from charts.engine.lines import Pair, SigmaLines
from charts.engine.settings import Settings


def spread_within(block: Block) -> FloatArray:
    """Standard deviation within subgroups, shape (k, 1), in the measure's unit.

    Notes
    -----
    Sizes equal: the mean of the subgroups' standard deviations. Sizes differ:
    sqrt(sum((size - 1) deviation^2) / sum(size - 1)). Sizes are compared over all subgroups of
    the phase that have any measurement, not only over the baseline, as qicharts2 does;
    unlike there, a subgroup without measurements takes no part.

    Source
    ------
    Montgomery, Introduction to Statistical Quality Control, chapter on variables, S charts
    with constant and variable subgroup size.
    """
    assert block.sizes is not None
    assert block.deviations is not None
    largest = np.max(block.sizes, axis=-1, keepdims=True)
    is_equal = ((block.sizes == largest) | (block.sizes == 0)).all(axis=-1, keepdims=True)
    has_spread = block.base & (block.sizes > 1)
    mean = mean_where(block.deviations, has_spread)
    freedom = sum_where(block.sizes - 1, has_spread)
    squares = sum_where((block.sizes - 1) * block.deviations**2, has_spread)
    pooled = np.sqrt(squares / np.where(freedom > 0, freedom, np.nan))
    return np.where(is_equal, mean, pooled)


def xbar_lines(block: Block, settings: Settings) -> SigmaLines:
    """Centre and limits of an X-bar chart.

    Parameters
    ----------
    block : Block of (k, n)
        ``values``: subgroup means; ``sizes``; ``deviations``.

    Returns
    -------
    SigmaLines
        centre = sum(size x mean) / sum(size); sigma = s / (c4 sqrt(size)), NaN for a subgroup
        of one.

    Source
    ------
    Montgomery, Introduction to Statistical Quality Control, A3.
    """
    sizes = block.sizes
    assert sizes is not None
    centre = settings.centre_or(
        lambda means, base: (
            sum_where(means * sizes, base) / np.where((n := sum_where(sizes, base)) > 0, n, np.nan)
        ),
        block.values,
        block.base,
    )
    unbiased = of_sizes(c4, sizes) * np.sqrt(np.maximum(sizes, 1))
    return SigmaLines(centre, spread_within(block) / unbiased)


@dataclass(slots=True)
class DeviationLines:
    """Lines of an S chart: B3 and B4 times the centre, for each subgroup's size."""

    centre: FloatArray
    relative_sigma: FloatArray  # sqrt(1 - c4^2) / c4, shape (k, n)

    def at(self, sigmas: float) -> Pair:
        """Lines at `sigmas`; the lower one not below 0."""
        width = sigmas * self.relative_sigma
        return np.maximum(0.0, 1 - width) * self.centre, (1 + width) * self.centre


def s_lines(block: Block, settings: Settings) -> DeviationLines:
    """Centre and limits of an S chart.

    Parameters
    ----------
    block : Block of (k, n)
        ``values``: standard deviations of the subgroups; ``sizes``; ``deviations``.

    Returns
    -------
    DeviationLines
        centre: `spread_within`; limits B3 and B4 times the centre, with
        B = 1 ± 3 sqrt(1 - c4^2) / c4; none for a subgroup of one.

    Source
    ------
    Montgomery, Introduction to Statistical Quality Control, B3 and B4.
    """
    assert block.sizes is not None
    centre = settings.centre_or(lambda *_: spread_within(block), block.values, None)
    unbiased = of_sizes(c4, block.sizes)
    return DeviationLines(centre, np.sqrt(1 - unbiased**2) / unbiased)
