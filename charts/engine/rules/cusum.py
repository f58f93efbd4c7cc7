"""The rule of Bernoulli CUSUM charts."""

import numpy as np

from charts.engine.cusum import traces
from charts.engine.evidence import Evidence, Flags


def cusum_reaches_limit(evidence: Evidence, *, odds_ratio: float, decision_limit: float) -> Flags:
    """Outcomes at which the upper or the lower trace reaches its decision limit.

    Source
    ------
    As `cusum.traces`.
    """
    high, low = np.zeros_like(evidence.counted), np.zeros_like(evidence.counted)
    for row, risk in enumerate(evidence.centre[:, 0].tolist()):
        found = traces(
            evidence.values[row],
            evidence.counted[row],
            risk,
            odds_ratio=odds_ratio,
            decision_limit=decision_limit,
        )
        high[row], low[row] = found.up_signals, found.down_signals
    return Flags(high, low)
