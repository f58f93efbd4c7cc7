"""Phrases that several sentences about a signal share."""

from dataclasses import dataclass

from charts.engine import Side
from charts.figures import magnitude, words
from charts.figures.chance import is_unlikely
from charts.figures.findings import Finding
from charts.figures.method_words import centre_name
from charts.figures.period_words import as_subject, several
from charts.figures.saying import Words
from charts.figures.saying import said as _
from charts.figures.spec import ChartSpec

_MOST_NAMED = 3
_NEXT_STEP = {
    "better": Words("Find out what is behind it, and keep it."),
    "worse": Words("Ask the team what is different."),
}


@dataclass(frozen=True)
class Telling:
    """A finding in words: one sentence for everybody, more for those who ask how it is known."""

    headline: str
    evidence: tuple[str, ...] = ()


def has_changed(likelihood: float) -> str:
    return _("has probably changed") if is_unlikely(likelihood) else _("may have changed")


def had_a_reason(likelihood: float) -> str:
    """The same of something that is over."""
    unlikely = is_unlikely(likelihood)
    return _("there {was} a reason").format(was="was probably" if unlikely else "may have been")


def turn(finding: Finding) -> str:
    """' for the better', ' for the worse', or '' where no direction is better."""
    return (
        _(" for the {leaning}").format(leaning=finding.leaning)
        if finding.leaning in _NEXT_STEP
        else ""
    )


def advice(finding: Finding) -> tuple[str, ...]:
    """What to do next about something that still goes on."""
    if not finding.is_ongoing or not finding.leaning:
        return ()
    return (_NEXT_STEP.get(finding.leaning, _("Find out what is behind it.")),)


def way(finding: Finding) -> str:
    return "up" if finding.signal.side in (Side.RISING, Side.ABOVE) else "down"


def centre_words(spec: ChartSpec) -> str:
    """The chart's middle line in a sentence: 'average', 'median', 'middle line'."""
    return centre_name(spec.analysis.method).lower()


def side_of_centre(spec: ChartSpec, finding: Finding) -> str:
    """'below the average of 6.2'."""
    side = "above" if finding.signal.side is Side.ABOVE else "below"
    level = spec.analysis.phases[finding.signal.phase].centre
    return _("{side} the {centre_words} of {line_words}").format(
        side=side, centre_words=centre_words(spec), line_words=words.line_words(spec, level)
    )


def named(spec: ChartSpec, positions: tuple[int, ...]) -> str:
    """Points as the subject of a sentence: one to three by name, more by number and span."""
    labels = [spec.analysis.labels[position] for position in positions]
    if len(labels) == 1:
        return as_subject(labels[0], spec.rhythm)
    if len(labels) <= _MOST_NAMED and spec.rhythm != "quarter":
        return words.sentence_case(several(labels, spec.rhythm))
    span = magnitude.periods(spec, positions[0], positions[-1])
    return f"{len(labels)} {magnitude.points(spec, positions)} ({span})"


def in_a_row(spec: ChartSpec, positions: tuple[int, ...]) -> str:
    return _("{positions} {points} in a row").format(
        positions=len(positions), points=magnitude.points(spec, positions)
    )
