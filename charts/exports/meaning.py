"""The words beside the numbers: what a column means, how a chart was made, what was noted."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from charts.exports.columns import COLUMNS
from charts.figures import method_words, rule_words, words
from charts.figures.period_words import day_of
from charts.figures.spec import ChartSpec
from charts.models import Annotation, Measure
from common.spreadsheets.writing import Cell
from common.templatetags.words import moment

Line = tuple[str, str]


def phases_in(spec: ChartSpec) -> list[tuple[Cell, ...]]:
    """Since when, middle line, limits, number of points that gave them, and why. By phase."""
    return [
        (
            day_of(spec.analysis.labels[phase.start]),
            phase.centre,
            phase.lower,
            phase.upper,
            phase.baseline_points,
            spec.phase_reason(number),
        )
        for number, phase in enumerate(spec.analysis.phases)
    ]


def noted_on(note: Annotation) -> tuple[Cell, ...]:
    """A mark on the time axis, without who made it: files travel further than pages."""
    return (note.happened_on, note.ended_on, str(Annotation.Kind(note.kind).label), note.text)


def meaning_of(
    charts: Sequence[tuple[Measure, ChartSpec, int]], made_at: datetime
) -> Iterator[Line]:
    """Terms and what they mean. Each chart comes with how many older periods are left out."""
    when = moment(timezone.localtime(made_at))
    yield _("This file"), _("Made on {when} from the charts as they stood then.").format(when=when)
    yield "", _("An empty cell means that no number is known. It is never a zero.")
    yield (
        "",
        _("Each line of a chart is a series of its own: pick one to recolour it or take it out."),
    )
    yield "", ""
    for heading, meaning, _width in COLUMNS:
        yield str(heading), str(meaning)
    for measure, spec, left_out in charts:
        yield "", ""
        yield from _about(measure, spec, left_out)


def _about(measure: Measure, spec: ChartSpec, left_out: int) -> Iterator[Line]:
    state, analysis = measure.state, spec.analysis
    yield measure.name, f"{words.axis_words(spec)}. {measure.unit}."
    if measure.definition:
        yield _("What exactly counts"), measure.definition
    made = method_words.explain(analysis.method)
    yield _("Kind of chart"), f"{made.name}. {made.lines}"
    rules = rule_words.explain(analysis.rule_set)
    yield _("Rules"), _("{name}. Source: {source}.").format(name=rules.name, source=rules.source)
    for rule in rules.rules:
        yield "", str(rule)
    if state.computed_at:
        when = moment(timezone.localtime(state.computed_at))
        yield (
            _("Analysed"),
            when if state.is_current else _("{when}, of older data").format(when=when),
        )
    if left_out:
        yield (
            _("Left out"),
            _(
                "{left_out:,} older periods, to keep this file small. They are in the file of the "
                "measure itself, and in its CSV."
            ).format(left_out=left_out),
        )
