"""Workbooks that must not be opened: locked, old, with macros, or made to grow without end.

A workbook is an archive of XML. A few kilobytes of it can unfold to gigabytes, and an XML document
can define words that unfold further. So each part that will be read is unpacked here once, counted
on the way and thrown away, before anything reads it.
"""

import re
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _

from common.spreadsheets.limits import MOST_UNPACKED, refused
from common.uploads.contents import wrong_with_office

_MAIN = "xl/workbook.xml"
_BLOCK = 256 * 1024  # bytes
_READ = re.compile(r"(?:\[Content_Types\]|.*)\.(?:xml|rels)", re.IGNORECASE)
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_DEFINES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_DAMAGED = (BadZipFile, OSError, RuntimeError, ValueError, NotImplementedError, zlib.error)
_LONGEST_SIGN = 16  # bytes that a sign may lie across two blocks


def check_workbook(content: bytes) -> bool:
    """Whether the workbook is safe to open holds formulas. Raises Invalid where it is not safe."""
    wrong = wrong_with_office(BytesIO(content), len(content), main=_MAIN)
    if wrong:
        raise refused(wrong)
    left, has_formulas = MOST_UNPACKED, False
    try:
        with ZipFile(BytesIO(content)) as archive:
            for part in archive.infolist():
                if _READ.fullmatch(part.filename):
                    is_sheet = bool(_SHEET.fullmatch(part.filename))
                    left, found = _look_through(archive, part.filename, left)
                    has_formulas = has_formulas or (found and is_sheet)
    except _DAMAGED as error:
        raise refused(_("This file is damaged. Open it, save it anew, and send that.")) from error
    return has_formulas


def _look_through(archive: ZipFile, name: str, left: int) -> tuple[int, bool]:
    """How many bytes may still be unpacked after this part, and whether it holds formulas."""
    before, has_formulas = b"", False
    with archive.open(name) as part:
        while block := part.read(_BLOCK):
            left -= len(block)
            if left < 0:
                raise refused(
                    _(
                        "This file would be far too large once it is open. Keep only the sheets "
                        "with these numbers in it, and send that."
                    )
                )
            seen = before + block.replace(b"\x00", b"")  # also in two bytes a letter
            if _DEFINES.search(seen):
                raise refused(
                    _("This is no workbook of a spreadsheet program. Save it anew, and send that.")
                )
            has_formulas = has_formulas or bool(_FORMULA.search(seen))
            before = seen[-_LONGEST_SIGN:]
    return left, has_formulas
