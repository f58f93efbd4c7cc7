"""Notices on one phase: what its lines rest on, and what they cannot tell."""

from collections.abc import Iterator

import numpy as np

from charts.engine.averages import counts
from charts.engine.methods import PROPORTION_METHODS, SUBGROUP_METHODS, Method
from charts.engine.parts import Part
from charts.engine.plan import Plan
from charts.engine.ranges import moving_ranges, pairs, screened_mean
from charts.engine.readings import named
from charts.engine.result import Notice
from charts.engine.rule_types import RuleSet
from charts.engine.rulesets import RULE_SETS
from charts.engine.summaries import PROVISIONAL_BELOW
from charts.engine.verdicts import judged_points, judges_limits
from charts.engine.vocabulary import NoticeCode

OVER_DISPERSED = 1.5
UNDER_DISPERSED = 0.67
WITHOUT_RUNS = frozenset({Method.MOVING_RANGE, Method.BERNOULLI_CUSUM})
SCREENED_METHODS = frozenset({Method.INDIVIDUALS, Method.T, Method.I_PRIME})
SUITS_DISPERSION = {Method.P: "P′", Method.U: "U′"}


def phase_notices(part: Part, plan: Plan, *, is_latest: bool) -> Iterator[Notice]:
    """Notices on one phase."""
    if part.summary.centre is None:
        yield Notice(NoticeCode.EMPTY_BASELINE, empty_baseline(plan))
        return
    yield from baseline_notices(part, plan)
    if is_latest:
        yield from few_points(part, RULE_SETS[plan.rule_set])
    yield from variation_notices(part, plan)
    yield from line_notices(part, plan)


def empty_baseline(plan: Plan) -> str:
    """Why there is not even a centre line."""
    if plan.method is Method.MOVING_RANGE:
        return "There are no lines: a moving range takes two neighbouring values."
    return "There are no lines: every point that would give them is missing or excluded."


def baseline_notices(part: Part, plan: Plan) -> Iterator[Notice]:
    """What the lines rest on."""
    asked = {phase.position: phase.baseline_points for phase in plan.phases}.get(part.span.start)
    if asked is not None and asked > part.span.length:
        yield Notice(
            NoticeCode.BASELINE_BEYOND_DATA,
            f"The baseline is to have {asked} points; there are {part.span.length} so far, and "
            "all of them give the lines.",
        )
    if plan.method is Method.RUN:
        return
    if not has_limits(part):
        if not is_too_short(part, RULE_SETS[plan.rule_set]):
            yield Notice(
                NoticeCode.NO_LIMITS,
                "There are no limits: they take at least two neighbouring points.",
            )
    elif part.summary.provisional:
        base = int(counts(part.block.base)[0])
        yield Notice(
            NoticeCode.PROVISIONAL,
            f"The limits rest on {base} points. They are provisional until there are "
            f"{PROVISIONAL_BELOW}.",
        )


def has_limits(part: Part) -> bool:
    """Whether any point has limits."""
    return not np.isnan(part.findings.upper).all()


def is_too_short(part: Part, rule_set: RuleSet) -> bool:
    """Whether the rule set asks for more points before it shows limits."""
    return int(counts(part.findings.counted)[0]) < rule_set.least_points


def few_points(part: Part, rule_set: RuleSet) -> Iterator[Notice]:
    """Whether there is enough to judge."""
    if part.summary.useful >= rule_set.points_for_verdict:
        return
    judged = int(judged_points(part.findings, rule_set)[0])
    if judged >= rule_set.points_for_verdict:
        return
    by_limits = judges_limits(part.findings, rule_set)[0] or rule_set.least_points
    where = "" if by_limits else " off the centre line"
    yield Notice(
        NoticeCode.TOO_FEW_POINTS,
        f"To tell a change from chance takes {rule_set.points_for_verdict} points{where}; there "
        f"{'is' if judged == 1 else 'are'} {judged}.",
    )


