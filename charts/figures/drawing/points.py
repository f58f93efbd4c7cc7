"""The points, each with the words that a reader hears about it."""

from collections.abc import Sequence

from charts.figures import marks
from charts.figures.drawing.frame import Frame
from charts.figures.drawing.lettering import lettering
from charts.figures.drawing.markers import marker, radius_for
from charts.figures.drawing.markup import element
from charts.figures.table import PointWords
from charts.figures.words import value_words


def draw_points(frame: Frame, points: Sequence[PointWords]) -> str:
    """A group for every period; the missing ones are heard, though there is nothing to see."""
    radius = radius_for(frame.across.pitch)
    common: list[str] = []
    signals: list[str] = []
    for index, (point, value) in enumerate(zip(points, frame.drawn.values, strict=True)):
        shape = marks.shape_of(frame.spec, index)
        x, y, drawn = frame.x(index), None, ""
        if value is not None:
            y = frame.up.y(value)
            drawn = _shape(frame, value, (x, y), shape, radius)
        group = element(
            "g",
            drawn,
            data_point=index,
            data_x=x,
            data_y=y,
            data_period=point.period,
            data_value=point.full_value,
            data_mark=None if value is None else point.mark,
            data_note=point.note or None,
        )
        (common if shape in ("common", "missing") else signals).append(group)
    return "".join(common + signals)


def draw_cursor(frame: Frame) -> str:
    """An upright line and a ring that the read-out moves to the point it speaks of."""
    rows_, palette = frame.rows, frame.palette
    line = element(
        "line", x1=0, y1=rows_.top, x2=0, y2=rows_.bottom, stroke=palette.ink, stroke_width=1
    )
    ring = element(
        "circle", cx=0, cy=0, r=8, fill="none", stroke=palette.ink, stroke_width=2, data_ring=""
    )
    return element("g", [line, ring], data_cursor="", visibility="hidden")


def _shape(
    frame: Frame, value: float, place: tuple[float, float], shape: str, radius: float
) -> str:
    drawn = marker(shape, *place, radius, frame.palette)
    return drawn if frame.up.contains(value) else drawn + _off_scale(frame, value, *place)


def _off_scale(frame: Frame, value: float, x: float, y: float) -> str:
    """The number of a point that lies outside the drawing; only points left out of the sums can."""
    near_right = x > (frame.across.left + frame.across.right) / 2
    above = value > frame.up.high
    return lettering(
        f"{value_words(frame.spec, value)} {'↑' if above else '↓'}",
        x - 10 if near_right else x + 10,
        y + (12 if above else -4),
        size=frame.sheet.text,
        fill=frame.palette.muted,
        anchor="end" if near_right else "start",
        halo=frame.palette.ground,
    )
