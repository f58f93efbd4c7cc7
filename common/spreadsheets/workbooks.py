"""Workbooks of Excel: the values that were stored in them, and nothing is calculated."""

import warnings
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.language import lazily
from common.spreadsheets.guarding import check_workbook
from common.spreadsheets.limits import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, refused
from common.spreadsheets.sheets import Sheet, tidied, trimmed
from common.templatetags.words import joined

if TYPE_CHECKING:
    from openpyxl import Workbook

_UNREADABLE = lazily(
    "This workbook cannot be read. In Excel choose “Save as”, then “Excel Workbook (.xlsx)”."
)
_LOOKED_AT = MOST_ROWS + 2_000  # rows: a few empty ones may stand below the numbers


def workbook_sheets(content: bytes) -> list[Sheet]:
    """The sheets that people see, in their order. Raises Invalid."""
    has_formulas = check_workbook(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts that are not read: drop-downs, headers
            return _read(content, has_formulas)
    except (BadZipFile, KeyError, IndexError, ValueError, TypeError, OSError, SyntaxError) as error:
        raise refused(_UNREADABLE) from error


def _read(content: bytes, has_formulas: bool) -> list[Sheet]:
    book = _opened(content, stored=True)
    written = _opened(content, stored=False) if has_formulas else None
    if not book.worksheets:  # as when it was saved as “Strict Open XML”
        raise refused(_UNREADABLE)
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if len(shown) > MOST_SHEETS:
        raise refused(
            _("This workbook has {count} sheets, and we read {most} at most.").format(
                count=len(shown), most=MOST_SHEETS
            )
        )
    hidden = [sheet.title for sheet in book.worksheets if sheet not in shown]
    remarks = _remarks_on_book(book, hidden)
    found = []
    for sheet in shown:
        formulas = _rows_of(written[sheet.title]) if written else ()
        reader = _SheetReader()
        rows = trimmed(reader.texts(_rows_of(sheet), formulas))
        found.append(Sheet(tidied(sheet.title), rows, (*remarks, *reader.remarks())))
    return found


def _opened(content: bytes, *, stored: bool) -> "Workbook":
    from openpyxl import load_workbook  # half a second to load, and seldom needed

    return load_workbook(BytesIO(content), read_only=True, data_only=stored, keep_links=False)


def _rows_of(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """Nothing is believed of what the file says about its own size."""
    sheet.reset_dimensions()
    return sheet.iter_rows(max_row=_LOOKED_AT, max_col=MOST_COLUMNS)


class _SheetReader:
    """Turns cells into the texts that people see, and remembers what is worth a remark."""

    def __init__(self) -> None:
        self._calculated = self._without_result = self._without_year = 0

    def texts(
        self, rows: Iterable[tuple[Any, ...]], formulas: Iterable[tuple[Any, ...]]
    ) -> Iterator[list[str]]:
        for cells, written in zip_longest(rows, formulas, fillvalue=()):
            self._note_formulas(cells, written)
            yield [self._text(cell) for cell in cells]

    def remarks(self) -> Iterator[str]:
        if self._without_result:
            yield ngettext(
                "{count} cell holds a formula whose result is not stored in the file. Open it in "
                "Excel, save it, and send that.",
                "{count} cells hold formulas whose results are not stored in the file. Open it in "
                "Excel, save it, and send that.",
                self._without_result,
            ).format(count=self._without_result)
        elif self._calculated:
            yield _("Of formulas we read the results that Excel stored. We calculate nothing.")
        if self._without_year:
            yield ngettext(
                "{count} date is shown without its year, such as 27-Mar. Excel keeps one all the "
                "same: check below that it is the one you mean.",
                "{count} dates are shown without their year, such as 27-Mar. Excel keeps one all "
                "the same: check below that it is the one you mean.",
                self._without_year,
            ).format(count=self._without_year)

    def _note_formulas(self, cells: tuple[Any, ...], written: tuple[Any, ...]) -> None:
        for cell, formula in zip(cells, written, strict=False):
            if formula.data_type == "f":
                self._calculated += 1
                self._without_result += cell.value is None

    def _text(self, cell: Any) -> str:
        value = cell.value
        if isinstance(value, datetime | date):
            form = (cell.number_format or "").lower()
            self._without_year += "y" not in form and "d" in form
            return _day_text(value)
        if isinstance(value, float | int) and not isinstance(value, bool):
            return _number_text(value, is_percent="%" in (cell.number_format or ""))
        if value is None:
            return ""
        return str(value) if isinstance(value, time | timedelta) else tidied(str(value))


def _day_text(value: datetime | date) -> str:
    return value.date().isoformat() if isinstance(value, datetime) else value.isoformat()


def _number_text(value: float, *, is_percent: bool) -> str:
    """As Excel shows it in full: 0.45 in a cell for percentages is 45%."""
    number = value * 100 if is_percent else value
    text = f"{number:.10f}".rstrip("0").rstrip(".") if isinstance(number, float) else str(number)
    return f"{text}%" if is_percent else text


def _remarks_on_book(book: "Workbook", hidden: list[str]) -> list[str]:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    remarks = []
    if hidden:
        names = joined([f"“{tidied(name)}”" for name in hidden[:5]])
        remarks.append(_("Hidden sheets are not read: {names}.").format(names=names))
    if book.epoch == CALENDAR_MAC_1904:
        remarks.append(
            _("This workbook counts its days from 1904. Check below that the dates are right.")
        )
    return remarks
