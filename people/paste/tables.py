"""A spreadsheet as rows of text: CSV in whatever shape it was saved, or the first sheet of XLSX."""

import csv
import io
from datetime import date, datetime
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _

from common.errors import Invalid
from common.language import lazily

LARGEST = 2 * 1024 * 1024  # bytes of a file
_UNPACKED = 60 * 1024 * 1024  # bytes that the parts of an XLSX file may have together
_MOST_ROWS, _MOST_COLUMNS = 2_000, 60
_NO_SPREADSHEET = lazily(
    "This is no spreadsheet that we can read. In your program choose “Save "
    "as”, then Excel (.xlsx) or CSV."
)

Rows = list[list[str]]


def read_table(content: bytes) -> Rows:
    """The rows of a CSV or XLSX file, cells without spaces around them. Raises Invalid.

    An empty row stays, so that numbers of rows are those that people see.
    """
    if len(content) > LARGEST:
        raise _refused(_("This file is larger than 2 MB. Keep only the list in it."))
    rows = _of_workbook(content) if content.startswith(b"PK") else read_text(_decoded(content))
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise _refused(_("There is nothing in this file."))
    if len(rows) > _MOST_ROWS:
        raise _refused(
            _("This file has more than {most} rows. Send it in parts.").format(most=_MOST_ROWS)
        )
    return rows


def read_text(text: str) -> Rows:
    """Rows of text with commas, semicolons or tabs between the cells. Raises Invalid."""
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise _refused(_NO_SPREADSHEET) from error
    return [[" ".join(cell.split()) for cell in row[:_MOST_COLUMNS]] for row in rows]


def as_text(rows: Rows) -> str:
    """The same rows, to be read once more by `read_text`."""
    file = io.StringIO(newline="")
    csv.writer(file, delimiter="\t").writerows(rows)
    return file.getvalue()


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise _refused(_NO_SPREADSHEET)


def _of_workbook(content: bytes) -> Rows:
    from openpyxl import load_workbook  # half a second to load, and seldom needed

    file = io.BytesIO(content)
    try:
        with ZipFile(file) as parts:
            if sum(part.file_size for part in parts.infolist()) > _UNPACKED:
                raise _refused(
                    _("This file unpacks to more than we read. Keep only the list in it.")
                )
        sheet = load_workbook(file, read_only=True, data_only=True).worksheets[0]
        found = sheet.iter_rows(max_row=_MOST_ROWS + 1, max_col=_MOST_COLUMNS, values_only=True)
        return [_without_empty_end([_words(cell) for cell in row]) for row in found]
    except (BadZipFile, KeyError, IndexError, ValueError, OSError) as error:
        raise _refused(_NO_SPREADSHEET) from error


def _without_empty_end(row: list[str]) -> list[str]:
    """A sheet is as wide as its widest row; so wide was not what somebody typed."""
    width = max((at for at, cell in enumerate(row, start=1) if cell), default=0)
    return row[:width]


def _words(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return " ".join(str(cell).split())


def _refused(sentence: str) -> Invalid:
    return Invalid(fields={"file": sentence})
