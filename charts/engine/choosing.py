"""Which chart suits a measure and its data, with the reason in words."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from charts.engine.arrays import FloatArray
from charts.engine.laney import sigma_z
from charts.engine.methods import Method
from charts.engine.phase_notices import OVER_DISPERSED
from charts.engine.phases import Span
from charts.engine.proportions import binomial_sigma, pooled_ratio
from charts.engine.ranges import moving_ranges, screened_mean
from charts.engine.rates import poisson_sigma
from charts.engine.readings import block_of, stacked
from charts.engine.series import Series
from charts.engine.settings import D2, Settings
from charts.engine.vocabulary import RuleSetName

POINTS_FOR_LIMITS = 12


class DataKind(StrEnum):
    """What one point of a measure is."""

    VALUE = "value"
    SUBGROUPS = "subgroups"
    COUNT = "count"
    PROPORTION = "proportion"
    RATE = "rate"
    TIME_BETWEEN = "time_between"
    OPPORTUNITIES_BETWEEN = "opportunities_between"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Choice:
    """A chart, the rules to read it by, and why, in words for the person who chooses."""

    method: Method
    rule_set: RuleSetName
    reason: str


LIMITS = RuleSetName.ANHOEJ_AND_LIMITS
SETTLED = {
    DataKind.OPPORTUNITIES_BETWEEN: Choice(
        Method.G, LIMITS, "Each point counts what went well between two rare events: a G chart."
    ),
    DataKind.OUTCOME: Choice(
        Method.BERNOULLI_CUSUM,
        RuleSetName.SHEWHART,
        "Each point is one outcome, yes or no: a Bernoulli CUSUM chart adds up the evidence.",
    ),
}


def choose(series: Series, kind: DataKind) -> Choice:
    """The chart that suits these data best.

    Parameters
    ----------
    series : Series
        What is known so far; ratios with numerators and denominators.
    kind : DataKind

    Notes
    -----
    Below twelve points a run chart: limits would move with every point. From twelve on, limits
    and the Anhøj rules together: about one false alarm in eight charts of 24 points, where the
    longer lists of rules give one in three to five.
    Ratios whose points vary more than 1.5 times as much as chance explains (Laney's sigma z) get
    P' or U'.

    Source
    ------
    Provost and Murray, The Health Care Data Guide; Mohammed, Worthington and Woodall 2008,
    Plotting basic control charts, Quality and Safety in Health Care 17:137-145; Laney 2002.

    Examples
    --------
    >>> days = [f"2026-01-{day:02}" for day in range(1, 7)]
    >>> choose(Series.of_values(days, [5, 7, 6, 8, 5, 6]), DataKind.VALUE).method
    <Method.RUN: 'run'>
    """
    if kind in SETTLED:
        return SETTLED[kind]
    present = series.values[~np.isnan(series.values) & ~series.excluded]
    if kind is DataKind.TIME_BETWEEN:
        return time_between(present)
    if len(present) < POINTS_FOR_LIMITS:
        return run_chart(
            f"A run chart, while there are fewer than {POINTS_FOR_LIMITS} points: it needs no "
            "limits, which would still move."
        )
    if kind is DataKind.VALUE:
        return Choice(Method.INDIVIDUALS, LIMITS, "One value a period: an individuals chart.")
    if kind is DataKind.SUBGROUPS:
        return subgroups(series)
    if (present == 0).mean() > 0.5:
        return run_chart(
            "More than half of the periods have no event, so no chart of periods says much. "
            "Record the time, or the number of cases, between events for a T or a G chart."
        )
    return count(present) if kind is DataKind.COUNT else ratio(series, kind)


def run_chart(reason: str) -> Choice:
    """A run chart, for a reason."""
    return Choice(Method.RUN, RuleSetName.ANHOEJ, reason)


def time_between(times: FloatArray) -> Choice:
    """T, or G where times of zero forbid it."""
    if (times <= 0).any():
        reason = "Some times between events are zero, which a T chart cannot show: a G chart."
        return Choice(Method.G, LIMITS, reason)
    return Choice(Method.T, LIMITS, "Each point is the time between two rare events: a T chart.")


def subgroups(series: Series) -> Choice:
    """X-bar, or individuals where there is hardly more than one measurement a period."""
    assert series.sizes is not None
    if np.median(series.sizes) < 2:
        return Choice(
            Method.INDIVIDUALS,
            LIMITS,
            "Most periods have a single measurement: an individuals chart of the means.",
        )
    return Choice(
        Method.XBAR,
        LIMITS,
        "Several measurements a period: an X-bar chart of the means; look at the S chart of "
        "their spread beside it.",
    )


def count(counts: FloatArray) -> Choice:
    """C, or individuals where counts vary more than chance explains."""
    block = counts[None]
    spread = float((screened_mean(moving_ranges(block), None) / D2 / np.sqrt(block.mean())).item())
    if spread > OVER_DISPERSED:
        return Choice(
            Method.INDIVIDUALS,
            LIMITS,
            f"The counts vary {spread:.1f} times as much as chance explains: an individuals "
            "chart, which takes its limits from the data.",
        )
    return Choice(
        Method.C,
        LIMITS,
        "Events counted where the chance of one stays about the same from period to period: a C "
        "chart. If it does not, record the exposure as well, for a U chart.",
    )


def ratio(series: Series, kind: DataKind) -> Choice:
    """P or U, or their primes where points vary more than chance explains."""
    is_share = kind is DataKind.PROPORTION
    plain = Method.P if is_share else Method.U
    block = block_of(stacked([(series, Span(0, len(series), None))]), None, plain)
    centre = pooled_ratio(block, Settings())
    chance = binomial_sigma(block, centre) if is_share else poisson_sigma(block, centre)
    spread = sigma_z(block, centre, chance, Settings()).item()
    letter = "P" if is_share else "U"
    what = "A percentage of cases" if is_share else "Events for an exposure that varies"
    if spread > OVER_DISPERSED:
        return Choice(
            Method.P_PRIME if is_share else Method.U_PRIME,
            LIMITS,
            f"{what}, whose points vary {spread:.1f} times as much as chance explains (sigma z): "
            f"a {letter}′ chart.",
        )
    return Choice(plain, LIMITS, f"{what}: a {letter} chart.")
