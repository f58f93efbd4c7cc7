"""A list of people or places in a spreadsheet: the rows of its first sheet."""

from django.utils.translation import gettext as _

from common.spreadsheets.limits import refused
from common.spreadsheets.reading import read_spreadsheet
from common.spreadsheets.sheets import Rows, Sheet, as_kept

_MOST_ROWS = 2_000


def read_table(name: str, content: bytes) -> Rows:
    """The rows of a CSV or XLSX file, cells without spaces around them. Raises Invalid.

    An empty row stays, so that numbers of rows are those that people see.
    """
    rows = read_spreadsheet(name, content)[0].rows
    if len(rows) > _MOST_ROWS:
        raise refused(
            _("This file has more than {most} rows. Send it in parts.").format(most=_MOST_ROWS)
        )
    return rows


def as_text(rows: Rows) -> str:
    """The same rows as a page carries them until somebody says yes."""
    return as_kept([Sheet("", rows)])
