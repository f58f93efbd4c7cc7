"""How a chart was made: its type, its rules and their source, its phases and who decided them."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from charts.engine import Method, PhaseSummary, RuleSetName
from charts.figures import method_words, rule_words, words
from charts.figures.method_words import MethodWords
from charts.figures.period_words import day_words, since
from charts.figures.rule_words import RuleSetWords
from charts.figures.spec import ChartSpec
from charts.models import Measure, Phase


@dataclass(frozen=True)
class PhaseLine:
    """A phase: since when, its lines and from which points they are drawn, why, who decided."""

    key: str  # its first period, as ISO text
    since: str
    lines: str
    reason: str = ""
    by: str = ""
    remove_href: str = ""


@dataclass(frozen=True)
class Making:
    """How a chart was made."""

    chart: MethodWords
    rules: RuleSetWords
    phases: tuple[PhaseLine, ...]


def making_of(
    measure: Measure, spec: ChartSpec | None, phases: Sequence[Phase], *, may_shape: bool
) -> Making:
    """How the stored chart was made; without one, how it will be."""
    analysis = spec.analysis if spec else None
    return Making(
        chart=method_words.explain(analysis.method if analysis else Method(measure.method)),
        rules=rule_words.explain(analysis.rule_set if analysis else RuleSetName(measure.rule_set)),
        phases=phase_lines(spec, phases, may_shape=may_shape) if spec else (),
    )


def phase_lines(
    spec: ChartSpec, phases: Sequence[Phase], *, may_shape: bool = False
) -> tuple[PhaseLine, ...]:
    """The phases of a chart in time order, the one before any decision included."""
    labels = spec.analysis.labels
    decided = {bisect_left(labels, phase.starts_on.isoformat()): phase for phase in phases}
    return tuple(
        _phase_line(spec, summary, decided.get(summary.start), may_shape)
        for summary in spec.analysis.phases
    )


def phase_choices(spec: ChartSpec | None) -> list[tuple[str, str]]:
    """The phases of a chart as choices of a form: first period and words."""
    return [(line.key, line.since) for line in phase_lines(spec, ())] if spec else []


def _phase_line(
    spec: ChartSpec, summary: PhaseSummary, phase: Phase | None, may_shape: bool
) -> PhaseLine:
    label = spec.analysis.labels[summary.start]
    told = words.sentence_case(since(label, spec.rhythm))
    lines = _lines(spec, summary)
    if phase is None:
        return PhaseLine(label, told, lines)
    set_on = day_words(timezone.localdate(phase.created_at))
    return PhaseLine(
        key=label,
        since=told,
        lines=lines,
        reason=phase.reason,
        by=f"{phase.set_by.name}, {set_on}",
        remove_href=reverse("phase_remove", args=[phase.public_id]) if may_shape else "",
    )


def _lines(spec: ChartSpec, summary: PhaseSummary) -> str:
    """'Average 66%, limits 56% to 74%, from the first 12 points.'"""
    if summary.centre is None:
        return ""
    said = f"{method_words.centre_name(spec.analysis.method)} {_amount(spec, summary.centre)}"
    if summary.lower is not None and summary.upper is not None:
        said += _(", limits {lower} to {upper}").format(
            lower=_amount(spec, summary.lower), upper=_amount(spec, summary.upper)
        )
    if summary.baseline_points is not None:
        return _("{said}, from the first {baseline_points} points.").format(
            said=said, baseline_points=summary.baseline_points
        )
    return _("{said}, from all points.").format(said=said)


def _amount(spec: ChartSpec, value: float) -> str:
    return words.line_words(spec, value)
