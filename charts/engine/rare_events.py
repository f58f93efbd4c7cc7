"""G and T charts: opportunities, or time, between rare events."""

import numpy as np

from charts.engine.averages import mean_where, median_where
from charts.engine.blocks import Block
from charts.engine.lines import PowerLines, SigmaLines
from charts.engine.settings import Settings
from charts.engine.xmr import individuals_lines

EXPONENTIAL_MEDIAN = 0.693  # of the mean; ln 2, as printed
POWER = 3.6  # makes exponential times nearly normal


def g_lines(block: Block, settings: Settings) -> SigmaLines:
    """Centre and limits of a G chart.

    Parameters
    ----------
    block : Block of (k, n)
        ``values``: opportunities (or days) between events.

    Returns
    -------
    SigmaLines
        Limits m ± 3 sqrt(m (m + 1)) around the mean m, the lower one not below 0. The centre
        drawn is the median, so that half the points lie on each side; with a given centre c,
        limits come from c and the line is drawn at 0.693 c.

    Source
    ------
    Benneyan 2001, Number-between g-type statistical quality control charts, Health Care
    Management Science 4:305-318; median as in qicharts2 0.8.1.

    Examples
    --------
    >>> between = np.array([[3.0, 3.0, 1.0, 5.0, 3.0]])
    >>> every = np.ones_like(between, dtype=bool)
    >>> g_lines(Block(between, every, every), Settings()).at(3)[1].round(4)
    array([[13.3923]])
    """
    mask = None if block.is_whole else block.base
    mean = settings.centre_or(mean_where, block.values, mask)
    if settings.centre is None:
        centre = median_where(block.values, mask)
    else:
        centre = EXPONENTIAL_MEDIAN * mean
    return SigmaLines(centre, np.sqrt(mean * (mean + 1)), floor=0.0, middle=mean)


def t_lines(block: Block, settings: Settings) -> PowerLines:
    """Centre and limits of a T chart.

    Parameters
    ----------
    block : Block of (k, n)
        ``values``: time between events, above zero, in any one unit.

    Returns
    -------
    PowerLines
        An individuals chart of the times to the power 1 / 3.6, raised back; a negative lower
        line becomes 0. A given centre is on the scale of the times (qicharts2 takes it on the
        transformed scale).

    Source
    ------
    Nelson 1994, A control chart for parts-per-million nonconforming items, Journal of Quality
    Technology 26:239-240; Montgomery, Introduction to Statistical Quality Control.
    """
    centre = None if settings.centre is None else settings.centre ** (1 / POWER)
    transformed = Block(block.values ** (1 / POWER), block.counted, block.base)
    return PowerLines(individuals_lines(transformed, settings.with_centre(centre)), POWER)
