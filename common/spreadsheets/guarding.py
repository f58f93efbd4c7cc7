"""Workbooks that must not be opened: locked, old, with macros, or made to grow without end.

A workbook is an archive of XML. A few kilobytes of it can unfold to gigabytes, and an XML document
can define words that unfold further. So each part is unpacked here once, counted on the way and
thrown away, before anything reads it: whatever it is called, since a workbook names its own parts.
"""

import re
import zlib
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _

from common.spreadsheets.limits import MOST_ELEMENTS, MOST_UNPACKED, refused
from common.uploads.contents import wrong_with_office

_MAIN = "xl/workbook.xml"
_BLOCK = 256 * 1024  # bytes
_DEFINES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ELEMENT = re.compile(rb"<(?:\w+:)?(?:c|row|si|xf)[\s>/]")  # cells, rows, texts and looks
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_LONGEST_SIGN = 16  # bytes that a sign may lie across two blocks
_DAMAGED = (BadZipFile, OSError, RuntimeError, ValueError, NotImplementedError, zlib.error)


@dataclass
class _Seen:
    """What was unpacked so far."""

    unpacked: int = 0
    elements: int = 0
    has_formulas: bool = False


def check_workbook(content: bytes) -> bool:
    """Whether the workbook, which is safe to open, holds formulas. Raises Invalid if it is not."""
    wrong = wrong_with_office(BytesIO(content), len(content), main=_MAIN)
    if wrong:
        raise refused(wrong)
    seen = _Seen()
    try:
        with ZipFile(BytesIO(content)) as archive:
            for part in archive.infolist():
                _look_through(archive, part.filename, seen)
    except _DAMAGED as error:
        raise refused(_("This file is damaged. Open it, save it anew, and send that.")) from error
    return seen.has_formulas


def _look_through(archive: ZipFile, name: str, seen: _Seen) -> None:
    """Unpack one part and forget it. Raises Invalid as soon as it is too much."""
    before = b""
    with archive.open(name) as part:
        while block := part.read(_BLOCK):
            seen.unpacked += len(block)
            text = before + block.replace(b"\x00", b"")  # also in two bytes a letter
            if _DEFINES.search(text):
                raise refused(
                    _("This is no workbook of a spreadsheet program. Save it anew, and send that.")
                )
            seen.elements += len(_ELEMENT.findall(text))
            seen.has_formulas = seen.has_formulas or bool(_FORMULA.search(text))
            if seen.unpacked > MOST_UNPACKED or seen.elements > MOST_ELEMENTS:
                raise refused(
                    _(
                        "This file would be far too large once it is open. Keep only the sheets "
                        "with these numbers in it, and send that."
                    )
                )
            before = text[-_LONGEST_SIGN:]
