"""The page of one chart: what it says, its points, its notes."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from charts.engine import Method, PhaseSummary
from charts.figures import method_words, table, words
from charts.figures.period_words import day_words, since, span
from charts.figures.spec import ChartSpec
from charts.figures.table import TableRow
from charts.figures.words import sentence_case
from charts.models import Annotation, Measure, Phase
from charts.presenters.definitions import DefinitionLine, definition_lines
from charts.presenters.making import Making, making_of


@dataclass(frozen=True)
class KeyFigure:
    """One large number beside the chart."""

    label: str
    figure: str
    note: str = ""


@dataclass(frozen=True)
class Note:
    """A mark on the time axis, with the number of its flag on the drawing.

    What drew it by itself also takes it off again: then `leads_to` is its page.
    """

    number: int
    text: str
    when: str
    by: str
    leads_to: str
    remove_href: str


@dataclass(frozen=True)
class Point:
    """A row of the data table, with the way to leave it out or to count it again."""

    row: TableRow
    leave_out_href: str = ""
    count_again_href: str = ""


@dataclass(frozen=True)
class Finding:
    """What a chart says and shows."""

    variation: str
    assurance: str
    headline: str
    detail: str
    wide: str
    narrow: str


@dataclass(frozen=True)
class ChartPage:
    """Everything below the heading of a chart's page."""

    finding: Finding
    caption: str
    key_figures: tuple[KeyFigure, ...]
    centre_name: str
    pair_headings: tuple[str, ...]  # of numerator and denominator, where there are any
    has_limits: bool
    points: tuple[Point, ...]
    notes: tuple[Note, ...]
    making: Making
    definition: tuple[DefinitionLine, ...]
    csv_href: str
    xlsx_href: str
    svg_href: str
    png_href: str
    figure_href: str

    @property
    def is_empty(self) -> bool:
        return all(point.row.value is None for point in self.points)

    @property
    def has_target(self) -> bool:
        return self.finding.assurance != "none"


def finding_of(measure: Measure) -> Finding:
    """What the stored analysis of a measure says. A chart without points is not worth showing."""
    state = measure.state
    return Finding(
        variation=state.variation or "no_data",
        assurance=state.assurance or "none",
        headline=state.headline,
        detail=state.detail,
        wide=state.chart_wide if state.points else "",
        narrow=state.chart_narrow if state.points else "",
    )


def chart_page(
    measure: Measure,
    spec: ChartSpec | None,
    *,
    phases: Sequence[Phase],
    annotations: Sequence[Annotation],
    may_shape: bool,
) -> ChartPage:
    """The stored chart of a measure for somebody who may, or may not, shape it."""
    finding = finding_of(measure)
    rows = table.rows(spec) if spec else ()
    excluded = spec.analysis.excluded if spec else ()

    def address(name: str, *, when: bool) -> str:
        return reverse(name, args=[measure.public_id]) if when else ""

    return ChartPage(
        finding=finding,
        caption=_caption(spec, rows),
        key_figures=tuple(_key_figures(spec, rows)),
        centre_name=method_words.centre_name(Method(measure.method)),
        pair_headings=(
            sentence_case(measure.numerator_words or _("how many")),
            sentence_case(measure.denominator_words or _("out of")),
        )
        if any(row.denominator is not None for row in rows)
        else (),
        has_limits=any(row.upper is not None or row.lower is not None for row in rows),
        points=tuple(
            _point(measure, row, is_out, may_shape)
            for row, is_out in zip(reversed(rows), reversed(excluded), strict=True)
        ),
        notes=tuple(
            _note(number, annotation, may_shape)
            for number, annotation in enumerate(annotations, start=1)
        ),
        making=making_of(measure, spec, phases, may_shape=may_shape),
        definition=tuple(definition_lines(measure)),
        csv_href=address("measure_csv", when=bool(rows)),
        xlsx_href=address("measure_xlsx", when=bool(rows)),
        svg_href=address("measure_svg", when=bool(finding.wide)),
        png_href=address("measure_png", when=bool(finding.wide)),
        figure_href=address("measure_figure", when=bool(rows)),
    )


def _caption(spec: ChartSpec | None, rows: Sequence[TableRow]) -> str:
    """What kind of chart this is, and of when."""
    if spec is None or not rows:
        return ""
    labels = spec.analysis.labels
    kind = method_words.explain(spec.analysis.method).name
    return f"{kind}, {span(labels[0], labels[-1], spec.rhythm)}."


def _key_figures(spec: ChartSpec | None, rows: Sequence[TableRow]) -> list[KeyFigure]:
    if spec is None:
        return []
    figures = []
    latest = next((row for row in reversed(rows) if row.value is not None), None)
    if latest is not None:
        pair = _(", {numerator_words} of {denominator_words}").format(
            numerator_words=latest.numerator_words, denominator_words=latest.denominator_words
        )
        note = latest.period + (pair if latest.denominator is not None else "")
        figures.append(KeyFigure(_("Latest"), latest.value_words, note))
    phase = spec.analysis.phases[-1] if spec.analysis.phases else None
    if phase is not None and phase.centre is not None:
        figures.append(_centre_figure(spec, phase, words.line_words(spec, phase.centre)))
    if spec.analysis.target is not None:
        figures.append(KeyFigure(_("Target"), words.line_words(spec, spec.analysis.target)))
    return figures


def _centre_figure(spec: ChartSpec, phase: PhaseSummary, figure: str) -> KeyFigure:
    """The line of the latest phase, and of which points it is: a baseline may be long ago."""
    name, labels = method_words.centre_name(spec.analysis.method), spec.analysis.labels
    if phase.baseline_points is not None:
        last = min(phase.start + phase.baseline_points, phase.stop) - 1
        note = span(labels[phase.start], labels[last], spec.rhythm)
        return KeyFigure(_("{name} of the baseline").format(name=name), figure, note)
    note = since(labels[phase.start], spec.rhythm) if phase.start else _("of the whole chart")
    return KeyFigure(name, figure, note)


def _point(measure: Measure, row: TableRow, is_out: bool, may_shape: bool) -> Point:
    if not may_shape or row.value is None:
        return Point(row)
    if is_out:
        address = reverse("exclusion_remove", args=[measure.public_id, row.label])
        return Point(row, count_again_href=address)
    address = reverse("exclusion_edit", args=[measure.public_id])
    return Point(row, leave_out_href=f"{address}?period={row.label}")


def _note(number: int, annotation: Annotation, may_shape: bool) -> Note:
    last = annotation.ended_on
    until = f" to {day_words(last)}" if last and last != annotation.happened_on else ""
    may_remove = may_shape and annotation.made_from is None
    return Note(
        number=number,
        text=annotation.text,
        when=day_words(annotation.happened_on) + until,
        by=annotation.made_by.name,
        leads_to=annotation.leads_to,
        remove_href=reverse("annotation_remove", args=[annotation.public_id]) if may_remove else "",
    )
