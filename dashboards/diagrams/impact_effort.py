"""Change ideas on a field of impact against effort: what to do first stands out at the top left."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from charts.figures.drawing.lettering import lettering
from charts.figures.drawing.markup import FONTS, characters, element, figure
from charts.figures.drawing.palette import LIGHT
from common.language import lazily

BRAND, TINT, GROUND = "#0a5a66", "#e6f1f2", LIGHT.ground
_LEFT, _TOP, _CELL, _STEPS = 30.0, 12.0, 62.0, 5
_SIDE = _CELL * _STEPS
_WIDTH, _HEIGHT = _LEFT + _SIDE + 4, _TOP + _SIDE + 46
_RADIUS = 13.0
_ROOM = 4  # ideas that one square shows; of more it shows three and says how many others
_CORNERS = (
    (lazily("Do first"), 0.0, 3, "start"),
    (lazily("Plan it well"), 5.0, 3, "end"),
    (lazily("When there is time"), 0.0, 0, "start"),
    (lazily("Think again"), 5.0, 0, "end"),
)


@dataclass(frozen=True)
class Dot:
    """One weighed idea, called by its number in the list."""

    number: int
    words: str
    href: str
    impact: int
    effort: int

    @property
    def said(self) -> str:
        return _("{number}. {words}: impact {impact}, effort {effort}").format(
            number=self.number, words=self.words, impact=self.impact, effort=self.effort
        )


def draw_field(dots: Sequence[Dot]) -> str:
    """The picture as SVG. Every dot is a link; words that people typed are escaped."""
    squares: dict[tuple[int, int], list[Dot]] = defaultdict(list)
    for dot in dots:
        squares[dot.impact, dot.effort].append(dot)
    return element(
        "svg",
        [
            element("title", _("Impact against effort"), id="impact-effort-title"),
            element("desc", describe(dots), id="impact-effort-description"),
            *_ground(),
            *(part for place in sorted(squares) for part in _square(place, squares[place])),
        ],
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {figure(_WIDTH)} {figure(_HEIGHT)}",
        role="group",
        aria_labelledby="impact-effort-title",
        aria_describedby="impact-effort-description",
        font_family=FONTS,
    )


def describe(dots: Sequence[Dot]) -> str:
    """The picture in one sentence; the list beside it says the rest."""
    first = [dot for dot in dots if dot.impact > 3 > dot.effort]
    names = characters(", ".join(dot.words for dot in first)) or _("none yet")
    return _("{dots} ideas by impact and effort. Big impact for little effort: {names}.").format(
        dots=len(dots), names=names
    )


def _ground() -> list[str]:
    frame = {"x": _LEFT, "y": _TOP, "rx": 6}
    best = element("rect", **frame, width=2 * _CELL, height=2 * _CELL, fill=TINT)
    edge = element("rect", **frame, width=_SIDE, height=_SIDE, fill="none", stroke=LIGHT.limit)
    lines = [
        element("path", d=data, stroke=LIGHT.grid, fill="none")
        for step in range(1, _STEPS)
        for at in [figure(_TOP + step * _CELL)]
        for data in (
            f"M{figure(_LEFT)} {at}H{figure(_LEFT + _SIDE)}",
            f"M{figure(_LEFT + step * _CELL)} {figure(_TOP)}V{figure(_TOP + _SIDE)}",
        )
    ]
    return [best, *lines, edge, *_scales(), *(_corner(*corner) for corner in _CORNERS)]


def _scales() -> list[str]:
    below = _TOP + _SIDE + 18
    numbers = [
        part
        for step in range(1, _STEPS + 1)
        for part in (
            _small(str(step), _LEFT + (step - 0.5) * _CELL, below, "middle"),
            _small(str(step), _LEFT - 8, _TOP + (_STEPS - step + 0.5) * _CELL + 4, "end"),
        )
    ]
    x, y = 10.0, _TOP + _SIDE / 2
    impact = element(
        "g",
        _small(_("Impact"), x, y, "middle"),
        transform=_("rotate(-90 {figure} {figure_2})").format(figure=figure(x), figure_2=figure(y)),
    )
    return [*numbers, impact, _small(_("Effort"), _LEFT + _SIDE / 2, below + 20, "middle")]


def _corner(words: str, column: float, row: int, anchor: str) -> str:
    x = _LEFT + column * _CELL + (7 if anchor == "start" else -7)
    y = _TOP + 15 if row else _TOP + _SIDE - 7
    return _small(words, x, y, anchor)


def _square(place: tuple[int, int], dots: Sequence[Dot]) -> list[str]:
    """The dots of one square, two in a row."""
    impact, effort = place
    x = _LEFT + (effort - 0.5) * _CELL
    y = _TOP + (_STEPS - impact + 0.5) * _CELL
    shown = dots if len(dots) <= _ROOM else dots[: _ROOM - 1]
    spots = _spots(min(len(dots), _ROOM))
    parts = [
        _dot(dot, x + across, y + down) for dot, (across, down) in zip(shown, spots, strict=False)
    ]
    if len(dots) > len(shown):
        across, down = spots[-1]
        parts.append(_small(f"+{len(dots) - len(shown)}", x + across, y + down + 4, "middle"))
    return parts


def _spots(count: int) -> list[tuple[float, float]]:
    if count == 1:
        return [(0, 0)]
    apart = _RADIUS + 1
    rows = [0.0] if count == 2 else [-apart, apart]
    return [(across, down) for down in rows for across in (-apart, apart)][:count]


def _dot(dot: Dot, x: float, y: float) -> str:
    circle = element("circle", cx=x, cy=y, r=_RADIUS, fill=BRAND, stroke=GROUND, stroke_width=1.5)
    number = lettering(
        str(dot.number), x, y + 4.5, size=13, fill=GROUND, bold=True, anchor="middle"
    )
    return element("a", [circle, number], href=dot.href, aria_label=dot.said)


def _small(words: str, x: float, y: float, anchor: str) -> str:
    return lettering(words, x, y, size=12, fill=LIGHT.muted, anchor=anchor)
