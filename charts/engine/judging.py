"""Lines and rules of a block of phases: the one kernel behind single and batch results."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from charts.engine.arrays import BoolArray, FloatArray, IntArray
from charts.engine.averages import counts
from charts.engine.blocks import Block, in_place, packed, packing_order
from charts.engine.evidence import Evidence, Flags
from charts.engine.families import LINES
from charts.engine.lines import Placed
from charts.engine.methods import Method
from charts.engine.plan import Plan
from charts.engine.rule_types import PhaseRule, PointRule, RuleSet
from charts.engine.rules.cusum import cusum_reaches_limit
from charts.engine.rulesets import RULE_SETS
from charts.engine.runs import RunStatistics
from charts.engine.settings import Settings
from charts.engine.vocabulary import Rule


@dataclass(slots=True)
class Findings:
    """What was found in k phases of n points, the points in their own order.

    Lines have the shape (k, 1) where they are one number for the phase, else (k, n); NaN where
    they do not exist. All are on the scale of the chart. ``point_flags`` has the rules that fired
    anywhere in the block, ``phase_flags`` all that were asked.
    """

    values: FloatArray
    counted: BoolArray
    tolerance: FloatArray
    centre: FloatArray
    lower: FloatArray
    lower_warning: FloatArray
    upper_warning: FloatArray
    upper: FloatArray
    runs: RunStatistics
    point_flags: list[tuple[PointRule, Flags]]
    phase_flags: list[tuple[PhaseRule, BoolArray]]


def settings_for(plan: Plan) -> Settings:
    """How a plan and its rule set want limits calculated."""
    rule_set = RULE_SETS[plan.rule_set]
    return Settings(
        screened=plan.screened,
        centre=None if plan.centre is None else plan.centre / plan.multiplier,
        ranges_to_limit=rule_set.ranges_to_limit,
        falls_back=rule_set.falls_back,
        decision_limit=plan.decision_limit,
    )


def judge(block: Block, plan: Plan) -> Findings:
    """Lines, run statistics and rules for every phase of a block.

    Only what the plan says of method, rules, screening, scale and bounds is used: these are
    shared by the block, while direction and target belong to each series.
    """
    order = packing_order(block.excluded)
    if order is not None:
        block = packed(block, order)
    rule_set = RULE_SETS[plan.rule_set]
    point_rules, phase_rules = rules_for(plan, rule_set)
    scale = plan.multiplier
    values = block.values if scale == 1.0 else block.values * scale
    hidden = too_short(block, rule_set)
    lines = Placed(
        LINES[plan.method](block, settings_for(plan)),
        scale,
        plan.lower_bound,
        plan.upper_bound,
        hidden,
    )
    has_sides = plan.method is not Method.BERNOULLI_CUSUM
    evidence = Evidence(values, block.counted, lines, has_sides=has_sides)
    lower, upper = evidence.limits
    lower_warning, upper_warning = lines.at(2)
    return Findings(
        values=in_place(values, order),
        counted=in_place(block.counted, order),
        tolerance=evidence.tolerance,
        centre=evidence.centre,
        lower=in_place(lower, order),
        lower_warning=in_place(lower_warning, order),
        upper_warning=in_place(upper_warning, order),
        upper=in_place(upper, order),
        runs=evidence.runs,
        point_flags=list(fired(point_rules, evidence, hidden, order)),
        phase_flags=[(rule, rule.fires(evidence)) for rule in phase_rules],
    )


def too_short(block: Block, rule_set: RuleSet) -> BoolArray | None:
    """Phases with fewer points than the rule set asks for, shape (k, 1); None if there are none."""
    if rule_set.least_points == 0:
        return None
    short = counts(block.counted) < rule_set.least_points
    return short[:, None] if short.any() else None


def rules_for(plan: Plan, rule_set: RuleSet) -> tuple[Sequence[PointRule], Sequence[PhaseRule]]:
    """The rules that apply to a chart.

    Neighbouring moving ranges share a value, so that no rule on runs or patterns holds for
    them: only their limits are judged. A Bernoulli CUSUM chart has one rule of its own.
    """
    if plan.method is Method.MOVING_RANGE:
        return [rule for rule in rule_set.point_rules if rule.rule is Rule.OUTSIDE_LIMITS], ()
    if plan.method is Method.BERNOULLI_CUSUM:
        numbers = {"odds_ratio": plan.odds_ratio, "decision_limit": plan.decision_limit}
        return [PointRule(Rule.CUSUM, cusum_reaches_limit, numbers)], ()
    return rule_set.point_rules, rule_set.phase_rules


def fired(
    rules: Sequence[PointRule],
    evidence: Evidence,
    hidden: BoolArray | None,
    order: IntArray | None,
) -> Iterator[tuple[PointRule, Flags]]:
    """Rules with any flag, and their flags in the points' own order.

    There are none in phases too short to judge.
    """
    for rule in rules:
        high, low = rule.flags(evidence)
        if hidden is not None:
            high, low = high & ~hidden, low & ~hidden
        if high.any() or low.any():
            yield rule, Flags(in_place(high, order), in_place(low, order))
