"""Bernoulli CUSUM: watching one yes-or-no outcome after another for a change in risk."""

from dataclasses import dataclass
from math import log
from typing import NamedTuple

import numpy as np

from charts.engine.arrays import BoolArray, FloatArray
from charts.engine.averages import mean_where
from charts.engine.blocks import Block
from charts.engine.lines import Pair
from charts.engine.settings import Settings


class Weights(NamedTuple):
    """What an event and a non-event add to a trace."""

    event: float
    none: float


class Traces(NamedTuple):
    """Upper and lower trace, and where each signals, shape (n,).

    Traces are in units of log likelihood, NaN where undefined.
    """

    up: FloatArray
    down: FloatArray
    up_signals: BoolArray
    down_signals: BoolArray


def changed_risk(risk: float, odds_ratio: float) -> float:
    """The risk whose odds are `odds_ratio` times those of `risk`.

    Examples
    --------
    >>> round(changed_risk(0.5, 2), 4)
    0.6667
    """
    odds = odds_ratio * risk / (1 - risk)
    return odds / (1 + odds)


def weights(risk: float, odds_ratio: float) -> Weights:
    """Log likelihood ratios of the changed against the expected risk."""
    changed = changed_risk(risk, odds_ratio)
    return Weights(log(changed / risk), log((1 - changed) / (1 - risk)))


def traces(
    outcomes: FloatArray,
    counted: BoolArray,
    risk: float,
    *,
    odds_ratio: float,
    decision_limit: float,
) -> Traces:
    """Both traces over the outcomes of one phase.

    Parameters
    ----------
    outcomes : array, shape (n,)
        1 = event, 0 = none.
    counted : array of bool, shape (n,)
        A missing or excluded outcome leaves the traces where they are.
    risk : float
        Expected risk, above 0 and below 1; otherwise there are no traces.
    odds_ratio : float
        The change looked for: r upwards, 1 / r downwards.
    decision_limit : float
        Height at which a trace signals.

    Notes
    -----
    up <- max(0, up + w(x)), down <- min(0, down - w'(x)), with w(1) = ln(p1 / p0) and
    w(0) = ln((1 - p1) / (1 - p0)). A trace that reaches its limit signals; one that goes beyond
    it starts again from 0 at that outcome.

    Source
    ------
    Neuburger, Walker, Sherlaw-Johnson, van der Meulen and Cromwell 2017, Comparison of control
    charts for monitoring clinical performance using binary data, BMJ Quality & Safety
    26:919-928; restarts as in qicharts2 0.8.1.
    """
    n = len(outcomes)
    found = Traces(np.full(n, np.nan), np.full(n, np.nan), np.zeros(n, bool), np.zeros(n, bool))
    if not 0 < risk < 1:
        return found
    rising, falling = weights(risk, odds_ratio), weights(risk, 1 / odds_ratio)
    high, low = 0.0, 0.0
    steps = zip(outcomes.tolist(), counted.tolist(), strict=True)
    for place, (outcome, is_counted) in enumerate(steps):
        if is_counted:
            high = max(0.0, high + step(rising, outcome))
            low = min(0.0, low - step(falling, outcome))
            found.up_signals[place] = high >= decision_limit
            found.down_signals[place] = low <= -decision_limit
            high = 0.0 if high > decision_limit else high
            low = 0.0 if low < -decision_limit else low
        found.up[place], found.down[place] = high, low
    return found


def step(weight: Weights, outcome: float) -> float:
    """What one outcome adds."""
    return weight.event if outcome else weight.none


@dataclass(slots=True)
class DecisionLines:
    """A Bernoulli CUSUM chart: the expected risk, and the decision limits of its traces."""

    centre: FloatArray
    decision_limit: float

    def at(self, sigmas: float) -> Pair:
        """The decision limits stand in for three sigma; nothing does for other numbers."""
        height = np.full_like(self.centre, self.decision_limit if sigmas == 3 else np.nan)
        return -height, height


def cusum_lines(block: Block, settings: Settings) -> DecisionLines:
    """Expected risk and decision limits of a Bernoulli CUSUM chart.

    Parameters
    ----------
    block : Block of (k, n)
        ``values``: outcomes, 1 = event, 0 = none.

    Returns
    -------
    DecisionLines
        ``centre``: the given risk, else the share of events among the baseline's outcomes.

    Source
    ------
    As `traces`.
    """
    risk = settings.centre_or(mean_where, block.values, None if block.is_whole else block.base)
    return DecisionLines(risk, settings.decision_limit)
