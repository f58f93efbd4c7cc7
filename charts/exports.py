"""A chart's numbers as a file for spreadsheets."""

import csv
from datetime import datetime
from io import StringIO

from charts.figures import table
from charts.figures.spec import ChartSpec
from charts.figures.table import TableRow

# A spreadsheet takes a cell that begins with one of these for a formula, and would run it.
_DANGEROUS = tuple("=+-@\t\r\n\x00＝＋－＠'")

HEADINGS = (
    "Begins on",
    "Period",
    "Value",
    "Numerator",
    "Denominator",
    "Middle line",
    "Lower limit",
    "Upper limit",
    "What the point says",
    "Note",
    "Analysed at",
    "Is up to date",
)


def as_csv(spec: ChartSpec, *, analysed_at: datetime | None, is_current: bool) -> str:
    """One line a period, missing ones included. Texts cannot become formulas."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    made = (analysed_at.isoformat(timespec="seconds") if analysed_at else "",)
    for row in table.rows(spec):
        writer.writerow([*_cells(row), *made, "yes" if is_current else "no"])
    return text.getvalue()


def harmless(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def _cells(row: TableRow) -> list[str | float | None]:
    numbers = (row.value, row.numerator, row.denominator, row.centre, row.lower, row.upper)
    return [row.label, harmless(row.period), *numbers, harmless(row.mark), harmless(row.note)]
