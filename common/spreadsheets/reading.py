"""A spreadsheet that somebody sent, as sheets of text: Excel workbooks and CSV."""

from io import BytesIO

from django.utils.translation import gettext as _

from common.language import lazily
from common.spreadsheets.limits import LARGEST, TOO_LARGE, refused
from common.spreadsheets.sheets import Sheet, check_not_too_many
from common.spreadsheets.texts import text_rows
from common.spreadsheets.workbooks import workbook_sheets
from common.uploads import checked_file

_ENDINGS = ("xlsx", "csv", "txt")
_TAKEN = lazily("an Excel workbook (.xlsx) or CSV: in your program choose “Save as”")
ACCEPTED = ".xlsx,.csv,.txt"


def read_spreadsheet(name: str, content: bytes) -> list[Sheet]:
    """The sheets of a file with something in them, in their order. Raises Invalid.

    Formulas are not calculated: what was stored as their results is read. Hidden sheets are not.
    """
    if len(content) > LARGEST:
        raise refused(TOO_LARGE)
    checked = checked_file(name, BytesIO(content), len(content), among=_ENDINGS, taken=_TAKEN)
    if checked.ending == "xlsx":
        sheets = workbook_sheets(content)
    else:
        sheets = [Sheet("", text_rows(content))]
    found = [sheet for sheet in sheets if not sheet.is_empty]
    if not found:
        raise refused(_("There is nothing in this file."))
    check_not_too_many(found)
    return found
