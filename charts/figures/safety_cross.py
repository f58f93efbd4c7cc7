"""A month as a safety cross: a square for each day, in the shape of a cross, coloured by the day.

Colour never stands alone: a day on which it happened carries a bar, a near miss a corner.
"""

from collections.abc import Mapping
from enum import StrEnum

from charts.figures.drawing.markup import FONTS, characters, element

GREEN, ORANGE, RED = "#146c43", "#ffb454", "#b42318"
_WHITE, _DARK, _EMPTY = "#ffffff", "#14262e", "none"
_ON_LIGHT, _ON_DARK = "#4a5b65", "#a9bac3"  # outlines, and the numbers of days to come
_CELL, _GAP = 40, 4
_WIDE, _NARROW = 7, 3  # squares in a row of the arms, and above and below them
_ROWS = (_NARROW, _NARROW, _WIDE, _WIDE, _WIDE, _NARROW, _NARROW)


class Day(StrEnum):
    """What a day was like."""

    GREEN = "green"
    ORANGE = "orange"
    RED = "red"


_FILL = {Day.GREEN: (GREEN, _WHITE), Day.ORANGE: (ORANGE, _DARK), Day.RED: (RED, _WHITE)}


def draw_cross(
    days: Mapping[int, Day], *, length: int, today: int, words: str, on_dark: bool = False
) -> str:
    """The `<svg>` of a month of so many days; those without a colour are only outlined.

    `days` and `today` count from 1; `today` is 0 in a month that is over. `words` say the same.
    """
    side = _WIDE * (_CELL + _GAP) - _GAP
    line = _ON_DARK if on_dark else _ON_LIGHT
    cells = [_cell(day, days.get(day), line, day == today) for day in range(1, length + 1)]
    return element(
        "svg",
        [element("title", characters(words)), *cells],
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"-2 -2 {side + 4} {side + 4}",
        width=side,
        height=side,
        role="img",
        aria_label=words,
        font_family=FONTS,
    )


def place_of(day: int) -> tuple[int, int]:
    """Row and column of a day's square, from 0.

    >>> place_of(1), place_of(7), place_of(28)
    ((0, 2), (2, 0), (5, 2))
    """
    before = 0
    for row, squares in enumerate(_ROWS):
        if day <= before + squares:
            return row, (_WIDE - squares) // 2 + day - before - 1
        before += squares
    raise ValueError(f"No month has a day {day}.")


def _cell(day: int, colour: Day | None, line: str, is_today: bool) -> str:
    row, column = place_of(day)
    x, y = column * (_CELL + _GAP), row * (_CELL + _GAP)
    fill, ink = _FILL[colour] if colour else (_EMPTY, line)
    parts = [
        element(
            "rect",
            x=x,
            y=y,
            width=_CELL,
            height=_CELL,
            rx=5,
            fill=fill,
            stroke=line,
            stroke_width=3 if is_today else 1,
        ),
        element(
            "text",
            characters(str(day)),
            x=x + _CELL / 2,
            y=y + 26,
            font_size=17,
            font_weight=600,
            fill=ink,
            text_anchor="middle",
        ),
    ]
    if colour is Day.RED:
        parts.append(element("rect", x=x + 8, y=y + 31, width=_CELL - 16, height=4, fill=ink))
    if colour is Day.ORANGE:
        parts.append(
            element(
                "path",
                d=f"M{x + _CELL - 14} {y + 4}h10v10z",
                fill=ink,
            )
        )
    return "".join(parts)
