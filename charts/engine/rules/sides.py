"""Rules about staying on one side of the centre line."""

import numpy as np

from charts.engine.arrays import BoolArray
from charts.engine.critical_values import LEAST_USEFUL, longest_run_allowed, looked_up
from charts.engine.evidence import Evidence, Flags
from charts.engine.windows import stretches


def shift(evidence: Evidence, *, length: int) -> Flags:
    """At least `length` useful points in a row on one side of the centre line.

    Points on the line neither count nor break the row; nor do missing ones.

    Source
    ------
    Perla, Provost and Murray 2011, BMJ Quality & Safety 20:46-51 (six on a run chart).
    """
    long = evidence.runs.lengths >= length
    return Flags(long & evidence.above, long & evidence.below)


def unbroken_shift(evidence: Evidence, *, length: int, skips_missing: bool = True) -> Flags:
    """At least `length` points in a row on one side; a point on the line breaks the row.

    Missing points are skipped; without ``skips_missing`` they break the row as well, as in
    NHSRplotthedots 0.2.2.

    Source
    ------
    Western Electric 1956, Statistical Quality Control Handbook (eight); Nelson 1984, Journal
    of Quality Technology 16:237-239 (nine); NHS England, Making Data Count (seven).
    """
    if evidence.all_counted or not skips_missing:
        return Flags(stretches(evidence.above, length), stretches(evidence.below, length))
    return Flags(
        skipping(evidence.counted, evidence.above, length),
        skipping(evidence.counted, evidence.below, length),
    )


def skipping(kept: BoolArray, flags: BoolArray, length: int) -> BoolArray:
    """Stretches of flags over the kept points alone."""
    order = np.argsort(~kept, axis=-1, kind="stable")
    found = stretches(np.take_along_axis(flags, order, axis=-1), length)
    placed = np.empty_like(found)
    np.put_along_axis(placed, order, found, axis=-1)
    return placed


def long_run(evidence: Evidence, *, least_useful: int = LEAST_USEFUL) -> Flags:
    """Runs longer than chance explains for the number of useful observations.

    Source
    ------
    Anhøj and Olesen 2014, PLoS ONE 9(11):e113825; see
    `critical_values.longest_run_allowed`. Signals are raised from ten useful observations,
    where the published tables begin; qicharts2 applies the formula to fewer as well.
    """
    runs = evidence.runs
    allowed = looked_up(longest_run_allowed, runs.useful)
    is_long = (runs.longest > allowed) & (runs.useful >= least_useful)
    long = (runs.lengths > allowed[:, None]) & is_long[:, None]
    return Flags(long & evidence.above, long & evidence.below)
