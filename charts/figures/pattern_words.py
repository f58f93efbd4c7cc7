"""Signals of a phase as a whole, which name no points and no direction."""

from collections.abc import Callable

from charts.engine import Rule, Side
from charts.figures import chance
from charts.figures.findings import Finding
from charts.figures.period_words import during
from charts.figures.saying import Words
from charts.figures.saying import said as _
from charts.figures.spec import ChartSpec
from charts.figures.telling import Telling, advice, centre_words, has_changed

_MIXED = Words(
    "Often two different things are mixed on one chart, such as two wards "
    "or two shifts. See whether a chart for each says more."
)
_TRACE = Words(
    "The trace moves away from zero when events come more, or less, often than expected."
)


def few_crossings(spec: ChartSpec, finding: Finding) -> Telling:
    """Few crossings (Anhøj) and too few runs (run chart rules) look at the same thing."""
    phase = spec.analysis.phases[finding.signal.phase]
    crossings, least = phase.crossings, phase.crossings_limit
    if finding.rule is Rule.TOO_FEW_RUNS and phase.runs is not None:
        crossings, least = phase.runs - 1, (phase.fewest_runs or 1) - 1
    return Telling(
        _changed_some_time(finding),
        (
            _(
                "The line crosses the {centre_words} {times}; with {useful} points at "
                "least {fewest} would be usual."
            ).format(
                centre_words=centre_words(spec),
                times=_times(crossings or 0),
                useful=phase.useful,
                fewest=_times(least or 0),
            ),
            chance.chance_words(finding.likelihood),
        ),
    )


def outside_box(spec: ChartSpec, finding: Finding) -> Telling:
    phase = spec.analysis.phases[finding.signal.phase]
    return Telling(
        _changed_some_time(finding),
        (
            _(
                "The longest run on one side of the {centre_words} has {longest_run} "
                "points, and the line crosses it {times}. Together that is unusual for "
                "{useful} points."
            ).format(
                centre_words=centre_words(spec),
                longest_run=phase.longest_run,
                times=_times(phase.crossings or 0),
                useful=phase.useful,
            ),
        ),
    )


def mixed(headline: str) -> Callable[[ChartSpec, Finding], Telling]:
    """Patterns that speak of how the data are put together rather than of a change."""

    def tell(spec: ChartSpec, _: Finding) -> Telling:
        return Telling(headline.format(centre=centre_words(spec)), (_MIXED,))

    return tell


def cusum(spec: ChartSpec, finding: Finding) -> Telling:
    more = "more" if finding.signal.side in (Side.ABOVE, Side.RISING) else "less"
    headline = _("Events have probably become {more} common").format(more=more)
    if finding.positions:
        when = during(spec.analysis.labels[finding.positions[0]], spec.rhythm)
        headline += _(": the trace reached its decision line {when}").format(when=when)
    return Telling(f"{headline}.", (_TRACE, *advice(finding)))


def _changed_some_time(finding: Finding) -> str:
    return _("Something {has_changed} in this time, but the chart cannot say when.").format(
        has_changed=has_changed(finding.likelihood)
    )


def _times(count: int) -> str:
    return {0: "not once", 1: "once", 2: "twice"}.get(count, f"{count} times")
