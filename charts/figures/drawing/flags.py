"""Numbered flags on the time axis; what each number says is listed beside the chart."""

from dataclasses import dataclass

from charts.figures.drawing.end_labels import spread
from charts.figures.drawing.frame import Frame
from charts.figures.drawing.lettering import lettering, width
from charts.figures.drawing.markup import element, path

_SIDE = 17.0
_SIZE = 11.5
_BETWEEN = 3.0
_FURTHEST_ASIDE = 12.0
_MORE_TOGETHER = 4.0
FOOT = _SIDE + 5  # below which the poles stand upright


@dataclass(frozen=True)
class Flag:
    """One flag for a mark, or for several neighbours: its numbers and the places of its poles."""

    numbers: tuple[int, ...]
    poles: tuple[float, ...]

    @property
    def text(self) -> str:
        first, last = self.numbers[0], self.numbers[-1]
        return str(first) if first == last else f"{first}–{last}"

    @property
    def width(self) -> float:
        return max(_SIDE, width(self.text, _SIZE, bold=True) + 8)

    @property
    def middle(self) -> float:
        return (self.poles[0] + self.poles[-1]) / 2


def draw_flags(frame: Frame) -> str:
    flags, places = flags_of(frame)
    return "".join(_drawn(frame, flag, x) for flag, x in zip(flags, places, strict=True))


def flags_of(frame: Frame) -> tuple[list[Flag], list[float]]:
    """Flags from left to right, and where each stands.

    A mark before the first point or long after the last has no place on the axis and no flag.
    Flags that would overlap step aside a little; where that is not enough, neighbours share one.
    """
    poles = _poles(frame)
    together = 0.0
    while True:
        flags = _shared(poles, together)
        apart = max((flag.width for flag in flags), default=0) + _BETWEEN
        room = frame.sheet.width - apart / 2
        places = spread([flag.middle for flag in flags], apart, apart / 2, room)
        aside = [abs(x - flag.middle) for x, flag in zip(places, flags, strict=True)]
        if len(flags) < 2 or (max(aside) <= _FURTHEST_ASIDE and min(places) >= 0):
            return flags, places
        together += _MORE_TOGETHER


def _poles(frame: Frame) -> list[tuple[int, float]]:
    """Number and place of every mark that the axis reaches."""
    if not frame.timeline.positions:
        return []
    across = frame.across
    marks = [
        (number, frame.timeline.locate(mark.day)) for number, mark in frame.spec.numbered_marks()
    ]
    return [
        (number, across.x(place)) for number, place in marks if across.first <= place <= across.last
    ]


def _shared(poles: list[tuple[int, float]], together: float) -> list[Flag]:
    """Flags of marks that lie within so many pixels of the first of their flag."""
    flags: list[Flag] = []
    for number, x in poles:
        if flags and x - flags[-1].poles[0] <= together:
            before = flags.pop()
            flags.append(Flag((*before.numbers, number), (*before.poles, x)))
        else:
            flags.append(Flag((number,), (x,)))
    return flags


def _drawn(frame: Frame, flag: Flag, x: float) -> str:
    palette, rows = frame.palette, frame.rows
    foot, top = rows.flags + _SIDE, rows.flags + FOOT
    poles = "".join(path([(x, foot), (pole, top), (pole, rows.bottom)]) for pole in flag.poles)
    return element(
        "g",
        [
            element(
                "path",
                d=poles,
                fill="none",
                stroke=palette.flag,
                stroke_width=1,
                stroke_dasharray="1 3",
            ),
            element(
                "rect",
                x=x - flag.width / 2,
                y=rows.flags,
                width=flag.width,
                height=_SIDE,
                rx=4,
                fill=palette.flag,
            ),
            lettering(
                flag.text,
                x,
                rows.flags + 12.5,
                size=_SIZE,
                fill=palette.on_flag,
                anchor="middle",
                bold=True,
            ),
        ],
        data_flag=flag.text,
    )
