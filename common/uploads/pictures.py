"""A picture to be shown on pages: checked, and left with nothing but the picture."""

import struct
from io import BytesIO

from django.utils.translation import gettext as _

from common.errors import Invalid
from common.uploads.contents import wrong_with_png

LARGEST_LOGO = 200 * 1024  # bytes
_MOST_POINTS = 2_000  # wide or high
_SIGN = b"\x89PNG\r\n\x1a\n"
# What a picture needs to be drawn. Who made it, where and with what, is left out.
_KEPT = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"sRGB", b"gAMA"}


def logo_of(data: bytes, *, field: str) -> bytes:
    """The same PNG picture with its drawing alone. Raises Invalid."""
    wrong = ""
    if len(data) > LARGEST_LOGO:
        wrong = _("This picture is larger than 200 kB. Make it smaller, then send that.")
    elif not data.startswith(_SIGN):
        wrong = _("A logo has to be a PNG picture. Save it as PNG, then send that.")
    else:
        wrong = wrong_with_png(BytesIO(data), len(data))
    if not wrong and max(struct.unpack(">II", data[16:24])) > _MOST_POINTS:
        wrong = _("A logo needs no more than 2,000 points each way. Make it smaller.")
    if wrong:
        raise Invalid(fields={field: wrong})
    return _SIGN + b"".join(piece for kind, piece in _pieces(data) if kind in _KEPT)


def _pieces(data: bytes) -> list[tuple[bytes, bytes]]:
    """Its pieces, each with length and checksum, once the whole is known to be right."""
    found, at = [], len(_SIGN)
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        found.append((kind, data[at : at + 12 + length]))
        at += 12 + length
    return found
