"""What a signal means, in plain words: a headline, and the evidence for it."""

from collections.abc import Callable, Mapping

from charts.engine import Rule, Side
from charts.figures import chance, magnitude, pattern_words, words
from charts.figures.findings import Finding
from charts.figures.likelihood import counted_positions
from charts.figures.period_words import during, since
from charts.figures.spec import ChartSpec
from charts.figures.telling import (
    Telling,
    advice,
    centre_words,
    had_a_reason,
    has_changed,
    in_a_row,
    named,
    side_of_centre,
    turn,
    way,
)

_PUT_OUTSIDE = "put a point outside the limits"
_HINT = (
    "One such number is no surprise; several close together are unusual with no real change. "
    "Watch the next ones."
)


def tell(spec: ChartSpec, finding: Finding) -> Telling:
    return _TELLERS[finding.rule](spec, finding)


def aside(spec: ChartSpec, finding: Finding) -> str:
    """A further finding in one sentence; '' for hints that add nothing to a clear signal."""
    positions = finding.positions
    if finding.rule is Rule.OUTSIDE_LIMITS:
        verb = "was" if len(positions) == 1 else "were"
        return f"{named(spec, positions)} {verb} outside the limits."
    if finding.rule not in (Rule.SHIFT, Rule.LONG_RUN, Rule.TREND):
        return ""
    when = magnitude.periods(spec, positions[0], positions[-1])
    if finding.rule is Rule.TREND:
        return f"The numbers went steadily {way(finding)} ({when})."
    return f"{in_a_row(spec, positions)} were {side_of_centre(spec, finding)} ({when})."


def _shift(spec: ChartSpec, finding: Finding) -> Telling:
    positions = finding.positions
    verb = "have been" if finding.is_ongoing else "were"
    evidence = f"{in_a_row(spec, positions)} {verb} {side_of_centre(spec, finding)}"
    return Telling(
        _shift_headline(spec, finding),
        (
            f"{evidence}{_size(spec, finding)}.",
            chance.chance_words(finding.likelihood),
            *advice(finding),
        ),
    )


def _shift_headline(spec: ChartSpec, finding: Finding) -> str:
    first, last = finding.positions[0], finding.positions[-1]
    if finding.is_ongoing:
        start = since(spec.analysis.labels[first], spec.rhythm)
        if turn(finding):
            return f"Something {has_changed(finding.likelihood)}{turn(finding)} {start}."
        sure = "have probably" if chance.is_unlikely(finding.likelihood) else "may have"
        return f"The numbers {sure} moved {way(finding)} {start}."
    when = magnitude.periods(spec, first, last)
    return (
        f"The numbers ran {finding.leaning} than usual, {when}: {had_a_reason(finding.likelihood)}."
    )


def _size(spec: ChartSpec, finding: Finding) -> str:
    """'; they average 4.1 falls, against 6.6 in the 14 months before: about 38% lower'."""
    new = magnitude.typical(spec, finding.positions)
    old, reference = magnitude.reference_before(spec, finding.positions[0])
    change = magnitude.change_words(spec, old, new)
    if not change:
        return ""
    amount = words.with_measure(spec, words.line_words(spec, new))
    is_median = magnitude.typical_name(spec) == "median"
    verb = "their median is" if is_median else "they average"
    return f"; {verb} {amount}, against {words.line_words(spec, old)} {reference}: {change}"


def _trend(spec: ChartSpec, finding: Finding) -> Telling:
    positions, analysis = finding.positions, spec.analysis
    first, last = positions[0], positions[-1]
    over = f"over {len(positions)} {magnitude.points(spec, positions)}"
    if finding.is_ongoing:
        sure = "is probably" if chance.is_unlikely(finding.likelihood) else "may be"
        headline = (
            f"The numbers have gone steadily {way(finding)} {over}: "
            f"something {sure} changing{turn(finding)}."
        )
    else:
        when = magnitude.periods(spec, first, last)
        reason = had_a_reason(finding.likelihood)
        headline = f"The numbers went steadily {way(finding)} {over}, {when}: {reason}."
    start = words.value_words(spec, analysis.values[first])
    end = words.with_measure(spec, words.value_words(spec, analysis.values[last]))
    path = (
        f"They went from {start} {during(analysis.labels[first], spec.rhythm)} "
        f"to {end} {during(analysis.labels[last], spec.rhythm)}."
    )
    return Telling(headline, (path, chance.chance_words(finding.likelihood), *advice(finding)))


