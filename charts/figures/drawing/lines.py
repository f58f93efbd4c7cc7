"""Centre, limits, band and target, straight or in steps, and the line through the data."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from charts.figures.drawing.drawn import data_lines
from charts.figures.drawing.frame import Frame
from charts.figures.drawing.markup import element, path
from charts.figures.drawing.pens import pen

_ON_EDGE = 1.0

Point = tuple[float, float]
Line = Sequence[float | None]


def draw_band(frame: Frame, fill: str) -> str:
    """A light band between the limits: where the usual variation lies."""
    drawn = frame.drawn
    shapes = [
        path([*above, *reversed(below)]) + "Z"
        for start, stop in phase_spans(frame)
        for below, above in _band(frame, drawn.lower, drawn.upper, start, stop)
    ]
    return element("path", d="".join(shapes), fill=fill, data_band="") if shapes else ""


def _band(
    frame: Frame, lower: Line, upper: Line, start: int, stop: int
) -> Iterator[tuple[list[Point], list[Point]]]:
    """Both edges over one phase, piece by piece: a gap in a stepped one is a gap in the band."""
    if _level(lower, start, stop) is not None and _level(upper, start, stop) is not None:
        yield from zip(
            stretches(frame, lower, start, stop), stretches(frame, upper, start, stop), strict=True
        )
        return
    runs = groupby(
        range(start, stop), key=lambda index: lower[index] is not None and upper[index] is not None
    )
    for both_exist, run in runs:
        if both_exist:
            piece = list(run)
            yield _steps(frame, lower, piece), _steps(frame, upper, piece)


def draw_lines(frame: Frame, *kinds: str) -> str:
    """The lines of every phase: 'warning' at two sigma, 'limit' at three, 'centre'."""
    drawn = frame.drawn
    lines: dict[str, tuple[Line, ...]] = {
        "warning": (drawn.lower_warning, drawn.upper_warning),
        "limit": (drawn.lower, drawn.upper),
        "centre": (drawn.centre,),
    }
    return "".join(_drawn(frame, kind, line) for kind in kinds for line in lines[kind])


def _drawn(frame: Frame, kind: str, line: Line) -> str:
    """One line over all phases, leaving out where it would only repeat the lower edge."""
    edge = frame.up.bottom - _ON_EDGE
    data = "".join(
        path(points)
        for start, stop in phase_spans(frame)
        for points in stretches(frame, line, start, stop)
        if any(y < edge for _, y in points)
    )
    return element("path", d=data, data_line=kind, **pen(kind, frame.palette)) if data else ""


def draw_target(frame: Frame) -> str:
    target = frame.drawn.target
    if target is None or not frame.up.contains(target):
        return ""
    y = frame.up.y(target)
    return element(
        "line",
        x1=frame.across.left,
        y1=y,
        x2=frame.across.right,
        y2=y,
        data_line="target",
        **pen("target", frame.palette),
    )


def draw_data_line(frame: Frame, stroke: str | None = None) -> str:
    """The line from point to point: broken where a number is missing, past those left out."""
    analysis = frame.drawn
    pieces: list[list[Point]] = []
    for line in data_lines(frame.spec.analysis):
        pieces.append([])
        for index, value in enumerate(line):
            if value is None:
                pieces.append([])
            elif not analysis.excluded[index]:
                pieces[-1].append((frame.x(index), frame.up.y(value)))
    data = "".join(path(piece) for piece in pieces if len(piece) > 1)
    drawn_with = pen("data", frame.palette)
    if stroke:
        drawn_with["stroke"] = stroke
    return element("path", d=data, data_line="data", **drawn_with) if data else ""


def phase_spans(frame: Frame) -> list[tuple[int, int]]:
    return [(phase.start, phase.stop) for phase in frame.spec.analysis.phases]


def stretches(frame: Frame, line: Line, start: int, stop: int) -> Iterator[list[Point]]:
    """A line over one phase as points of paths.

    A level line runs through the whole phase, also past missing points. A stepped one belongs to
    each point and has a gap where the point has none.
    """
    edges = frame.edges
    if (level := _level(line, start, stop)) is not None:
        y = frame.up.y(level)
        yield [(edges[start], y), (edges[stop], y)]
        return
    for exists, run in groupby(range(start, stop), key=lambda index: line[index] is not None):
        if exists:
            yield _steps(frame, line, run)


def _level(line: Line, start: int, stop: int) -> float | None:
    """The one value of a line over a phase; None where it has several, or none."""
    present = {value for value in line[start:stop] if value is not None}
    return present.pop() if len(present) == 1 else None


def _steps(frame: Frame, line: Line, places: Iterable[int]) -> list[Point]:
    edges = frame.edges
    return [
        corner
        for index in places
        for corner in _step(edges[index], edges[index + 1], frame.up.y(line[index] or 0.0))
    ]


def _step(left: float, right: float, y: float) -> tuple[Point, Point]:
    return (left, y), (right, y)
