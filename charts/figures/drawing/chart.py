"""The whole drawing, put together from back to front."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2s

from charts.figures import alt_text, words
from charts.figures.drawing.axes import draw_dates, draw_grid
from charts.figures.drawing.end_labels import draw_end_labels
from charts.figures.drawing.flags import draw_flags
from charts.figures.drawing.frame import SHEETS, Frame, Size
from charts.figures.drawing.layout import full_frame
from charts.figures.drawing.legend import draw_key
from charts.figures.drawing.lettering import fit, lettering
from charts.figures.drawing.lines import draw_band, draw_data_line, draw_lines, draw_target
from charts.figures.drawing.markup import FONTS, characters, element
from charts.figures.drawing.palette import LIGHT, Palette
from charts.figures.drawing.phases import draw_baselines, draw_boundaries, draw_earlier_centres
from charts.figures.drawing.points import draw_cursor, draw_points
from charts.figures.drawing.small import draw_small
from charts.figures.drawing.spans import draw_spans
from charts.figures.saying import said as _
from charts.figures.spec import ChartSpec
from charts.figures.table import PointWords, points_in_words


def draw_chart(
    spec: ChartSpec,
    *,
    size: Size,
    palette: Palette = LIGHT,
    key: str = "",
    warning_lines: bool = False,
) -> str:
    """A complete `<svg>` of a chart, safe to put into a page as it is.

    The ids inside depend on what is drawn; where the very same chart stands twice on one page, give
    each a `key` of its own.
    """
    said = _Said.of(spec, points=size is not Size.SMALL)
    return _drawn(said, size, palette, key=key, warning_lines=warning_lines)


def draw_sizes(spec: ChartSpec) -> dict[Size, str]:
    """The same in every size, for light pages. What they say is put into words once."""
    said = _Said.of(spec)
    return {size: _drawn(said, size, LIGHT) for size in Size}


@dataclass(frozen=True)
class _Said:
    """What every drawing of a chart says to whoever cannot see it."""

    spec: ChartSpec
    name: str
    description: str
    points: Sequence[PointWords]

    @classmethod
    def of(cls, spec: ChartSpec, *, points: bool = True) -> "_Said":
        return cls(
            spec,
            alt_text.name(spec),
            alt_text.describe(spec),
            list(points_in_words(spec)) if points else [],
        )


def _drawn(
    said: _Said, size: Size, palette: Palette, *, key: str = "", warning_lines: bool = False
) -> str:
    if size is Size.SMALL:
        content = draw_small(said.spec, palette)
    else:
        frame = full_frame(said.spec, size, palette)
        content = _draw_full(frame, said.points, warning_lines=warning_lines)
    sheet = SHEETS[size]
    name = f"chart-{_digest(said.spec, size, palette, key)}"
    described = [
        element("title", characters(said.name), id=f"{name}-title"),
        element("desc", characters(said.description), id=f"{name}-desc"),
    ]
    return element(
        "svg",
        [*described, content],
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {sheet.width:g} {sheet.height:g}",
        width=sheet.width,
        height=sheet.height,
        role="img",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-desc",
        font_family=FONTS,
        data_size=size.value,
    )


def _draw_full(frame: Frame, points: Sequence[PointWords], *, warning_lines: bool) -> str:
    parts = [
        _ground(frame),
        _heading(frame),
        draw_band(frame, frame.palette.band),
        _empty_words(frame) if frame.spec.is_empty else draw_grid(frame),
        draw_dates(frame),
        draw_boundaries(frame),
        draw_spans(frame),
        draw_flags(frame),
        draw_lines(frame, *_line_kinds(warning_lines)),
        draw_target(frame),
        draw_data_line(frame),
        draw_earlier_centres(frame),
        draw_points(frame, points),
        draw_baselines(frame),
        draw_end_labels(frame),
        draw_key(frame),
        draw_cursor(frame),
    ]
    return "".join(parts)


def _line_kinds(warning_lines: bool) -> tuple[str, ...]:
    return ("warning", "limit", "centre") if warning_lines else ("limit", "centre")


def _ground(frame: Frame) -> str:
    sheet = frame.sheet
    return element("rect", width=sheet.width, height=sheet.height, fill=frame.palette.ground)


def _heading(frame: Frame) -> str:
    """Title, and below it what the numbers are and where they come from."""
    spec, sheet, palette = frame.spec, frame.sheet, frame.palette
    room = sheet.width - 2 * sheet.margin
    below = [words.axis_words(spec), spec.place]
    if below[0].casefold() == spec.title.strip().casefold():
        below = below[1:]
    return lettering(
        fit(spec.title, sheet.title, room, bold=True),
        sheet.margin,
        frame.rows.title,
        size=sheet.title,
        fill=palette.ink,
        bold=True,
    ) + lettering(
        fit(" · ".join(part for part in below if part), sheet.text, room),
        sheet.margin,
        frame.rows.title + 19,
        size=sheet.text,
        fill=palette.muted,
    )


def _empty_words(frame: Frame) -> str:
    return lettering(
        _("No numbers yet"),
        (frame.across.left + frame.across.right) / 2,
        (frame.rows.top + frame.rows.bottom) / 2,
        size=frame.sheet.title,
        fill=frame.palette.muted,
        anchor="middle",
    )


def _digest(spec: ChartSpec, size: Size, palette: Palette, key: str) -> str:
    analysis = spec.analysis
    drawn = (key, size, palette.ground, spec.title, spec.place, analysis.labels, analysis.values)
    return blake2s(repr(drawn).encode(), digest_size=5).hexdigest()
