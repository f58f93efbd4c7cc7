"""What is wrong with the content of a file of each kind, in a sentence; nothing if all is well.

Kinds are told by their own signs. Archives are read by their list of contents alone.
"""

import codecs
import re
import struct
import zlib
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from common.language import lazily

_NOT_WHAT_IT_SAYS = lazily(
    "This is no {}, whatever its name says. Open it, save it anew, and send that."
)
_MOST_UNPACKED = 200 * 1024 * 1024  # bytes of an office file in all
_MOST_PARTS = 5_000
_MOST_TYPES = 1024 * 1024  # bytes of the list of types
_MOST_PIXELS = 100_000_000
_TYPES = "[Content_Types].xml"
_RUNS = re.compile(r"vbaproject|activex|\.(?:exe|dll|com|scr|bat|cmd|js|vbs|ps1|hta|msi|jar)$")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_BEFORE_2007 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_PNG = b"\x89PNG\r\n\x1a\n"


def wrong_with_pdf(content: BinaryIO, size: int) -> str:
    beginning = content.read(1024)
    content.seek(max(0, size - 2048))
    is_whole = beginning.startswith(b"%PDF-") and b"%%EOF" in content.read()
    return "" if is_whole else _NOT_WHAT_IT_SAYS.format(_("whole PDF"))


def wrong_with_png(content: BinaryIO, size: int) -> str:
    """Walks its pieces, each with its checksum, to the end; nothing may follow."""
    if content.read(8) != _PNG:
        return _NOT_WHAT_IT_SAYS.format(_("PNG picture"))
    first = True
    while True:
        head = content.read(8)
        if len(head) < 8:
            return _NOT_WHAT_IT_SAYS.format(_("whole PNG picture"))
        length, kind = struct.unpack(">I4s", head)
        if length > size:
            return _NOT_WHAT_IT_SAYS.format(_("whole PNG picture"))
        data, check = content.read(length), content.read(4)
        if check != struct.pack(">I", zlib.crc32(kind + data)) or first is not (kind == b"IHDR"):
            return _NOT_WHAT_IT_SAYS.format(_("whole PNG picture"))
        if first and _is_too_wide(*struct.unpack(">II", data[:8])):
            return _("This picture has too many points. Make it smaller, then send that.")
        if kind == b"IEND":
            return _NOT_WHAT_IT_SAYS.format(_("mere PNG picture")) if content.read(1) else ""
        first = False


def wrong_with_jpeg(content: BinaryIO, size: int) -> str:
    """Walks its segments to the picture itself, of which it must know the size."""
    data = content.read()
    if not data.startswith(b"\xff\xd8\xff") or b"\xff\xd9" not in data[-1024:]:
        return _NOT_WHAT_IT_SAYS.format(_("whole JPEG picture"))
    at, has_size = 2, False
    while at + 4 <= size and data[at] == 0xFF:
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if marker == 0xDA and has_size:
            return ""
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC) and at + 9 <= size:
            has_size = True
            if _is_too_wide(*struct.unpack(">HH", data[at + 5 : at + 9])):
                return _("This picture has too many points. Make it smaller, then send that.")
        at += 2 + length
    return _NOT_WHAT_IT_SAYS.format(_("whole JPEG picture"))


def wrong_with_office(content: BinaryIO, size: int, *, main: str) -> str:
    """`main` is the part without which it is no document of its kind."""
    if content.read(len(_BEFORE_2007)) == _BEFORE_2007:
        return _wrong_with_locked(content)
    try:
        with ZipFile(content) as archive:
            parts = archive.infolist()
            return _wrong_with_parts(parts, size, main) or _wrong_with_types(archive)
    except (BadZipFile, OSError, RuntimeError, ValueError, NotImplementedError, zlib.error):
        return _NOT_WHAT_IT_SAYS.format(_("Office file"))


def wrong_with_text(content: BinaryIO, size: int) -> str:
    data = content.read()
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.decode("utf-16", errors="replace").encode()
    if data.startswith((b"MZ", b"\x7fELF", b"%PDF", b"PK\x03\x04")) or _CONTROLS.search(data):
        return _NOT_WHAT_IT_SAYS.format("text")
    for name in ("utf-8", "cp1252"):
        try:
            codecs.decode(data, name)
        except UnicodeDecodeError:
            continue
        return ""
    return _("The letters of this file cannot be read. Save it as UTF-8, then send that.")


def _wrong_with_locked(content: BinaryIO) -> str:
    """Office locks a file by putting it whole into the container of its older formats."""
    content.seek(0)
    if _LOCKED in content.read():
        return _("This file is locked with a password. Send it without one.")
    return _("This is an old format, whatever its name says. Open it, save it anew, and send that.")


def _wrong_with_parts(parts: list[ZipInfo], size: int, main: str) -> str:
    names = {part.filename for part in parts}
    if _TYPES not in names or main not in names:
        return _NOT_WHAT_IT_SAYS.format(_("Office file of this kind"))
    if any(part.flag_bits & 1 for part in parts):
        return _("This file is locked with a password. Send it without one.")
    if any(_RUNS.search(name.lower()) for name in names):
        return _("There are macros or programs in this file. Save it without them, then send that.")
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if len(parts) > _MOST_PARTS or unpacked > _MOST_UNPACKED or packed > size:
        return _("This file would be far too large once it is open. Send a part of it.")
    return ""


def _wrong_with_types(archive: ZipFile) -> str:
    with archive.open(_TYPES) as part:
        types = part.read(_MOST_TYPES + 1)
    if len(types) > _MOST_TYPES:
        return _NOT_WHAT_IT_SAYS.format(_("Office file"))
    if b"macroenabled" in types.lower().replace(b"\x00", b""):
        return _("There are macros in this file. Save it without them, then send that.")
    return ""


def _is_too_wide(width: int, height: int) -> bool:
    return width * height > _MOST_PIXELS
