"""What a spreadsheet holds, as text: sheet by sheet, row by row, as people see it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from common.spreadsheets.limits import LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, refused

Rows = list[list[str]]


@dataclass(frozen=True)
class Sheet:
    """One sheet. Empty rows stay, so that the numbers of rows are those that people see.

    `name` is empty for a CSV file. `remarks` are what somebody should know of how it was read.
    """

    name: str
    rows: Rows
    remarks: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.rows


def trimmed(rows: Iterable[Sequence[str]]) -> Rows:
    """Rows without the empty cells at their ends, and without the empty rows at the end.

    Raises Invalid when they are too many to be read.
    """
    found: Rows = []
    for row in rows:
        found.append(_without_empty_end(row))
        if len(found) > MOST_ROWS and any(found[-1]):
            raise refused(
                _("A sheet of this file has more than {most:,} rows. Send it in parts.").format(
                    most=MOST_ROWS
                )
            )
    while found and not found[-1]:
        found.pop()
    return found


def check_not_too_many(sheets: Iterable[Sheet]) -> None:
    """Refuse more cells than can be read while somebody waits."""
    cells = sum(bool(cell) for sheet in sheets for row in sheet.rows for cell in row)
    if cells > MOST_CELLS:
        raise refused(
            _(
                "This file has {cells:,} filled cells, and we read {most:,} at a time. Keep only "
                "the sheets with these numbers in it, and send that."
            ).format(cells=cells, most=MOST_CELLS)
        )


def tidied(text: str) -> str:
    """A cell's text on one line, without what no database stores."""
    clean = text[:LONGEST_CELL].replace("\x00", "").encode(errors="replace").decode()
    return " ".join(clean.split())


def as_kept(sheets: Sequence[Sheet]) -> str:
    """The sheets as text that a page can carry until somebody says yes."""
    return json.dumps([[sheet.name, sheet.rows, sheet.remarks] for sheet in sheets])


def from_kept(text: str) -> list[Sheet]:
    """The sheets that a page carried. It may have been changed: only texts are taken from it.

    Raises Invalid when it is no such text, or holds more than a file may hold.
    """
    try:
        sheets = [
            Sheet(tidied(name), trimmed(_texts(rows)), tuple(_line(remarks)))
            for name, rows, remarks in json.loads(text)
        ]
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise refused(_("What was read of the file is lost. Send the file once more.")) from error
    if not sheets:
        raise refused(_("There is nothing in this file."))
    check_not_too_many(sheets)
    return sheets


def _texts(rows: Iterable[Iterable[str]]) -> list[list[str]]:
    return [_line(row) for row in rows]


def _line(cells: Iterable[str]) -> list[str]:
    return [tidied(cell) for cell in cells]


def _without_empty_end(row: Sequence[str]) -> list[str]:
    """A sheet is as wide as its widest row; so wide was not what somebody typed."""
    width = max((at for at, cell in enumerate(row[:MOST_COLUMNS], start=1) if cell), default=0)
    return list(row[:width])
