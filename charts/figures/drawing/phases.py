"""Where phases begin and why, the centre of the earlier ones, and the points of a baseline."""

from charts.figures import words
from charts.figures.drawing.frame import Frame
from charts.figures.drawing.lettering import fit, lettering, width
from charts.figures.drawing.markup import element, path
from charts.figures.saying import said as _

_PAD = 6.0


def draw_boundaries(frame: Frame) -> str:
    """An upright line before every phase but the first, with the reason for the phase on top."""
    spec, rows, palette, size = frame.spec, frame.rows, frame.palette, frame.sheet.text
    edges = frame.edges
    parts = []
    for index, phase in enumerate(spec.analysis.phases):
        x = edges[phase.start]
        if index:
            parts.append(
                element(
                    "line",
                    x1=x,
                    y1=rows.phases,
                    x2=x,
                    y2=rows.bottom,
                    stroke=palette.axis,
                    stroke_width=1.2,
                    data_phase=index + 1,
                )
            )
        reason = spec.phase_reason(index) or (
            _("Phase {number}").format(number=index + 1) if index else ""
        )
        text = fit(reason, size, edges[phase.stop] - x - 2 * _PAD)
        if text:
            parts.append(lettering(text, x + _PAD, rows.phases + 13, size=size, fill=palette.ink))
    return element("g", parts) if parts else ""


def draw_earlier_centres(frame: Frame) -> str:
    """The number of each earlier centre line, where fewest points are in the way."""
    spec, size = frame.spec, frame.sheet.text
    edges = frame.edges
    parts = []
    for phase in spec.analysis.phases[:-1]:
        if phase.centre is None:
            continue
        text = words.line_words(spec, phase.centre)
        room = width(text, size, bold=True)
        left, right = edges[phase.start] + _PAD, edges[phase.stop] - _PAD
        if right - left < room:
            continue
        x, y = _quiet_spot(frame, frame.up.y(phase.centre), left, right - room, room, size)
        parts.append(
            lettering(
                text, x, y, size=size, fill=frame.palette.ink, bold=True, halo=frame.palette.ground
            )
        )
    return "".join(parts)


def draw_baselines(frame: Frame) -> str:
    """A bracket under the dates of the points from which frozen limits were worked out."""
    edges = frame.edges
    return "".join(
        _baseline(
            frame,
            edges[phase.start] + 2,
            edges[min(phase.start + phase.baseline_points, phase.stop)] - 2,
            phase.baseline_points,
        )
        for phase in frame.spec.analysis.phases
        if phase.baseline_points
    )


def _baseline(frame: Frame, left: float, right: float, points: int) -> str:
    palette, size, y = frame.palette, frame.sheet.text, frame.rows.baseline + 8
    bracket = element(
        "path",
        d=path([(left, y - 5), (left, y), (right, y), (right, y - 5)]),
        fill="none",
        stroke=palette.limit,
        stroke_width=1.4,
        data_baseline=points,
    )
    room = right - left - 2 * _PAD
    text = _("Baseline: first {points}").format(points=words.counted(points, "point"))
    if width(text, size) > room:
        text = _("Baseline")
    fits = width(text, size) <= room
    name = lettering(
        text,
        (left + right) / 2 if fits else right + _PAD,
        y + 4,
        size=size,
        fill=palette.muted,
        anchor="middle" if fits else "start",
        halo=palette.ground,
        halo_width=8,
    )
    return bracket + name


def _quiet_spot(
    frame: Frame, line_y: float, left: float, right: float, room: float, size: float
) -> tuple[float, float]:
    """Of a few places along a line, above and below it, the one with the fewest points under it."""
    points = [
        (frame.x(index), frame.up.y(value))
        for index, value in enumerate(frame.spec.analysis.values)
        if value is not None
    ]

    def crowd(place: tuple[float, float]) -> int:
        x, y = place
        return sum(x - 4 <= px <= x + room + 4 and y - size - 3 <= py <= y + 5 for px, py in points)

    steps = 8
    places = [
        (left + (right - left) * step / steps, y)
        for y in (line_y - 6, line_y + size + 3)
        for step in range(steps + 1)
    ]
    return min(places, key=crowd)
