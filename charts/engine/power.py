"""How soon a chart would show a change, and how often it shows one that is not there.

Answers come from simulation with a fixed seed, so that they are the same each time they are
asked for. They take up to a second: workers compute them, never a request.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from charts.engine.arrays import BoolArray, FloatArray
from charts.engine.blocks import Block
from charts.engine.judging import Findings, judge
from charts.engine.methods import EVENT_METHODS, SPREAD_METHODS, Method
from charts.engine.plan import Plan
from charts.engine.ranges import moving_ranges, pairs, screened_mean
from charts.engine.result import Analysis, PhaseSummary
from charts.engine.rulesets import RULE_SETS
from charts.engine.settings import D2
from charts.engine.verdicts import Leanings
from charts.engine.vocabulary import RuleSetName

REPEATS = 2000
SEED = 20_140_923
MOST_FURTHER_POINTS = 60
WANTED_PROBABILITY = 0.8
LEAST_KNOWN_POINTS = 10


@dataclass(frozen=True, slots=True)
class Outlook:
    """How soon an aimed level would show.

    Attributes
    ----------
    points : int or None
        Further points until the chart shows the change with 80 % probability; None: more than
        sixty.
    probability : float
        Share of simulated charts that show it by then.
    centre, sigma : float
        Of the latest phase as it is, on the scale of the chart: the simulation starts there.
    shift : float
        From the centre to the aimed level, in sigmas, rounded to a tenth.
    """

    points: int | None
    probability: float
    centre: float
    sigma: float
    shift: float


def points_until_shown(analysis: Analysis, aimed: float) -> Outlook | None:
    """Further points until the chart would show that the level has become `aimed`.

    Parameters
    ----------
    analysis : Analysis
    aimed : float
        On the scale of the chart.

    Returns
    -------
    Outlook or None
        None where too little is known (fewer than ten points, no variation) or where times and
        counts between rare events make a normal simulation wrong.

    Notes
    -----
    Points of the latest phase are simulated as normal around its centre, with sigma = mean
    moving range / 1.128; as many points as there are come before the change, and the same points
    give the lines as now. A chart shows the change when a point after it takes part in a signal
    in its direction, or a rule on the phase as a whole fires.

    Source
    ------
    Simulation, 2,000 charts, fixed seed.
    """
    if not analysis.phases or analysis.method in SPREAD_METHODS | EVENT_METHODS:
        return None
    phase = analysis.phases[-1]
    values, counted = points_of(analysis, phase)
    known = int(np.count_nonzero(counted))
    if phase.centre is None or known < LEAST_KNOWN_POINTS:
        return None
    ranges = moving_ranges(values[None])
    sigma = (screened_mean(ranges, pairs(counted[None])) / D2).item()
    if not sigma > 0:
        return None
    shift = round((aimed - phase.centre) / sigma, 1)
    method = Method.RUN if analysis.method is Method.RUN else Method.INDIVIDUALS
    base = None if phase.baseline_points is None else min(phase.baseline_points, known)
    found = simulated(analysis.rule_set, method, known, base, abs(shift))
    return Outlook(*found, centre=phase.centre, sigma=sigma, shift=shift)


def points_of(analysis: Analysis, phase: PhaseSummary) -> tuple[FloatArray, BoolArray]:
    """Values of a phase, excluded points left out, and which of them exist."""
    kept = [
        analysis.values[position]
        for position in range(phase.start, phase.stop)
        if not analysis.excluded[position]
    ]
    values = np.array(kept, dtype=float)
    return values, ~np.isnan(values)


@lru_cache(maxsize=1024)
def simulated(
    rule_set: RuleSetName, method: Method, known: int, base: int | None, shift: float
) -> tuple[int | None, float]:
    """Further points, and the share of simulated charts that show an upward shift by then."""
    values = noise(known + MOST_FURTHER_POINTS)
    values[:, known:] += shift
    share = 0.0
    for further in range(1, MOST_FURTHER_POINTS + 1):
        shown = shows(values[:, : known + further], base, known, Plan(method, rule_set))
        share = float(shown.mean())
        if share >= WANTED_PROBABILITY:
            return further, share
    return None, share


@lru_cache(maxsize=1024)
def false_alarm_rate(rule_set: RuleSetName, method: Method, points: int) -> float:
    """Share of charts with any signal among charts of so many points on which nothing changes.

    Parameters
    ----------
    method : Method
        RUN for charts without limits; any other stands for an individuals chart.

    Source
    ------
    Simulation, 2,000 charts of independent normal values, fixed seed.

    Examples
    --------
    >>> false_alarm_rate(RuleSetName.ANHOEJ, Method.RUN, 24) < 0.08
    True
    """
    drawn = Method.RUN if method is Method.RUN else Method.INDIVIDUALS
    plan = Plan(drawn, rule_set)
    findings = judge(block_of(noise(points), None), plan)
    signals = Leanings(findings, improvement_first=True).any().any(axis=-1)
    return float(np.logical_or.reduce([signals, *phase_fires(findings)]).mean())


def noise(points: int) -> FloatArray:
    """Independent standard normal values, shape (REPEATS, points)."""
    return np.random.default_rng(SEED).standard_normal((REPEATS, points))


def block_of(values: FloatArray, base: int | None) -> Block:
    """Simulated phases whose first `base` points give the lines, or all of them."""
    every = np.ones_like(values, dtype=bool)
    inside = every.copy()
    if base is not None:
        inside[:, base:] = False
    return Block(values, every, inside)


def shows(values: FloatArray, base: int | None, known: int, plan: Plan) -> BoolArray:
    """Simulated charts that show a rise after the first `known` points, shape (REPEATS,)."""
    findings = judge(block_of(values, base), plan)
    leanings = Leanings(findings, improvement_first=RULE_SETS[plan.rule_set].improvement_first)
    rises = leanings.up[:, known:].any(axis=-1)
    shown: BoolArray = np.logical_or.reduce([rises, *phase_fires(findings)])
    return shown


def phase_fires(findings: Findings) -> list[BoolArray]:
    """What each rule on whole phases says of each simulated chart."""
    return [fires for _, fires in findings.phase_flags]
