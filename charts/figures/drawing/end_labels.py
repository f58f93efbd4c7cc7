"""The names of the lines at the right edge, moved apart where they would overlap."""

from collections.abc import Sequence

from charts.engine import Analysis
from charts.figures import words
from charts.figures.drawing.frame import EndLabel, Frame, Sheet
from charts.figures.drawing.lettering import lettering
from charts.figures.drawing.markup import element
from charts.figures.drawing.palette import Palette
from charts.figures.drawing.scales import ValueScale
from charts.figures.method_words import centre_name
from charts.figures.saying import said as _
from charts.figures.spec import ChartSpec

_LINE_HEIGHT = 1.25
_TOUCHING = 3.0


def end_labels_for(
    spec: ChartSpec, drawn: Analysis, up: ValueScale, sheet: Sheet, palette: Palette
) -> tuple[EndLabel, ...]:
    """Labels of the lines of the last phase and of the target, from high to low.

    A limit that lies on the lower edge, or on the other limit, needs no label.
    """
    start = drawn.phases[-1].start if drawn.phases else 0
    lower, centre, upper = (
        _latest(line[start:]) for line in (drawn.lower, drawn.centre, drawn.upper)
    )
    # The zero line of a CUSUM chart is no average of anything.
    centre = None if drawn.trace_up else centre
    lines = [
        (centre_name(drawn.method), centre, palette.ink, True),
        (_("Target"), drawn.target, palette.target, True),
    ]
    if lower != upper:
        lines.append((_("Upper limit"), upper, palette.muted, False))
        if lower is not None and up.y(lower) < up.bottom - _TOUCHING:
            lines.append((_("Lower limit"), lower, palette.muted, False))
    labels = []
    for name, value, fill, bold in lines:
        if value is not None:
            number = words.line_words(spec, value)
            text = f"{name} {number}" if sheet.names_lines else number
            if not up.contains(value):
                text += " ↑" if value > up.high else " ↓"
            labels.append(EndLabel(value, text, fill, bold))
    return tuple(sorted(labels, key=lambda label: -label.value))


def draw_end_labels(frame: Frame) -> str:
    size, x = frame.sheet.text, frame.across.right + 8
    wanted = [frame.up.y(label.value) for label in frame.end_labels]
    places = spread(wanted, size * _LINE_HEIGHT, frame.rows.top + 4, frame.rows.bottom - 2)
    parts = [
        lettering(label.text, x, y + size * 0.35, size=size, fill=label.fill, bold=label.bold)
        for label, y in zip(frame.end_labels, places, strict=True)
    ]
    return element("g", parts) if parts else ""


def spread(wanted: Sequence[float], apart: float, top: float, bottom: float) -> list[float]:
    """Places in the same order and at least `apart`, as near as can be to those wanted.

    Labels that would overlap are gathered into a block around the middle of what they wanted, and
    a block that runs into the one before joins it. Blocks stay between top and bottom.
    """

    def start_of(block: list[float]) -> float:
        height = (len(block) - 1) * apart
        return min(max(sum(block) / len(block) - height / 2, top), bottom - height)

    blocks: list[list[float]] = []
    for place in wanted:
        blocks.append([place])
        while len(blocks) > 1:
            before, block = blocks[-2:]
            if start_of(before) + len(before) * apart <= start_of(block):
                break
            blocks[-2:] = [before + block]
    return [start_of(block) + at * apart for block in blocks for at in range(len(block))]


def _latest(line: Sequence[float | None]) -> float | None:
    return next((value for value in reversed(line) if value is not None), None)
