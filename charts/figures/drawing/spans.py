"""How long a mark lasted: a bar under its flag, from its first to its last day."""

from datetime import timedelta

from charts.figures.drawing.flags import FOOT
from charts.figures.drawing.frame import Frame
from charts.figures.drawing.markup import element
from charts.figures.spec import Mark

_THICKNESS = 3.0


def draw_spans(frame: Frame) -> str:
    """Bars of the marks that have an end, as far as the axis reaches."""
    if not frame.timeline.positions:
        return ""
    return "".join(
        _bar(frame, number, mark) for number, mark in frame.spec.numbered_marks() if mark.last_day
    )


def _bar(frame: Frame, number: int, mark: Mark) -> str:
    across, timeline = frame.across, frame.timeline
    first = max(across.first, timeline.locate(mark.day))
    after = timeline.locate((mark.last_day or mark.day) + timedelta(days=1))
    last = min(across.last, after)
    if first >= last:
        return ""
    return element(
        "rect",
        x=across.x(first),
        y=frame.rows.flags + FOOT,
        width=across.x(last) - across.x(first),
        height=_THICKNESS,
        fill=frame.palette.flag,
        data_span=number,
    )
