"""How much of a spreadsheet is read while somebody waits."""

from common.errors import Invalid
from common.language import lazily

LARGEST = 2 * 1024 * 1024  # bytes of a file
MOST_UNPACKED = 24 * 1024 * 1024  # bytes of all parts of a workbook
MOST_ELEMENTS = 120_000  # cells, rows, texts and looks of a workbook, the empty ones too
MOST_SHEETS = 40
MOST_ROWS = 6_000  # of one sheet
MOST_COLUMNS = 60
MOST_CELLS = 60_000  # with something in them, of all sheets
TOO_LARGE = lazily(
    "This file is larger than 2 MB. Keep only the sheets with these numbers in it, without "
    "pictures, and send that."
)
LONGEST_CELL = 2_500  # characters


def refused(sentence: str) -> Invalid:
    """The answer beside the box for a file."""
    return Invalid(fields={"file": sentence})
