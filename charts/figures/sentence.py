"""What a chart says, in one plain sentence and a few more for those who ask how it knows."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.engine import Direction, Method, PhaseSummary, Variation
from charts.engine.rulesets import RULE_SETS
from charts.figures import words
from charts.figures.finding_words import aside, tell
from charts.figures.findings import Finding, findings_of, latest_phase, merged
from charts.figures.likelihood import counted_positions
from charts.figures.period_words import noun, period_words
from charts.figures.phase_words import before_and_now, new_level
from charts.figures.saying import Words
from charts.figures.saying import said as _
from charts.figures.spec import ChartSpec
from charts.figures.target_words import target_words
from charts.figures.telling import centre_words

_TONES = {
    Variation.IMPROVEMENT: "improvement",
    Variation.CONCERN: "concern",
    Variation.NEUTRAL_HIGH: "neutral",
    Variation.NEUTRAL_LOW: "neutral",
    Variation.SPECIAL_CAUSE: "neutral",
    Variation.COMMON_CAUSE: "common",
    Variation.TOO_FEW_POINTS: "too_few",
    Variation.NO_DATA: "none",
}
_MOST_ASIDES = 2
_AS_USUAL = Words("Reacting to single points will not help; to do better, change the process.")
_NO_LINE = Words("There is no middle line to judge by.")
_NO_BASELINE = Words("All points of the baseline are missing or left out.")
_NO_UPS = Words("With no ups and downs there is nothing to judge yet.")
_TRACES_INSIDE = Words("As usual: both traces keep inside their decision lines.")
_AS_USUAL_NEUTRAL = Words("Reacting to single points will not help.")


@dataclass(frozen=True)
class Statement:
    """A headline, the evidence in a few sentences, and the tone of the engine's verdict.

    Tones: improvement, concern, neutral (changed, no direction is better), common, too_few, none.
    """

    headline: str
    detail: str
    tone: str


def say(spec: ChartSpec) -> Statement:
    """The statement about the latest phase of a chart."""
    variation = spec.analysis.variation
    phase = latest_phase(spec.analysis)
    if phase is None or variation is Variation.NO_DATA:
        headline, details = _say_nothing(spec)
    elif variation is Variation.TOO_FEW_POINTS:
        headline, details = _say_too_few(spec, phase)
    elif phase.centre is None:
        headline, details = _NO_LINE, [_NO_BASELINE]
    else:
        found = findings_of(spec.analysis)
        if variation is Variation.COMMON_CAUSE or not found:
            headline, details = _say_usual(spec, phase, found)
        else:
            headline, details = _say_signal(spec, found)
    return Statement(headline, " ".join(filter(None, details)), _TONES[variation])


def no_data_since(spec: ChartSpec) -> str:
    """'No data since March 2027.', for pages that know that something newer was expected."""
    values = spec.analysis.values
    latest = max((i for i, value in enumerate(values) if value is not None), default=None)
    if latest is None:
        return _("No numbers yet.")
    return _("No data since {period_words}.").format(
        period_words=period_words(spec.analysis.labels[latest], spec.rhythm)
    )


def _say_nothing(spec: ChartSpec) -> tuple[str, list[str]]:
    if spec.is_empty:
        return _("No numbers yet."), [_("The chart starts with the first one.")]
    where = _(" in this phase") if len(spec.analysis.phases) > 1 else ""
    return _("No numbers to judge by{where}.").format(where=where), [
        _("All of them are missing or left out.")
    ]


def _say_too_few(spec: ChartSpec, phase: PhaseSummary) -> tuple[str, list[str]]:
    have = len(counted_positions(spec.analysis, phase.start, phase.stop))
    rules = RULE_SETS[spec.analysis.rule_set]
    useful = have if rules.uses_limits else min(have, phase.useful) or have
    more = max(1, rules.points_for_verdict - useful)
    one = noun(spec.rhythm)
    where = _(" in this phase") if phase.start else ""
    details = [
        _("{more} and the chart can tell a change from luck.").format(
            more=words.counted(more, "more " + one)
        )
    ]
    if useful < have:
        details.append(
            _("Points on the {centre_words} do not count towards that.").format(
                centre_words=centre_words(spec)
            )
        )
    if phase.start:
        details.append(before_and_now(spec))
    return _("{have}{where} so far: too early to say.").format(
        have=words.counted(have, one), where=where
    ), details


def _say_signal(spec: ChartSpec, found: tuple[Finding, ...]) -> tuple[str, list[str]]:
    leading, *others = found
    told = tell(spec, leading)
    # Limits foretell nothing of a process that has just left them: only what was reached is told.
    target = target_words(spec, foretell=not leading.is_ongoing)
    asides = _asides(spec, others, besides=leading)
    return told.headline, [*told.evidence, *asides, before_and_now(spec), target]


def _say_usual(
    spec: ChartSpec, phase: PhaseSummary, found: tuple[Finding, ...]
) -> tuple[str, list[str]]:
    positions = counted_positions(spec.analysis, phase.start, phase.stop)
    values = {spec.analysis.values[position] for position in positions}
    if len(values) == 1:
        amount = words.with_measure(spec, words.value_words(spec, values.pop()))
        return _("Every {noun} so far is {amount}.").format(
            noun=noun(spec.rhythm), amount=amount
        ), [_NO_UPS, target_words(spec)]
    if spec.analysis.method is Method.BERNOULLI_CUSUM:
        return _TRACES_INSIDE, []
    neutral = spec.analysis.direction is Direction.NEUTRAL
    advice = _AS_USUAL_NEUTRAL if neutral else _AS_USUAL
    span = _range_words(spec, phase, positions)
    asides = " ".join(_asides(spec, found))
    earlier = _("Earlier: {asides}").format(asides=asides) if asides else ""
    moved = new_level(spec)
    target = target_words(spec)
    if moved:
        details = [
            *moved.evidence,
            _("Since then up and down as usual, {span}.").format(span=span),
            earlier,
            target,
        ]
        return moved.headline, details
    usual = _("Up and down as usual, {with_measure}.").format(
        with_measure=words.with_measure(spec, span)
    )
    return usual, [advice, earlier, before_and_now(spec), target]


def _range_words(spec: ChartSpec, phase: PhaseSummary, positions: tuple[int, ...]) -> str:
    """What is usual: between the limits at the latest point, or around the median without any.

    A limit beyond what can be is no limit: nobody has fewer than no falls or more than 100%.
    """
    analysis, latest = spec.analysis, positions[-1]
    lower, upper = analysis.lower[latest], analysis.upper[latest]
    if lower is None or upper is None:
        return _("around the {centre_words} of {line_words}").format(
            centre_words=centre_words(spec), line_words=words.line_words(spec, phase.centre)
        )
    low, high = words.line_words(spec, lower), words.line_words(spec, upper)
    if low == high:
        return _("close to {high}").format(high=high)
    has_floor = lower <= 0 <= min(value for value in analysis.values if value is not None)
    has_ceiling = spec.percent and upper >= 100
    if has_floor and not has_ceiling:
        return _("up to {high}").format(high=high)
    if has_ceiling and not has_floor:
        return f"above {low}"
    return (
        _("anywhere between {low} and {high}").format(low=low, high=high)
        if has_floor
        else _("between {low} and {high}").format(low=low, high=high)
    )


def _asides(spec: ChartSpec, found: Sequence[Finding], besides: Finding | None = None) -> list[str]:
    """Further signals, one for a rule, leaving out those that only repeat the leading one."""
    told: dict[str, str] = {}
    for finding in merged(found):
        repeats = besides is not None and (
            finding.rule is besides.rule or set(finding.positions) == set(besides.positions)
        )
        text = "" if repeats else aside(spec, finding)
        if text:
            told.setdefault(finding.rule, text)
    return list(told.values())[:_MOST_ASIDES]
