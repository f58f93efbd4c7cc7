"""How wide text will be, judged without a font, and text cut or wrapped to fit.

Reading machines differ in their fonts, so widths follow Arial's and keep ten per cent of slack.
"""

from functools import lru_cache
from unicodedata import combining, east_asian_width

from charts.figures.drawing.markup import Attribute, characters, element

SLACK = 1.1
_BOLD = 1.07
_WIDTHS = {
    **dict.fromkeys(" !',.:;|ijlI", 0.27),
    **dict.fromkeys("()[]-ftr/\\", 0.33),
    **dict.fromkeys("ckvxyzsJ", 0.5),
    **dict.fromkeys("ABEKPSVXY&+−<>=~", 0.67),
    **dict.fromkeys("CDHNRUw", 0.72),
    **dict.fromkeys("GOQ", 0.78),
    **dict.fromkeys("Mm", 0.84),
    **dict.fromkeys("W%@—…", 0.96),
}
_LETTER, _CAPITAL, _SQUARE = 0.56, 0.7, 1.0
_DOTS = "…"
_FEWEST_LETTERS = 4


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Room that a line of text needs, in pixels, slack included."""
    return _ems(text) * size * SLACK * (_BOLD if bold else 1)


def fit(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text, or as many of its words as fit before an ellipsis; '' where only a stump would."""
    text = " ".join(text.split())
    if width(text, size, bold=bold) <= room:
        return text
    kept = text
    while kept and width(kept + _DOTS, size, bold=bold) > room:
        kept = kept[:-1]
    whole_words = kept.rpartition(" ")[0]
    if len(whole_words) > len(kept) * 0.6:
        kept = whole_words
    kept = kept.rstrip(" ,.;:-")
    return kept + _DOTS if len(kept) >= _FEWEST_LETTERS else ""


def lettering(
    text: str,
    x: float,
    y: float,
    *,
    size: float,
    fill: str,
    anchor: str | None = None,
    bold: bool = False,
    halo: str | None = None,
    halo_width: float = 4,
) -> str:
    """A line of text with its baseline at y; a halo keeps it readable where it crosses lines."""
    around: dict[str, Attribute] = {}
    if halo:
        around = {
            "stroke": halo,
            "stroke_width": halo_width,
            "stroke_linejoin": "round",
            "paint_order": "stroke",
        }
    return element(
        "text",
        characters(text),
        x=x,
        y=y,
        font_size=size,
        fill=fill,
        text_anchor=anchor,
        font_weight="600" if bold else None,
        **around,
    )


@lru_cache(maxsize=5_000)  # the words of axes and keys come again and again
def _ems(text: str) -> float:
    return sum(_WIDTHS.get(letter) or _width_of(letter) for letter in text)


def _width_of(letter: str) -> float:
    if combining(letter):
        return 0.0
    if east_asian_width(letter) in "WF":
        return _SQUARE
    return _CAPITAL if letter.isupper() else _LETTER
