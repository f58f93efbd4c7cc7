"""CSV in whatever shape it was saved: commas, semicolons, tabs or bars, in three alphabets."""

import csv
import io
import re

from django.utils.translation import gettext as _

from common.spreadsheets.cells import as_meant
from common.spreadsheets.limits import refused
from common.spreadsheets.sheets import Rows, tidied, trimmed

_DELIMITERS = "\t;|,"  # a comma may also stand in numbers, so it is tried last
_LOOKED_AT = 200  # lines
_NAMED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # as Excel writes and hides it


def text_rows(content: bytes) -> Rows:
    """The rows of a CSV file. Raises Invalid."""
    text = _decoded(content).replace("\x00", "")
    named = _NAMED.match(text)
    delimiter = named[1] if named else _delimiter_of(text)
    body = text[named.end() :] if named else text
    try:
        rows = list(csv.reader(io.StringIO(body, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:  # a quotation mark that never ends must not swallow the lines after it
        rows = [line.split(delimiter) for line in body.splitlines()]
    return trimmed([[as_meant(tidied(cell)) for cell in row] for row in rows])


def _decoded(content: bytes) -> str:
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))  # "Unicode text" of Excel
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise refused(_("The letters of this file cannot be read. Save it as UTF-8, then send that."))


def _delimiter_of(text: str) -> str:
    """The sign that stands in most lines; outside of quotes where that can be told."""
    lines = [line for line in text.splitlines()[:_LOOKED_AT] if line.strip()]
    outside = ["".join(line.split('"')[::2]) for line in lines]
    counts = {sign: sum(sign in line for line in outside) for sign in _DELIMITERS}
    return next((sign for sign, count in counts.items() if count * 2 > len(lines)), ",")
