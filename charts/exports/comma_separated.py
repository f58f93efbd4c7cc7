"""A chart's numbers as CSV: columns that never change, for programs and spreadsheets."""

import csv
from datetime import datetime
from io import StringIO

from charts.figures import table
from charts.figures.spec import ChartSpec
from charts.figures.table import TableRow
from common.spreadsheets.cells import harmless

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


def _cells(row: TableRow) -> list[str | float | None]:
    numbers = (row.value, row.numerator, row.denominator, row.centre, row.lower, row.upper)
    return [row.label, harmless(row.period), *numbers, harmless(row.mark), harmless(row.note)]
