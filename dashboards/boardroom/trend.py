"""The years of a survey's item as a picture: a bar a year, divided as the answers were."""

from collections.abc import Sequence

from charts.figures.drawing.markup import FONTS, characters, element
from dashboards.boardroom.behaviours import STANDINGS

_WIDE, _ROW, _BAR, _YEAR = 340, 30, 22, 44
# One hue from dark to none, so that no answer is coloured as good or bad.
_FILLS = ("#0a5a66", "#b5d3d7", "#ffffff")
_INKS = ("#ffffff", "#14262e", "#14262e")
_EDGE, _MUTED = "#4a5b65", "#4a5b65"
_ROOM_FOR_A_NUMBER = 14


def draw_years(name: str, title: str, years: Sequence[tuple[int, Sequence[int]]]) -> str:
    """A complete `<svg>` of one item; `years` has how often each answer was given."""
    tall = _ROW * len(years)
    described = "; ".join(f"{year}: {counts_in_words(counts)}" for year, counts in years)
    return element(
        "svg",
        [
            element("title", characters(title), id=f"{name}-title"),
            element("desc", characters(described), id=f"{name}-desc"),
            *(_year(year, counts, _ROW * place) for place, (year, counts) in enumerate(years)),
        ],
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_WIDE} {tall}",
        width=_WIDE,
        height=tall,
        role="img",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-desc",
        font_family=FONTS,
    )


def counts_in_words(counts: Sequence[int]) -> str:
    """'4 established, 2 just beginning, 0 not in place'."""
    pairs = zip(counts, STANDINGS, strict=True)
    return ", ".join(f"{count} {standing.label.lower()}" for count, standing in pairs)


def _year(year: int, counts: Sequence[int], top: float) -> str:
    parts = [
        element("text", str(year), x=0, y=top + 16, font_size=13, fill=_MUTED),
    ]
    left, room, total = float(_YEAR), _WIDE - _YEAR - 1, sum(counts)
    for count, fill, ink in zip(counts, _FILLS, _INKS, strict=True):
        width = room * count / total if total else 0.0
        if not width:
            continue
        bar = {"x": left, "y": top + 0.5, "width": width, "height": _BAR}
        parts.append(element("rect", fill=fill, stroke=_EDGE, stroke_width=1, **bar))
        if width >= _ROOM_FOR_A_NUMBER:
            middle = left + width / 2
            number = element(
                "text", str(count), x=middle, y=top + 16, font_size=12, fill=ink,
                text_anchor="middle",
            )  # fmt: skip
            parts.append(number)
        left += width
    return element("g", parts)
