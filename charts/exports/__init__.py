"""Charts as files for spreadsheets: their numbers as CSV, and workbooks that draw them again."""

from charts.exports.comma_separated import as_csv
from charts.exports.workbook import Charted, workbook_of

__all__ = ["Charted", "as_csv", "workbook_of"]
