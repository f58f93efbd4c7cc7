"""What an export of an organisation holds, and what it leaves out, each with its reason."""

from archives.contents.columns import Column, Kind, columns_of
from archives.contents.left_out import LEFT_OUT
from archives.contents.tables import TABLES, Table, table_of

__all__ = ["LEFT_OUT", "TABLES", "Column", "Kind", "Table", "columns_of", "table_of"]
