"""The room each part of a drawing gets: heading, strips, plot, dates, key."""

from charts.figures.drawing.axes import tick_words
from charts.figures.drawing.drawn import as_drawn
from charts.figures.drawing.end_labels import end_labels_for
from charts.figures.drawing.frame import SHEETS, Frame, Rows, Sheet, Size
from charts.figures.drawing.legend import ROW, key_rows
from charts.figures.drawing.lettering import width
from charts.figures.drawing.palette import Palette
from charts.figures.drawing.scales import PeriodScale, value_scale
from charts.figures.period_words import day_of
from charts.figures.spec import ChartSpec
from charts.figures.timeline import Timeline, timeline_of

_STRIP = 22
_DATES = 38
_GAP = 8
_BESIDE_EDGE = 0.1
_AFTER_LAST = 2.0  # periods after the last point in which a flag still finds room
_FEWEST_TICKS = 2


def full_frame(spec: ChartSpec, size: Size, palette: Palette) -> Frame:
    """Divide the sheet of a wide or narrow chart: text first, the plot takes what is left."""
    sheet, drawn = SHEETS[size], as_drawn(spec.analysis)
    key = key_rows(spec, sheet)
    rows = _rows(spec, sheet, len(key))
    steps = max(_FEWEST_TICKS, round((rows.bottom - rows.top) / sheet.tick_pixels))
    up = value_scale(drawn, rows.top, rows.bottom, about=steps, percent=spec.percent)
    labels = end_labels_for(spec, drawn, up, sheet, palette)
    label_width = max((width(item.text, sheet.text, bold=item.bold) for item in labels), default=0)
    tick_width = max(width(text, sheet.text) for text in tick_words(spec, up))
    left = sheet.margin + tick_width + _GAP
    right = sheet.width - sheet.margin - (label_width + _GAP if labels else 0)
    timeline = timeline_of(spec.analysis.labels, spec.rhythm)
    across = PeriodScale(*_ends(spec, timeline), left, right)
    return Frame(spec, drawn, palette, sheet, rows, timeline, across, up, key, labels)


def small_frame(spec: ChartSpec, palette: Palette) -> Frame:
    """A frame without heading, strips and key: nearly all of the sheet is plot."""
    sheet, drawn = SHEETS[Size.SMALL], as_drawn(spec.analysis)
    rows = Rows(title=0, flags=0, phases=0, top=8, bottom=88, baseline=0, key=0)
    reach = spec.reach
    extent = (reach.low, reach.high) if reach else None
    up = value_scale(
        drawn, rows.top, rows.bottom, about=_FEWEST_TICKS, percent=spec.percent, extent=extent
    )
    tick_width = max(width(text, sheet.text) for text in tick_words(spec, up))
    timeline = timeline_of(spec.analysis.labels, spec.rhythm)
    edges = timeline.edges()
    first, last = edges[0], edges[-1]
    if reach and timeline.is_regular and timeline.positions:
        first, last = timeline.edges_from(day_of(reach.first_label), day_of(reach.last_label))
    left, right = sheet.margin + tick_width + _GAP, sheet.width - _GAP
    across = PeriodScale(first, last, left, right)
    return Frame(spec, drawn, palette, sheet, rows, timeline, across, up)


def _rows(spec: ChartSpec, sheet: Sheet, key_count: int) -> Rows:
    has_phases = len(spec.analysis.phases) > 1 or any(spec.phase_reasons)
    has_baseline = any(phase.baseline_points for phase in spec.analysis.phases)
    title = sheet.margin + sheet.title * 0.8
    flags = title + sheet.text + 22
    phases = flags + _STRIP * bool(spec.marks)
    key = sheet.height - sheet.margin - ROW * key_count
    baseline = key - 4 - _STRIP * has_baseline
    top = phases + _STRIP * has_phases
    return Rows(title, flags, phases, top, baseline - _DATES, baseline, key)


def _ends(spec: ChartSpec, timeline: Timeline) -> tuple[float, float]:
    """First and last position shown: all points, and flags just after the last of them."""
    edges = timeline.edges()
    first, last = edges[0] - _BESIDE_EDGE, edges[-1] + _BESIDE_EDGE
    if not timeline.positions:
        return first, last
    places = (timeline.locate(mark.day) for mark in spec.marks)
    near = [place + 2 * _BESIDE_EDGE for place in places if last < place <= last + _AFTER_LAST]
    return first, max([last, *near])
