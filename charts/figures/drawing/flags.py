"""Numbered flags on the time axis; what each number says is listed beside the chart."""

from dataclasses import dataclass

from charts.figures.drawing.frame import Frame
from charts.figures.drawing.lettering import lettering, width
from charts.figures.drawing.markup import element

_SIDE = 17.0
_SIZE = 11.5
_BETWEEN = 3.0


@dataclass
class Flag:
    """One flag for a mark, or for several that stand too close for flags of their own."""

    x: float
    first: int
    last: int

    @property
    def text(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def width(self) -> float:
        return max(_SIDE, width(self.text, _SIZE, bold=True) + 8)


def draw_flags(frame: Frame) -> str:
    palette, rows = frame.palette, frame.rows
    parts = []
    for flag in flags_of(frame):
        pole = element(
            "line",
            x1=flag.x,
            y1=rows.flags + _SIDE,
            x2=flag.x,
            y2=rows.bottom,
            stroke=palette.flag,
            stroke_width=1,
            stroke_dasharray="1 3",
        )
        cloth = element(
            "rect",
            x=flag.x - flag.width / 2,
            y=rows.flags,
            width=flag.width,
            height=_SIDE,
            rx=4,
            fill=palette.flag,
        )
        text = lettering(
            flag.text,
            flag.x,
            rows.flags + 12.5,
            size=_SIZE,
            fill=palette.on_flag,
            anchor="middle",
            bold=True,
        )
        parts.append(element("g", [pole, cloth, text], data_flag=flag.text))
    return "".join(parts)


def flags_of(frame: Frame) -> list[Flag]:
    """Flags from left to right, neighbours joined where they would overlap.

    A mark before the first point or long after the last has no place on the axis and no flag.
    """
    across = frame.across
    flags: list[Flag] = []
    if frame.spec.is_empty and not frame.timeline.positions:
        return []
    for number, mark in frame.spec.numbered_marks():
        place = frame.timeline.locate(mark.day)
        if not across.first <= place <= across.last:
            continue
        flag = Flag(across.x(place), number, number)
        while flags and flags[-1].x + (flags[-1].width + flag.width) / 2 + _BETWEEN > flag.x:
            before = flags.pop()
            flag = Flag((before.x + flag.x) / 2, before.first, flag.last)
        flags.append(flag)
    return flags
