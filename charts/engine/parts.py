"""One phase of one series, judged and put into words."""

from dataclasses import dataclass

from charts.engine.blocks import Block
from charts.engine.judging import Findings, judge
from charts.engine.phases import Span
from charts.engine.plan import Plan
from charts.engine.readings import block_of, stacked
from charts.engine.result import PhaseSummary, Signal
from charts.engine.rulesets import RULE_SETS
from charts.engine.series import Series
from charts.engine.signals import signals_of
from charts.engine.summaries import dispersion, summary_of
from charts.engine.verdicts import Leanings


@dataclass(slots=True)
class Part:
    """One phase of the series, analysed."""

    span: Span
    block: Block
    findings: Findings
    leanings: Leanings
    summary: PhaseSummary
    signals: tuple[Signal, ...]


def part_of(number: int, span: Span, series: Series, plan: Plan) -> Part:
    """One phase: judge it, and say what was found."""
    block = block_of(stacked([(series, span)]), span.baseline_points, plan.method)
    findings = judge(block, plan)
    rule_set = RULE_SETS[plan.rule_set]
    leanings = Leanings(findings, improvement_first=rule_set.improvement_first)
    signals = tuple(signals_of(findings, number, span.start))
    summary = summary_of(span, block, findings, signals, dispersion(block, findings, plan))
    return Part(span, block, findings, leanings, summary, signals)