def variation_notices(part: Part, plan: Plan) -> Iterator[Notice]:
    """Values that hardly vary, or that vary more or less than chance explains."""
    findings, spread = part.findings, part.summary.dispersion
    counted = findings.values[findings.counted]
    if len(counted) < 2:
        return
    if not part.summary.crossings and np.ptp(counted) <= findings.tolerance.item():
        yield Notice(
            NoticeCode.NO_VARIATION,
            "All values are the same, so there is no variation to judge.",
        )
        return
    if shrank_to_nothing(part, plan):
        yield Notice(
            NoticeCode.NEARLY_NO_VARIATION,
            "Most neighbouring values are the same. The limits use every difference between "
            "neighbours, also the largest, as they would otherwise shrink to nothing.",
        )
    if plan.method in SUBGROUP_METHODS and (findings.upper <= findings.lower).any():
        yield Notice(
            NoticeCode.NO_SPREAD_WITHIN,
            "The measurements within each period are all the same, so the limits lie on the "
            "centre line and every period off it is outside them.",
        )
    if plan.method in SUITS_DISPERSION and spread is not None and not part.summary.provisional:
        yield from dispersion_notices(spread, SUITS_DISPERSION[plan.method])


def shrank_to_nothing(part: Part, plan: Plan) -> bool:
    """Whether screening left no moving range above zero, so that it was set aside."""
    is_screened = plan.screened and RULE_SETS[plan.rule_set].falls_back
    if not is_screened or plan.method not in SCREENED_METHODS:
        return False
    if part.block.is_whole and 3 * (part.summary.crossings or 0) > part.span.length:
        return False  # each crossing is a moving range above zero; see below
    values, base = part.block.values, part.block.base
    if part.block.excluded is not None:
        kept = ~part.block.excluded
        values, base = values[kept][None], base[kept][None]
    ranges, valid = moving_ranges(values), pairs(base)
    if np.count_nonzero(ranges[valid]) * 3 > np.count_nonzero(valid):
        return False  # screening drops less than a third of the ranges: some above zero are left
    strict = screened_mean(ranges, valid, falls_back=False).item()
    return not strict > 0 and bool((ranges[valid] > 0).any())


def dispersion_notices(spread: float, chart: str) -> Iterator[Notice]:
    """Ratios that vary more, or less, than chance explains.

    Source
    ------
    Laney 2002, Improved control charts for attributes, Quality Engineering 14:531-537.
    """
    if spread > OVER_DISPERSED:
        yield Notice(
            NoticeCode.OVER_DISPERSION,
            f"Neighbouring points differ {spread:.1f} times as much as chance alone explains "
            f"(sigma z {spread:.2f}). A {chart} chart allows for this.",
        )
    elif spread < UNDER_DISPERSED:
        yield Notice(
            NoticeCode.UNDER_DISPERSION,
            f"Neighbouring points differ only {spread:.1f} times as much as chance alone explains "
            f"(sigma z {spread:.2f}). Check how the data are collected; a {chart} chart allows "
            "for this.",
        )


def line_notices(part: Part, plan: Plan) -> Iterator[Notice]:
    """Points on the centre line, and points that could never be outside their limits."""
    findings = part.findings
    counted, useful = int(counts(findings.counted)[0]), part.summary.useful
    if plan.method not in WITHOUT_RUNS and 0 < useful < counted / 2:
        yield Notice(
            NoticeCode.MANY_ON_LINE,
            "More than half of the points lie on the centre line, so runs say little. A chart of "
            "the time or the number of cases between events (T or G) may say more.",
        )
    if plan.method in PROPORTION_METHODS and has_limits(part):
        scale = plan.multiplier
        stuck = findings.counted & (findings.lower <= 0) & (findings.upper >= scale)
        positions = part.span.start + np.flatnonzero(stuck[0])
        if len(positions):
            yield Notice(
                NoticeCode.CANNOT_SIGNAL,
                f"Too few cases to lie outside the limits, whatever happens: {named(positions)}.",
                tuple(positions.tolist()),
            )
