"""Run charts: the median, and no limits."""

from charts.engine.averages import median_where
from charts.engine.blocks import Block
from charts.engine.lines import CentreOnly
from charts.engine.settings import Settings


def run_lines(block: Block, settings: Settings) -> CentreOnly:
    """Median of the points that give the limits.

    Parameters
    ----------
    block : Block of (k, n)
        ``values`` in the measure's unit.
    settings : Settings
        ``centre`` replaces the median when it is known in advance.

    Returns
    -------
    CentreOnly
        ``centre`` in the same unit, NaN for a phase without such points.

    Source
    ------
    Perla, Provost and Murray 2011, The run chart, BMJ Quality & Safety 20:46-51.
    """
    return CentreOnly(
        settings.centre_or(median_where, block.values, None if block.is_whole else block.base)
    )
