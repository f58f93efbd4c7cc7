"""A diagram on paper: one sheet where it fits, else several, cut where no box is in the way."""

from dataclasses import dataclass
from html import escape

from django.utils.translation import gettext as _

from common.pdf import written_as_pdf
from dashboards.diagrams.drawing import describe, draw_part
from dashboards.diagrams.layout import HEADING, Layout, lay_out
from dashboards.diagrams.theory import Theory

LONG, SHORT, EDGE, TITLE = 420.0, 297.0, 12.0, 14.0  # an A3 sheet in millimetres
_SEARCH = 320  # pixels above the end of a sheet in which a cut without a box is looked for

_STYLE = """
@page {{ size: {width}mm {height}mm; margin: {edge}mm; }}
body {{ margin: 0; font-family: "Liberation Sans", Arial, sans-serif; color: #14262e; }}
h1 {{ margin: 0; height: {title}mm; font-size: 13pt; }}
section + section {{ break-before: page; }}
svg {{ display: block; }}
"""


@dataclass(frozen=True)
class Sheets:
    """How a diagram is cut: the size of the sheets, and which part of the picture is on each."""

    width: float  # millimetres
    height: float
    parts: tuple[tuple[float, float], ...]  # from the top of the picture, in its pixels


def sheets(layout: Layout) -> Sheets:
    """The fewest A3 sheets on which the picture is as wide as the paper."""
    for width, height in ((LONG, SHORT), (SHORT, LONG)):
        if layout.height <= _room(layout, width, height):
            return Sheets(width, height, ((0, layout.height),))
    room = _room(layout, SHORT, LONG)
    parts, top = [], 0.0
    while layout.height - top > room:
        cut = _cut(layout, top + room)
        parts.append((top, cut))
        top = cut - HEADING  # where the names of the columns stand again
    return Sheets(SHORT, LONG, (*parts, (top, layout.height)))


def as_pdf(theory: Theory, *, title: str) -> bytes:
    """The diagram as a PDF file whose words are words. Raises NoPdf."""
    layout = lay_out(theory)
    cut = sheets(layout)
    body = "".join(
        f"<section><h1>{escape(title)}{_number(cut, number)}</h1>"
        f"{_drawn(layout, number, cut, title, describe(theory))}</section>"
        for number in range(1, len(cut.parts) + 1)
    )
    page = f"<html lang='en'><head><title>{escape(title)}</title></head><body>{body}</body></html>"
    style = _STYLE.format(width=cut.width, height=cut.height, edge=EDGE, title=TITLE)
    return written_as_pdf(page, style)


def _drawn(layout: Layout, number: int, cut: Sheets, title: str, description: str) -> str:
    """The part of the picture that is on a sheet, as wide as the paper."""
    top, bottom = cut.parts[number - 1]
    wide = cut.width - 2 * EDGE
    tall = wide * (bottom - top) / layout.width
    return draw_part(
        layout,
        (top, bottom),
        title=title,
        description=description,
        size=(f"{wide}mm", f"{tall:.2f}mm"),
        name=f"sheet-{number}",
    )


def _room(layout: Layout, width: float, height: float) -> float:
    """How much of the picture's height a sheet takes when the picture is as wide as it."""
    return layout.width * (height - 2 * EDGE - TITLE) / (width - 2 * EDGE)


def _cut(layout: Layout, end: float) -> float:
    """The lowest place above `end` at which no box would be cut; `end` where there is none."""
    for y in range(int(end), int(end) - _SEARCH, -1):
        if not any(placed.y < y < placed.y + placed.height for placed in layout.boxes):
            return float(y)
    return end


def _number(cut: Sheets, number: int) -> str:
    return (
        _(", sheet {number} of {parts}").format(number=number, parts=len(cut.parts))
        if len(cut.parts) > 1
        else ""
    )
