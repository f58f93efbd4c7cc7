"""A phase in numbers: its lines, its runs, its dispersion."""

from collections.abc import Sequence

import numpy as np

from charts.engine.arrays import FloatArray
from charts.engine.blocks import Block, packed, packing_order
from charts.engine.critical_values import (
    LEAST_USEFUL,
    fewest_crossings_allowed,
    longest_run_allowed,
    runs_allowed,
)
from charts.engine.judging import Findings, settings_for
from charts.engine.laney import sigma_z
from charts.engine.methods import PROPORTION_METHODS, RATIO_METHODS
from charts.engine.phases import Span
from charts.engine.plan import Plan
from charts.engine.proportions import binomial_sigma
from charts.engine.rates import poisson_sigma
from charts.engine.result import PhaseSummary, Signal
from charts.engine.vocabulary import Rule

PROVISIONAL_BELOW = 12
RUN_RULES = frozenset(
    {
        Rule.LONG_RUN,
        Rule.FEW_CROSSINGS,
        Rule.OUTSIDE_BOX,
        Rule.TOO_FEW_RUNS,
        Rule.TOO_MANY_RUNS,
    }
)


def summary_of(
    span: Span,
    block: Block,
    findings: Findings,
    signals: Sequence[Signal],
    spread: float | None,
) -> PhaseSummary:
    """One phase in numbers; critical values are given only where there are useful points."""
    runs = findings.runs
    useful = int(runs.useful[0])
    fewest, most = runs_allowed(useful) if useful >= LEAST_USEFUL else (None, None)
    return PhaseSummary(
        start=span.start,
        stop=span.stop,
        baseline_points=span.baseline_points,
        centre=single(findings.centre),
        lower=single(findings.lower),
        upper=single(findings.upper),
        observations=observations(block),
        useful=useful,
        longest_run=int(runs.longest[0]) if useful else None,
        longest_run_limit=longest_run_allowed(useful) if useful else None,
        crossings=int(runs.runs[0]) - 1 if useful else None,
        crossings_limit=fewest_crossings_allowed(useful) if useful else None,
        runs=int(runs.runs[0]) if useful else None,
        fewest_runs=fewest,
        most_runs=most,
        runs_signal=any(signal.rule in RUN_RULES for signal in signals),
        provisional=int(np.count_nonzero(block.base)) < PROVISIONAL_BELOW,
        dispersion=spread,
    )


def single(line: FloatArray) -> float | None:
    """A line that is one number for the phase; None where it steps or does not exist."""
    if line.shape[-1] != 1:
        return None
    number = float(line[0, 0])
    return None if np.isnan(number) else number


def observations(block: Block) -> int:
    """Points that are not excluded, missing ones counted."""
    n: int = block.values.shape[-1]
    return n if block.excluded is None else n - int(np.count_nonzero(block.excluded))


def dispersion(block: Block, findings: Findings, plan: Plan) -> float | None:
    """Laney's sigma z of a phase of ratios; None for other charts or where it is not defined.

    Source
    ------
    Laney 2002, see `laney.sigma_z`.
    """
    if plan.method not in RATIO_METHODS:
        return None
    order = packing_order(block.excluded)
    if order is not None:
        block = packed(block, order)
    centre = findings.centre / plan.multiplier
    chance = binomial_sigma if plan.method in PROPORTION_METHODS else poisson_sigma
    spread = float(sigma_z(block, centre, chance(block, centre), settings_for(plan))[0, 0])
    return None if np.isnan(spread) else spread
