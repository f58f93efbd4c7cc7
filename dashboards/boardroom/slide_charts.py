"""A chart of a tile as PowerPoint knows charts: points, middle line, limits, target, signs."""

from typing import Any

from django.utils.translation import gettext as _

from charts.figures.drawing.palette import LIGHT
from charts.figures.drawing.scales import apart, round_ticks, tick_decimals
from common.plain_text import plain_text
from dashboards.boardroom.content import Tile

_SIGNS = {  # shape of a point: colour, marker
    "improvement": (LIGHT.improvement, "CIRCLE"),
    "concern": (LIGHT.concern, "DIAMOND"),
    "neutral_high": (LIGHT.neutral, "TRIANGLE"),
    "neutral_low": (LIGHT.neutral, "SQUARE"),
    "neutral": (LIGHT.neutral, "SQUARE"),
    "excluded": (LIGHT.common, "X"),
}
_LINE, _THIN = 2.0, 1.25  # points
_STEPS = 5  # on the upright axis

Numbers = list[float | None]


def series_of(tile: Tile) -> dict[str, Numbers]:
    """Every series of the chart by its name, in the order in which they are drawn."""
    points = tile.points
    found: dict[str, Numbers] = {
        "Upper limit": [point.upper for point in points],
        "Lower limit": [point.lower for point in points],
        tile.centre_name or "Middle line": [point.centre for point in points],
        "Target": [tile.target for _ in points],
        # What is left out of the sums stands apart, as on every other drawing.
        _named(tile): [None if point.sign == "excluded" else point.value for point in points],
    }
    for sign in _SIGNS:
        words = (tile.signs or {}).get(sign, sign)
        found[words] = [point.value if point.sign == sign else None for point in points]
    return {name: line for name, line in found.items() if any(v is not None for v in line)}


def add_chart(slide: Any, tile: Tile, box: tuple[float, float, float, float]) -> None:
    """Draw the tile as a chart whose numbers can be edited."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
    from pptx.util import Inches, Pt

    data = CategoryChartData(number_format=_number_format(tile, tile.decimals))
    data.categories = [point.period for point in tile.points]
    lines = series_of(tile)
    for name, values in lines.items():
        data.add_series(name, values)
    chart = slide.shapes.add_chart(
        XL_CHART_TYPE.LINE_MARKERS, *(Inches(side) for side in box), data
    ).chart
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout = False
    chart.font.size = Pt(11)
    chart.has_title = False
    value_axis = chart.value_axis
    value_axis.has_title = bool(tile.axis)
    if tile.axis:
        value_axis.axis_title.text_frame.text = plain_text(tile.axis)
        value_axis.axis_title.text_frame.paragraphs[0].runs[0].font.size = Pt(11)
    value_axis.has_major_gridlines = False
    ticks = _ticks(lines, percent=tile.percent)
    value_axis.minimum_scale, value_axis.maximum_scale = ticks[0], ticks[-1]
    value_axis.major_unit = ticks[1] - ticks[0]
    value_axis.tick_labels.number_format = _number_format(tile, tick_decimals(ticks))
    value_axis.tick_labels.number_format_is_linked = False
    for series in chart.plots[0].series:
        _draw(series, tile)


def _ticks(lines: dict[str, Numbers], *, percent: bool) -> tuple[float, ...]:
    """As on every other drawing, and everything lies within: what lies outside is not drawn."""
    shown = [value for line in lines.values() for value in line if value is not None]
    low, high = apart(min(shown), max(shown))
    if percent and max(shown) <= 100:
        high = min(high, 100.0)
    return round_ticks(low, high, about=_STEPS, percent=percent)


def _draw(series: Any, tile: Tile) -> None:
    """Colour, thickness and marks of one series; shape says the same as colour."""
    from pptx.enum.chart import XL_MARKER_STYLE
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    series.smooth = False
    series.marker.style = XL_MARKER_STYLE.NONE
    line = series.format.line
    for sign, (colour, marker) in _SIGNS.items():
        if series.name == (tile.signs or {}).get(sign, sign):
            line.fill.background()
            _mark(series, colour, getattr(XL_MARKER_STYLE, marker), 9)
            return
    if series.name == _named(tile):
        line.color.rgb, line.width = _rgb(LIGHT.data), Pt(_LINE)
        _mark(series, LIGHT.common, XL_MARKER_STYLE.CIRCLE, 5)
        return
    kinds = {
        "Upper limit": (LIGHT.limit, MSO_LINE.DASH),
        "Lower limit": (LIGHT.limit, MSO_LINE.DASH),
        "Target": (LIGHT.target, MSO_LINE.ROUND_DOT),
    }
    colour, dash = kinds.get(series.name, (LIGHT.centre, MSO_LINE.SOLID))
    line.color.rgb, line.width, line.dash_style = _rgb(colour), Pt(_THIN), dash


def _mark(series: Any, colour: str, style: Any, size: int) -> None:
    series.marker.style, series.marker.size = style, size
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = _rgb(colour)
    series.marker.format.line.color.rgb = _rgb(colour)


def _rgb(colour: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(colour.removeprefix("#").upper())


def _number_format(tile: Tile, decimals: int) -> str:
    places = "." + "0" * decimals if decimals else ""
    return f"#,##0{places}" + ('"%"' if tile.percent else "")


def _named(tile: Tile) -> str:
    """The series of the points. A measure called like one of the lines gets a name apart."""
    name = " ".join(plain_text(tile.title).split()) or _("Value")
    return (
        _("{name} (points)").format(name=name)
        if name in {"Upper limit", "Lower limit", "Target", tile.centre_name}
        else name
    )
