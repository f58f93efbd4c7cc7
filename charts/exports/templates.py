"""Templates to fill in: the columns of a measure, with its periods written down already."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import StringIO
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from charts.figures.period_words import period_words
from charts.figures.words import sentence_case
from charts.vocabulary import Rhythm
from common.language import lazily
from common.spreadsheets.cells import harmless
from common.spreadsheets.writing import Book, Cell

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

HOW_TO = lazily("How to fill this in")
_PERIOD_LOOKS = {
    Rhythm.DAY: "d mmmm yyyy",
    Rhythm.WEEK: "d mmmm yyyy",
    Rhythm.MONTH: "mmmm yyyy",
    Rhythm.EVENT: "d mmmm yyyy",
}
_MORE_ROWS = 400  # below the periods that are filled in
_WIDTHS = {"period": 24, "note": 50}
_WIDTH = 18


@dataclass(frozen=True)
class Blank:
    """What a measure asks for: its columns by field, in words, and the periods to fill in."""

    name: str
    rhythm: Rhythm
    headings: dict[str, str]
    periods: Sequence[date]


def template_workbook(blanks: Sequence[Blank], *, title: str, made_at: datetime) -> bytes:
    """A workbook with a sheet for each measure, and one that says how they are filled in."""
    book = Book(title, made_at=made_at)
    for blank in blanks:
        sheet = book.sheet(blank.name)
        book.write_headings(sheet, list(blank.headings.values()))
        look = _PERIOD_LOOKS.get(blank.rhythm, "@")
        for column, field in enumerate(blank.headings):
            is_period = field == "period"
            sheet.set_column(
                column,
                column,
                _WIDTHS.get(field, _WIDTH),
                book.look(num_format=look, align="left") if is_period else None,
            )
            if field not in _WIDTHS:
                _only_numbers(sheet, column, len(blank.periods))
        for row, period in enumerate(blank.periods, start=1):
            cell: Cell = period if look != "@" else _in_words(blank, period)
            book.write(sheet, row, 0, cell, num_format=look, align="left")
    _how_to(book)
    return book.content()


def template_csv(blank: Blank) -> str:
    """The same columns and periods as CSV."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([harmless(heading) for heading in blank.headings.values()])
    for period in blank.periods:
        writer.writerow([_in_words(blank, period), *[""] * (len(blank.headings) - 1)])
    return text.getvalue()


def _in_words(blank: Blank, period: date) -> str:
    return sentence_case(period_words(period.isoformat(), blank.rhythm))


def _only_numbers(sheet: "Worksheet", column: int, rows: int) -> None:
    """Excel asks about what is no number; n/a is written down all the same if somebody insists."""
    sheet.data_validation(
        1,
        column,
        rows + _MORE_ROWS,
        column,
        {
            "validate": "decimal",
            "criteria": "between",
            "minimum": -1e15,
            "maximum": 1e15,
            "error_type": "warning",
            "error_title": _("Is this a number?"),
            "error_message": _("Write a number in figures, or leave the cell empty."),
        },
    )


def _how_to(book: Book) -> None:
    sheet = book.sheet(str(HOW_TO))
    sheet.set_column(0, 0, 100)
    lines = (
        _("Write the number of each period beside it, and send the file."),
        _("Leave a cell empty where you have no number. Empty is not zero: write 0 for none."),
        _("Periods without a number are left out, and what is stored for them stays."),
        _("You can add rows below. Columns of your own are left aside."),
        _("Never write names or numbers of patients, not in notes either."),
        _("You see what we understood before anything is saved, and can undo it for a day."),
    )
    for row, line in enumerate(lines):
        book.write(sheet, row, 0, line, text_wrap=True)
