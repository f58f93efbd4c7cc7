"""SVG text, built so that nothing a user typed can become markup.

Only presentation attributes are used: a strict Content-Security-Policy blocks styles inside a
drawing, and the printer and the picture converter ignore them.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from xml.sax.saxutils import escape

FONTS = (
    "'Segoe UI Variable Text','Segoe UI',-apple-system,BlinkMacSystemFont,Roboto,'Noto Sans',"
    "'Liberation Sans',Arial,'DejaVu Sans',sans-serif"
)

_ALLOWED_IN_XML = "\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff"
_FORBIDDEN_IN_XML = re.compile(f"[^{_ALLOWED_IN_XML}]")
_SPECIAL = re.compile(f'[&<>"]|[^{_ALLOWED_IN_XML}]')  # most texts hold nothing of it
_QUOTES = {'"': "&quot;"}

Attribute = str | float | None


def element(name: str, content: str | Iterable[str] = "", /, **attributes: Attribute) -> str:
    """One element; `content` is markup already, attributes are escaped, None leaves one out.

    A trailing or inner underscore in an attribute's name stands for nothing or a hyphen: `class_`,
    `stroke_width`, `data_value`.
    """
    written = "".join(
        [
            f' {_written_name(key)}="{_text(value) if isinstance(value, str) else figure(value)}"'
            for key, value in attributes.items()
            if value is not None
        ]
    )
    inner = content if isinstance(content, str) else "".join(content)
    return f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"


def characters(text: str) -> str:
    """A person's words as character data."""
    return escape(_FORBIDDEN_IN_XML.sub("", text)) if _SPECIAL.search(text) else text


@lru_cache(maxsize=20_000)  # one place is named by a point, its mark, and the line through it
def figure(value: float) -> str:
    """A coordinate with two places at most: no drawing needs more."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def path(points: Iterable[tuple[float, float]]) -> str:
    """Path data through points: 'M1 2L3 4'."""
    return "M" + "L".join([f"{figure(x)} {figure(y)}" for x, y in points])


def downwards(places: Iterable[float], y: float, length: float) -> str:
    """Path data of short strokes down from y, one at each place: 'M1 2v3M4 2v3'."""
    rest = f" {figure(y)}v{figure(length)}"
    return "".join([f"M{figure(x)}{rest}" for x in places])


@cache
def _written_name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


@lru_cache(maxsize=2_000)  # colours and widths of pens come again and again
def _text(value: str) -> str:
    return escape(_FORBIDDEN_IN_XML.sub("", value), _QUOTES)
