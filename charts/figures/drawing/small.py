"""The small multiple: the run of the numbers, the band of usual variation, the latest point."""

from charts.figures import marks
from charts.figures.drawing.axes import tick_words
from charts.figures.drawing.frame import Frame
from charts.figures.drawing.layout import small_frame
from charts.figures.drawing.lettering import lettering
from charts.figures.drawing.lines import draw_band, draw_data_line, draw_lines, draw_target
from charts.figures.drawing.markers import marker
from charts.figures.drawing.markup import element, path
from charts.figures.drawing.palette import Palette
from charts.figures.period_words import short_words
from charts.figures.saying import said as _
from charts.figures.spec import ChartSpec

_SIGNAL, _LATEST, _ALONE = 2.2, 3.6, 1.8


def draw_small(spec: ChartSpec, palette: Palette) -> str:
    """The markup of a small chart: no key and no words but the ends of both axes."""
    frame = small_frame(spec, palette)
    if spec.is_empty:
        return _empty_words(frame)
    parts = [
        draw_band(frame, palette.grid),
        _edge(frame),
        draw_target(frame),
        draw_lines(frame, "centre"),
        draw_data_line(frame, stroke=palette.common),
        _points(frame),
        _ends(frame),
    ]
    return "".join(parts)


def _edge(frame: Frame) -> str:
    y = frame.up.bottom + 0.5
    edge = path([(frame.across.left, y), (frame.across.right, y)])
    starts = [phase.start for phase in frame.spec.analysis.phases[1:]]
    for start in starts:
        x = frame.edges[start]
        edge += path([(x, frame.up.top), (x, y)])
    return element("path", d=edge, stroke=frame.palette.axis, stroke_width=1, fill="none")


def _points(frame: Frame) -> str:
    """Signals, points that no line reaches, and the latest point, by shape."""
    values = frame.drawn.values
    latest = max((index for index, value in enumerate(values) if value is not None), default=-1)
    parts = []
    for index, value in enumerate(values):
        if value is None:
            continue
        shape = marks.shape_of(frame.spec, index)
        if shape == "common" and index != latest and not _is_alone(frame, index):
            continue
        radius = _LATEST if index == latest else _ALONE if shape == "common" else _SIGNAL
        x, y = frame.x(index), frame.up.y(value)
        parts.append(marker(shape, x, y, radius, frame.palette))
    return element("g", parts)


def _is_alone(frame: Frame, index: int) -> bool:
    values = frame.spec.analysis.values
    return all(
        value is None
        for value in (*values[max(0, index - 1) : index], *values[index + 1 : index + 2])
    )


def _ends(frame: Frame) -> str:
    """Lowest and highest of the scale, first and last period."""
    spec, palette, size, across, up = (
        frame.spec, frame.palette, frame.sheet.text, frame.across, frame.up
    )  # fmt: skip
    low, high = tick_words(spec, up)[0], tick_words(spec, up)[-1]
    labels = spec.analysis.labels
    if spec.reach and frame.timeline.is_regular:
        labels = (spec.reach.first_label, spec.reach.last_label)
    y = frame.sheet.height - 4
    x = across.left - 6
    parts = [
        lettering(high, x, up.top + size * 0.7, size=size, fill=palette.muted, anchor="end"),
        lettering(low, x, up.bottom, size=size, fill=palette.muted, anchor="end"),
        lettering(
            short_words(labels[0], spec.rhythm), across.left, y, size=size, fill=palette.muted
        ),
    ]
    if len(labels) > 1:
        words = short_words(labels[-1], spec.rhythm)
        parts.append(lettering(words, across.right, y, size=size, fill=palette.muted, anchor="end"))
    return element("g", parts)


def _empty_words(frame: Frame) -> str:
    return lettering(
        _("No numbers yet"),
        frame.sheet.width / 2,
        frame.sheet.height / 2,
        size=frame.sheet.title,
        fill=frame.palette.muted,
        anchor="middle",
    )
