"""A phase compared with the one before it."""

from charts.figures import chance, magnitude, words
from charts.figures.likelihood import counted_positions
from charts.figures.period_words import during
from charts.figures.saying import said as _
from charts.figures.spec import ChartSpec
from charts.figures.telling import Telling, centre_words

_CONVINCING = 0.05


def new_level(spec: ChartSpec) -> Telling | None:
    """What the level was, what it is since the latest phase, and how many points bear it out.

    None unless the points of the new phase lie on one side of the old centre more often than luck
    would put them there.
    """
    old, new = _centres(spec)
    change = magnitude.change_words(spec, old, new)
    if old is None or new is None or not change:
        return None
    analysis, phase = spec.analysis, spec.analysis.phases[-1]
    positions = counted_positions(analysis, phase.start, phase.stop)
    values = [value for i in positions if (value := analysis.values[i]) is not None]
    agreeing = sum((value - old) * (new - old) > 0 for value in values)
    if chance.of_at_least(agreeing, len(values)) > _CONVINCING:
        return None
    side = "above" if new > old else "below"
    share = (
        _("All {agreeing}").format(agreeing=agreeing)
        if agreeing == len(values)
        else _("{agreeing} of the {values}").format(agreeing=agreeing, values=len(values))
    )
    return Telling(
        _(
            "The {centre_words} moved from {line_words} to {with_measure} with the "
            "new phase {during}."
        ).format(
            centre_words=centre_words(spec),
            line_words=words.line_words(spec, old),
            with_measure=words.with_measure(spec, words.line_words(spec, new)),
            during=during(analysis.labels[phase.start], spec.rhythm),
        ),
        (
            _("That is {change}.").format(change=change),
            _("{share} points since then are {side} the old {centre_words}.").format(
                share=share, side=side, centre_words=centre_words(spec)
            ),
        ),
    )


def before_and_now(spec: ChartSpec) -> str:
    """The centres of the last two phases side by side, without judging the difference."""
    old, new = _centres(spec)
    if old is None or new is None:
        return ""
    before, now = words.line_words(spec, old), words.line_words(spec, new)
    if before == now:
        return _("The {centre_words} is {now}, as in the phase before.").format(
            centre_words=centre_words(spec), now=now
        )
    return _("The {centre_words} was {before} in the phase before and is {now} now.").format(
        centre_words=centre_words(spec), before=before, now=now
    )


def _centres(spec: ChartSpec) -> tuple[float | None, float | None]:
    phases = spec.analysis.phases
    return (phases[-2].centre, phases[-1].centre) if len(phases) > 1 else (None, None)
