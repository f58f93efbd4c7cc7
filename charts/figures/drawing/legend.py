"""The key: every shape and line that the drawing uses, with its meaning in words."""

from charts.figures import marks
from charts.figures.drawing.drawn import as_drawn
from charts.figures.drawing.frame import Frame, KeyEntry, Sheet
from charts.figures.drawing.lettering import fit, lettering, width
from charts.figures.drawing.markers import marker
from charts.figures.drawing.markup import element
from charts.figures.drawing.palette import Palette
from charts.figures.drawing.pens import pen
from charts.figures.method_words import centre_name
from charts.figures.saying import said as _
from charts.figures.spec import ChartSpec

ROW = 20
_ICON = 20
_GAP = 12
_MARKER_RADIUS = 3.2


def key_rows(spec: ChartSpec, sheet: Sheet) -> tuple[tuple[KeyEntry, ...], ...]:
    """Entries in rows that fit; lines are included where they carry no name of their own."""
    entries = [*_marks_of(spec), *(() if sheet.names_lines else _lines_of(spec))]
    room, size = sheet.width - 2 * sheet.margin, sheet.text
    rows: list[list[KeyEntry]] = []
    used = room
    for kind, words in entries:
        text = fit(words, size, room - _ICON)
        needed = _ICON + width(text, size)
        if used + _GAP + needed > room:
            rows.append([])
            used = -_GAP
        rows[-1].append(KeyEntry(kind, text, needed))
        used += _GAP + needed
    return tuple(tuple(row) for row in rows)


def draw_key(frame: Frame) -> str:
    """All rows of the key, from the left edge of the sheet."""
    sheet, palette = frame.sheet, frame.palette
    parts = []
    for index, row in enumerate(frame.key):
        x, y = sheet.margin, frame.rows.key + ROW * (index + 0.5)
        for entry in row:
            parts.append(_icon(entry.kind, x, y, palette))
            parts.append(
                lettering(entry.text, x + _ICON, y + 4, size=sheet.text, fill=palette.muted)
            )
            x += entry.width + _GAP
    return element("g", parts)


def _marks_of(spec: ChartSpec) -> list[tuple[str, str]]:
    present = {marks.shape_of(spec, index) for index in range(len(spec.analysis.values))}
    return [(kind, words) for kind, words in marks.meanings(spec).items() if kind in present]


def _lines_of(spec: ChartSpec) -> list[tuple[str, str]]:
    analysis = as_drawn(spec.analysis)
    lines = []
    if any(value is not None for value in analysis.centre):
        lines.append(("centre", centre_name(analysis.method)))
    if any(value is not None for value in analysis.upper):
        lines.append(("limit", _("Limits")))
    if analysis.target is not None:
        lines.append(("target", _("Target")))
    return lines


def _icon(kind: str, x: float, y: float, palette: Palette) -> str:
    if kind in ("centre", "limit", "target"):
        return element("line", x1=x, y1=y, x2=x + 15, y2=y, **pen(kind, palette))
    return marker(kind, x + 7, y, _MARKER_RADIUS, palette)
