"""A workbook to be sent: texts stay texts, and everything else is written as what it is."""

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from common.plain_text import plain_text
from common.spreadsheets.cells import is_dangerous

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cell = str | float | int | date | bool | None

_LONGEST_NAME = 31  # characters of a sheet's name, by the format
_LONGEST_TEXT = 32_000  # characters of a cell; the format allows a few more
_NO_NAME = re.compile(r"[\[\]:*?/\\]")


class Book:
    """A workbook in memory, with the few ways in which our files look."""

    def __init__(self, title: str, *, made_at: datetime) -> None:
        from xlsxwriter import Workbook  # seldom needed, and slow to load

        self._file = BytesIO()
        self.workbook: Workbook = Workbook(
            self._file,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self.workbook.set_properties(
            {"title": plain_text(title), "created": made_at.replace(tzinfo=None)}
        )
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}
        self._names: list[str] = []

    def look(self, **properties: object) -> "Format":
        """The format with these properties, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(
                {"font_name": "Arial", "font_size": 10, "valign": "top", **properties}
            )
        return self._formats[key]

    def sheet(self, name: str) -> "Worksheet":
        """A new sheet under that name, or the nearest that the format allows."""
        allowed = sheet_name(name, taken=self._names)
        self._names.append(allowed)
        return self.workbook.add_worksheet(allowed)

    def write(
        self, sheet: "Worksheet", row: int, column: int, cell: Cell, **properties: object
    ) -> None:
        """One cell. A text is never a formula, an address or a number; None leaves it empty."""
        if cell is None or cell == "":
            return
        if isinstance(cell, bool):
            sheet.write_boolean(row, column, cell, self.look(**properties))
        elif isinstance(cell, date):
            look = {"num_format": "yyyy-mm-dd", **properties}
            sheet.write_datetime(row, column, cell, self.look(**look))
        elif isinstance(cell, str):
            text = plain_text(str(cell))[:_LONGEST_TEXT]
            if is_dangerous(text):
                properties["quote_prefix"] = True  # stays a text when somebody edits the cell
            sheet.write_string(row, column, text, self.look(**properties))
        else:
            sheet.write_number(row, column, cell, self.look(**properties))

    def write_headings(self, sheet: "Worksheet", headings: Sequence[str]) -> None:
        """The first row, which stays in sight, with a filter on every column."""
        for column, heading in enumerate(headings):
            self.write(sheet, 0, column, heading, bold=True, bottom=1, text_wrap=True)
        sheet.freeze_panes(1, 0)

    def write_rows(self, sheet: "Worksheet", rows: Iterable[Sequence[Cell]], **look: object) -> int:
        """Rows below the headings; how many they were. Long texts are folded."""
        count = 0
        for count, cells in enumerate(rows, start=1):
            for column, cell in enumerate(cells):
                self.write(sheet, count, column, cell, text_wrap=True, **look)
        return count

    def content(self) -> bytes:
        """The finished file. Nothing can be written after it."""
        self.workbook.close()
        return self._file.getvalue()


def sheet_name(words: str, *, taken: Collection[str] = ()) -> str:
    """The words as the name of a sheet: short enough, of allowed letters, and not `taken` yet."""
    clean = " ".join(_NO_NAME.sub(" ", plain_text(words)).split()).strip("'")
    stem = clean[:_LONGEST_NAME].strip().strip("'") or "Sheet"
    names = {name.casefold() for name in taken} | {"history"}  # Excel keeps that one for itself
    name, number = stem, 1
    while name.casefold() in names:
        number += 1
        ending = f" {number}"
        name = stem[: _LONGEST_NAME - len(ending)].rstrip() + ending
    return name
