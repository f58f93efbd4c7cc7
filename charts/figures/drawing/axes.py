"""Grid, round numbers up the side, and dates in words along the bottom."""

from charts.figures import words
from charts.figures.drawing.calendar import Tick, ticks_for
from charts.figures.drawing.frame import Frame
from charts.figures.drawing.lettering import lettering, width
from charts.figures.drawing.markup import downwards, element, path
from charts.figures.drawing.scales import ValueScale, tick_decimals
from charts.figures.spec import ChartSpec

_TICK = 5
_NOTCH, _NOTCH_FROM = 3, 7.0


def tick_words(spec: ChartSpec, up: ValueScale) -> list[str]:
    """What is written beside the steps of the upright axis."""
    decimals, sign = tick_decimals(up.ticks), "%" if spec.percent else ""
    return [words.number(tick, decimals) + sign for tick in up.ticks]


def draw_grid(frame: Frame) -> str:
    """Level lines with their numbers; the lowest is the axis itself."""
    palette, sheet, across = frame.palette, frame.sheet, frame.across
    lines = "".join(
        path([(across.left, y), (across.right, y)])
        for tick in frame.up.ticks[1:]
        for y in [round(frame.up.y(tick)) + 0.5]
    )
    labels = [
        lettering(
            text,
            across.left - 8,
            frame.up.y(tick) + 4,
            size=sheet.text,
            fill=palette.muted,
            anchor="end",
        )
        for tick, text in zip(frame.up.ticks, tick_words(frame.spec, frame.up), strict=True)
    ]
    return element("path", d=lines, stroke=palette.grid, stroke_width=1, fill="none") + element(
        "g", labels
    )


def draw_dates(frame: Frame) -> str:
    """The lower edge with a notch for every point and words for as many as fit."""
    palette, sheet, across = frame.palette, frame.sheet, frame.across
    y = round(frame.up.bottom) + 0.5
    ticks = ticks_for(frame.timeline, across, sheet.text)
    notches = path([(across.left, y), (across.right, y)])
    notches += downwards((tick.x for tick in ticks), y, _TICK)
    if across.pitch >= _NOTCH_FROM:
        notches += downwards(frame.xs, y, _NOTCH)
    axis = element("path", d=notches, stroke=palette.axis, stroke_width=1, fill="none")
    return axis + element("g", _date_words(frame, ticks, y))


def _date_words(frame: Frame, ticks: list[Tick], y: float) -> list[str]:
    """Two lines: months or days, and under the first of each year or month its name."""
    size, fill = frame.sheet.text, frame.palette.muted
    labels = []
    group, free_from = "", 0.0
    for tick in ticks:
        labels.append(lettering(tick.text, tick.x, y + 18, size=size, fill=fill, anchor="middle"))
        half = width(tick.group, size) / 2
        if tick.group != group and tick.x - half >= free_from:
            x = max(tick.x, half + 2)
            labels.append(
                lettering(tick.group, x, y + 33, size=size, fill=fill, anchor="middle", bold=True)
            )
            group, free_from = tick.group, x + half + 6
    return labels
