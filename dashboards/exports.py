"""What a dashboard shows as a file for spreadsheets."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from django.utils.translation import gettext as _

from common.spreadsheets.cells import harmless

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"  # by which Excel knows the letters


def audit_csv(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A row for each thing that changed, as they come. Texts cannot become formulas."""
    headings = (_("When"), _("Who"), _("What"), _("Project"), _("Of it"), _("Before"), _("After"))
    yield BYTE_ORDER_MARK + _row(headings)
    for row in rows:
        yield _row(row)


def _row(cells: Iterable[str]) -> str:
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerow([harmless(str(cell)) for cell in cells])
    return text.getvalue()
