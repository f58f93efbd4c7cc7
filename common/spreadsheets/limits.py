"""How much of a spreadsheet is read while somebody waits."""

from common.errors import Invalid

LARGEST = 2 * 1024 * 1024  # bytes of a file
MOST_UNPACKED = 24 * 1024 * 1024  # bytes of all parts of a workbook
MOST_ELEMENTS = 120_000  # cells, rows, texts and looks of a workbook, the empty ones too
MOST_SHEETS = 40
MOST_ROWS = 6_000  # of one sheet
MOST_COLUMNS = 60
MOST_CELLS = 60_000  # with something in them, of all sheets
LONGEST_CELL = 2_500  # characters


def refused(sentence: str) -> Invalid:
    """The answer beside the box for a file."""
    return Invalid(fields={"file": sentence})
