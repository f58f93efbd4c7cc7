"""What a signal means, in plain words: a headline, and the evidence for it."""

from collections.abc import Callable, Mapping

from charts.engine import Rule, Side
from charts.figures import chance, magnitude, pattern_words, words
from charts.figures.findings import Finding
from charts.figures.likelihood import counted_positions
from charts.figures.period_words import during, since
from charts.figures.saying import Words
from charts.figures.saying import said as _
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

_LONG_AGO = 12  # later points within the limits, after which the headline says so too
_PUT_OUTSIDE = Words("put a point outside the limits")
_HINT = Words(
    "One such number is no surprise; several close together are unusual "
    "with no real change. Watch the next ones."
)


def tell(spec: ChartSpec, finding: Finding) -> Telling:
    return _TELLERS[finding.rule](spec, finding)


def aside(spec: ChartSpec, finding: Finding) -> str:
    """A further finding in one sentence; '' for hints that add nothing to a clear signal."""
    positions = finding.positions
    if finding.rule is Rule.OUTSIDE_LIMITS:
        verb = "was" if len(positions) == 1 else "were"
        return _("{named} {verb} outside the limits.").format(
            named=named(spec, positions), verb=verb
        )
    if finding.rule not in (Rule.SHIFT, Rule.LONG_RUN, Rule.TREND):
        return ""
    when = magnitude.periods(spec, positions[0], positions[-1])
    if finding.rule is Rule.TREND:
        return _("The numbers went steadily {way} ({when}).").format(way=way(finding), when=when)
    return _("{in_a_row} were {side_of_centre} ({when}).").format(
        in_a_row=in_a_row(spec, positions), side_of_centre=side_of_centre(spec, finding), when=when
    )


def _shift(spec: ChartSpec, finding: Finding) -> Telling:
    positions = finding.positions
    verb = _("have been") if finding.is_ongoing else "were"
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
            return _("Something {has_changed}{turn} {start}.").format(
                has_changed=has_changed(finding.likelihood), turn=turn(finding), start=start
            )
        sure = _("have probably") if chance.is_unlikely(finding.likelihood) else _("may have")
        return _("The numbers {sure} moved {way} {start}.").format(
            sure=sure, way=way(finding), start=start
        )
    when = magnitude.periods(spec, first, last)
    return _("The numbers ran {leaning} than usual, {when}: {had_a_reason}.").format(
        leaning=finding.leaning, when=when, had_a_reason=had_a_reason(finding.likelihood)
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
    verb = _("their median is") if is_median else _("they average")
    return _("; {verb} {amount}, against {line_words} {reference}: {change}").format(
        verb=verb,
        amount=amount,
        line_words=words.line_words(spec, old),
        reference=reference,
        change=change,
    )


def _trend(spec: ChartSpec, finding: Finding) -> Telling:
    positions, analysis = finding.positions, spec.analysis
    first, last = positions[0], positions[-1]
    over = f"over {len(positions)} {magnitude.points(spec, positions)}"
    if finding.is_ongoing:
        sure = _("is probably") if chance.is_unlikely(finding.likelihood) else _("may be")
        headline = _(
            "The numbers have gone steadily {way} {over}: something {sure} changing{turn}."
        ).format(way=way(finding), over=over, sure=sure, turn=turn(finding))
    else:
        when = magnitude.periods(spec, first, last)
        reason = had_a_reason(finding.likelihood)
        headline = _("The numbers went steadily {way} {over}, {when}: {reason}.").format(
            way=way(finding), over=over, when=when, reason=reason
        )
    start = words.value_words(spec, analysis.values[first])
    end = words.with_measure(spec, words.value_words(spec, analysis.values[last]))
    path = _("They went from {start} {since} to {end} {until}.").format(
        start=start,
        since=during(analysis.labels[first], spec.rhythm),
        end=end,
        until=during(analysis.labels[last], spec.rhythm),
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
    later = _inside_since(spec, finding)
    sentence = (
        _("{subject} {was} {leaning} than this process usually gives, none of the {later} since.")
        if later >= _LONG_AGO
        else _("{subject} {was} {leaning} than this process usually gives.")
    )
    return Telling(
        sentence.format(
            subject=subject, was="was" if is_one else "were", leaning=finding.leaning, later=later
        ),
        (
            f"{'That is' if is_one else 'They are'} {where}.",
            chance.chance_words(finding.likelihood, _PUT_OUTSIDE),
            _since_then(later),
            _("Find out what was different."),
        ),
    )


def _inside_since(spec: ChartSpec, finding: Finding) -> int:
    """How many points came later in its phase, if none of them was outside again."""
    phase = spec.analysis.phases[finding.signal.phase]
    later = counted_positions(spec.analysis, finding.latest + 1, phase.stop)
    outside = {
        position
        for signal in spec.analysis.signals
        if signal.rule is Rule.OUTSIDE_LIMITS
        for position in signal.positions
    }
    return 0 if outside.intersection(later) else len(later)


def _since_then(later: int) -> str:
    """That later points were not outside again, so that an old signal is not taken for news."""
    if not later:
        return ""
    those = (
        _("point since then lies")
        if later == 1
        else _("{later} points since then lie").format(later=later)
    )
    return _("The {those} inside the limits.").format(those=those)


def _near_limit(spec: ChartSpec, finding: Finding) -> Telling:
    limit = "upper" if finding.signal.side is Side.ABOVE else "lower"
    return _hint(spec, finding, _("came close to the {limit} limit").format(limit=limit))


def _far_from_centre(spec: ChartSpec, finding: Finding) -> Telling:
    side = "above" if finding.signal.side is Side.ABOVE else "below"
    return _hint(
        spec,
        finding,
        _("were well {side} the {centre_words}").format(side=side, centre_words=centre_words(spec)),
    )


def _hint(spec: ChartSpec, finding: Finding, what: str) -> Telling:
    subject = named(spec, finding.positions)
    if subject.startswith("The "):
        subject = f"the {subject.removeprefix('The ')}"
    return Telling(
        _("A hint of change{turn}: {subject} {what}.").format(
            turn=turn(finding), subject=subject, what=what
        ),
        (_HINT,),
    )


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
        Words("The numbers cross the {centre} more often than luck would.")
    ),
    Rule.ALTERNATING: pattern_words.mixed(
        Words("The numbers go up and down in turn, more often than luck would.")
    ),
    Rule.HUGGING: pattern_words.mixed(
        Words("The numbers keep closer to the {centre} than luck would.")
    ),
    Rule.AVOIDING_CENTRE: pattern_words.mixed(
        Words("The numbers keep away from the {centre} on both sides.")
    ),
}
