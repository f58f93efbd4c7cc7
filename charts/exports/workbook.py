"""Charts as a workbook: each drawn anew by Excel, its numbers, its phases, and what they mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from charts.exports.columns import CENTRE, COLUMNS, Numbered, number_format, numbered
from charts.exports.meaning import meaning_of, noted_on, phases_in
from charts.exports.native_chart import native_chart
from charts.figures.drawing.palette import LIGHT
from charts.figures.spec import ChartSpec
from charts.models import Annotation, Measure
from common.language import lazily
from common.plain_text import plain_text
from common.spreadsheets.writing import Book

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 10_000  # of all sheets of numbers together: a file is made while somebody waits
_FEWEST_ROWS = 60  # of each
_CHART_ROWS = 21  # that a chart covers
_TEXT_WIDTH = 136  # characters over a chart

_PHASES = (
    (lazily("Measure"), 28),
    (lazily("Since"), 12),
    (lazily("Middle line"), 10),
    (lazily("Lower limit"), 10),
    (lazily("Upper limit"), 10),
    (lazily("From the first points"), 12),
    (lazily("Why the lines start afresh"), 60),
)
_NOTES = (
    (lazily("Measure"), 28),
    (lazily("Day"), 12),
    (lazily("Until"), 12),
    (lazily("What it is"), 22),
    (lazily("What happened"), 70),
)


@dataclass(frozen=True)
class Charted:
    """A measure, its stored analysis in words, and what people noted on its time axis."""

    measure: Measure
    spec: ChartSpec
    annotations: Sequence[Annotation]


def workbook_of(charts: Sequence[Charted], *, title: str, made_at: datetime) -> bytes:
    """All of these charts as one XLSX file. Only what is stored goes in; nobody is named."""
    book = Book(title, made_at=made_at)
    most = max(_FEWEST_ROWS, MOST_ROWS // max(1, len(charts)))
    drawn = [(chart, numbered(chart.spec, most=most)) for chart in charts]
    front = book.sheet(_("Chart") if len(charts) == 1 else _("Charts"))
    front.set_landscape()
    front.fit_to_pages(1, 0)  # as wide as a page of paper, and as many pages as it takes
    front.hide_gridlines(2)
    front.set_column(0, 0, _TEXT_WIDTH)
    book.write(front, 0, 0, title, bold=True, font_size=16)
    row = 2
    for chart, numbers in drawn:
        sheet = _numbers_sheet(book, chart, numbers)
        row = _draw(book, front, row, chart, numbers, sheet)
    _phases_sheet(book, charts)
    _notes_sheet(book, charts)
    _meaning_sheet(book, drawn, made_at)
    return book.content()


def _draw(
    book: Book, front: "Worksheet", row: int, chart: Charted, numbers: Numbered, sheet: "Worksheet"
) -> int:
    """Name, sentence and drawing of one chart; the row on which the next one begins."""
    state = chart.measure.state
    called = f"{chart.measure.name}, {chart.spec.place}"
    name = sheet.get_name().replace("'", "''")
    front.write_url(
        row,
        0,
        f"internal:'{name}'!A1",
        book.look(bold=True, font_size=12, font_color=LIGHT.target, underline=1),
        string=plain_text(called)[:250],
        tip=_("The numbers of this chart"),
    )
    said = f"{state.headline} {state.detail}".strip()
    if not state.is_current:
        said = _("{said} This is of older data: newer numbers are not in it yet.").format(said=said)
    book.write(front, row + 1, 0, said, text_wrap=True)
    front.set_row(row + 1, 15 * (1 + len(said) // _TEXT_WIDTH))
    drawing = native_chart(book.workbook, chart.spec, numbers, sheet.get_name(), len(COLUMNS) + 1)
    front.insert_chart(row + 2, 0, drawing, {"description": plain_text(state.alt_text)[:2000]})
    return row + 2 + _CHART_ROWS


def _numbers_sheet(book: Book, chart: Charted, numbers: Numbered) -> "Worksheet":
    """A row for each period; to the right, folded away, what the chart is drawn from."""
    sheet = book.sheet(chart.measure.name)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    book.write_headings(sheet, [str(heading) for heading, _meaning, _width in COLUMNS])
    for column, (_heading, _meaning, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
    for at, cells in enumerate(numbers.rows, start=1):
        for column, cell in enumerate(cells):
            look = "yyyy-mm-dd" if column == 0 else number_format(chart.spec, column)
            book.write(sheet, at, column, cell, num_format=look)
    sheet.autofilter(0, 0, len(numbers.rows), len(COLUMNS) - 1)
    first = len(COLUMNS) + 1
    names = [_("For the chart"), *(str(line.name) or line.kind for line in numbers.lines)]
    sheet.set_column(first, first + len(numbers.lines), 12, None, {"level": 1, "hidden": True})
    sheet.set_column(first + len(names), first + len(names), None, None, {"collapsed": True})
    for column, name in enumerate(names, start=first):
        book.write(sheet, 0, column, name, italic=True)
    for at, period in enumerate(numbers.periods, start=1):
        book.write(sheet, at, first, period)
    for column, line in enumerate(numbers.lines, start=first + 1):
        for at, value in enumerate(line.values, start=1):
            book.write(sheet, at, column, value)
    return sheet


def _phases_sheet(book: Book, charts: Sequence[Charted]) -> None:
    sheet = book.sheet(_("Phases"))
    _head(book, sheet, _PHASES)
    row = 1
    for chart in charts:
        look = number_format(chart.spec, CENTRE)
        for cells in phases_in(chart.spec):
            book.write(sheet, row, 0, chart.measure.name)
            book.write(sheet, row, 1, cells[0], num_format="yyyy-mm-dd")
            for column, cell in enumerate(cells[1:4], start=2):
                book.write(sheet, row, column, cell, num_format=look)
            book.write(sheet, row, 5, cells[4])
            book.write(sheet, row, 6, cells[5], text_wrap=True)
            row += 1


def _notes_sheet(book: Book, charts: Sequence[Charted]) -> None:
    rows = [(chart.measure.name, *noted_on(note)) for chart in charts for note in chart.annotations]
    if rows:
        sheet = book.sheet(_("Notes on the charts"))
        _head(book, sheet, _NOTES)
        book.write_rows(sheet, rows, num_format="yyyy-mm-dd")


def _meaning_sheet(
    book: Book, drawn: Sequence[tuple[Charted, Numbered]], made_at: datetime
) -> None:
    sheet = book.sheet(_("What it means"))
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 110)
    told = [(chart.measure, chart.spec, numbers.left_out) for chart, numbers in drawn]
    for row, (term, words) in enumerate(meaning_of(told, made_at)):
        book.write(sheet, row, 0, term, bold=True, text_wrap=True)
        book.write(sheet, row, 1, words, text_wrap=True)


def _head(book: Book, sheet: "Worksheet", columns: Sequence[tuple[str, int]]) -> None:
    book.write_headings(sheet, [str(heading) for heading, _width in columns])
    for column, (_heading, width) in enumerate(columns):
        sheet.set_column(column, column, width)
