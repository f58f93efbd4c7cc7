"""The words in a file, as far as they can be read: to look for what should not be in it.

Office files are archives of XML; their words stand between its tags. Nothing is trusted: only so
many characters are unpacked and read, and what cannot be read has no words.
"""

import html
import re
import zlib
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

MOST = 1_000_000  # characters that are read of one file
_PARTS = {
    "docx": re.compile(r"word/(?:document|footnotes|comments|header\d*|footer\d*)\.xml"),
    "xlsx": re.compile(r"xl/(?:sharedStrings|worksheets/[^/]+|comments\d*)\.xml"),
    "pptx": re.compile(r"ppt/(?:slides|notesSlides)/[^/]+\.xml"),
}
_ENDS = re.compile(r"</(?:w:p|a:p|w:tr|row|si)>|<(?:w:br|w:tab)\b[^>]*>")
_CELL_ENDS = re.compile(r"</(?:w:tc|c|v)>")
_TAG = re.compile(r"<[^<>]*>")


def words_in(ending: str, content: BinaryIO) -> str:
    """What a file of that kind says, up to `MOST` characters. Leaves it at its beginning."""
    content.seek(0)
    try:
        if ending in ("csv", "txt"):
            return _decoded(content.read(4 * MOST))[:MOST]
        return _in_archive(_PARTS[ending], content) if ending in _PARTS else ""
    except (BadZipFile, OSError, RuntimeError, ValueError, NotImplementedError, zlib.error):
        return ""
    finally:
        content.seek(0)


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _in_archive(parts: re.Pattern[str], content: BinaryIO) -> str:
    words: list[str] = []
    left = 8 * MOST  # bytes of XML, most of which are tags
    with ZipFile(content) as archive:
        for name in archive.namelist():
            if parts.fullmatch(name) and left > 0:
                with archive.open(name) as part:
                    data = part.read(left)
                left -= len(data)
                words.append(_between_tags(data.decode("utf-8", errors="replace")))
    return "\n".join(words)[:MOST]


def _between_tags(xml: str) -> str:
    lines = _CELL_ENDS.sub(" ; ", _ENDS.sub("\n", xml))
    return html.unescape(_TAG.sub("", lines))