def _outside(spec: ChartSpec, finding: Finding) -> Telling:
    positions, analysis = finding.positions, spec.analysis
    is_one = len(positions) == 1
    is_high = finding.signal.side is Side.ABOVE
    subject = named(spec, positions)
    where = f"{'above the upper' if is_high else 'below the lower'} limit"
    limit = (analysis.upper if is_high else analysis.lower)[positions[-1]]
    if is_one:
        subject += f" ({words.with_unit(spec, analysis.values[positions[0]])})"
        where += f" of {words.with_measure(spec, words.line_words(spec, limit))}"
    return Telling(
        f"{subject} {'was' if is_one else 'were'} {finding.leaning} "
        "than this process usually gives.",
        (
            f"{'That is' if is_one else 'They are'} {where}.",
            chance.chance_words(finding.likelihood, _PUT_OUTSIDE),
            _since_then(spec, finding),
            "Find out what was different.",
        ),
    )


def _since_then(spec: ChartSpec, finding: Finding) -> str:
    """That later points were not outside again, so that an old signal is not taken for news."""
    phase = spec.analysis.phases[finding.signal.phase]
    later = counted_positions(spec.analysis, finding.latest + 1, phase.stop)
    outside = {
        position
        for signal in spec.analysis.signals
        if signal.rule is Rule.OUTSIDE_LIMITS
        for position in signal.positions
    }
    if not later or outside.intersection(later):
        return ""
    those = "point since then lies" if len(later) == 1 else f"{len(later)} points since then lie"
    return f"The {those} inside the limits."


def _near_limit(spec: ChartSpec, finding: Finding) -> Telling:
    limit = "upper" if finding.signal.side is Side.ABOVE else "lower"
    return _hint(spec, finding, f"came close to the {limit} limit")


def _far_from_centre(spec: ChartSpec, finding: Finding) -> Telling:
    side = "above" if finding.signal.side is Side.ABOVE else "below"
    return _hint(spec, finding, f"were well {side} the {centre_words(spec)}")


def _hint(spec: ChartSpec, finding: Finding, what: str) -> Telling:
    subject = named(spec, finding.positions)
    if subject.startswith("The "):
        subject = f"the {subject.removeprefix('The ')}"
    return Telling(f"A hint of change{turn(finding)}: {subject} {what}.", (_HINT,))


_TELLERS: Mapping[Rule, Callable[[ChartSpec, Finding], Telling]] = {
    Rule.SHIFT: _shift,
    Rule.LONG_RUN: _shift,
    Rule.TREND: _trend,
    Rule.OUTSIDE_LIMITS: _outside,
    Rule.TWO_OF_THREE: _near_limit,
    Rule.FOUR_OF_FIVE: _far_from_centre,
    Rule.FEW_CROSSINGS: pattern_words.few_crossings,
    Rule.TOO_FEW_RUNS: pattern_words.few_crossings,
    Rule.OUTSIDE_BOX: pattern_words.outside_box,
    Rule.CUSUM: pattern_words.cusum,
    Rule.TOO_MANY_RUNS: pattern_words.mixed(
        "The numbers cross the {centre} more often than luck would."
    ),
    Rule.ALTERNATING: pattern_words.mixed(
        "The numbers go up and down in turn, more often than luck would."
    ),
    Rule.HUGGING: pattern_words.mixed("The numbers keep closer to the {centre} than luck would."),
    Rule.AVOIDING_CENTRE: pattern_words.mixed(
        "The numbers keep away from the {centre} on both sides."
    ),
}
