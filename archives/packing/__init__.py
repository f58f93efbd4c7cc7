"""Writing an export: the tables of one organisation and its files, as a Frictionless data package.

Everything is read in one snapshot and written as it comes, so memory stays the same however much
an organisation has.
"""

from archives.packing.package import Packed, pack
from archives.packing.snapshot import one_moment
from archives.packing.words import tables_page

__all__ = ["Packed", "one_moment", "pack", "tables_page"]
