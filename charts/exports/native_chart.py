"""A chart as Excel knows charts: every line is a series that can be picked, coloured and moved."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from charts.exports.columns import Line, Numbered
from charts.figures import words
from charts.figures.drawing.palette import LIGHT
from charts.figures.spec import ChartSpec
from common.plain_text import plain_text

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart_line import ChartLine

_LINES = {  # width in points, and how it is broken
    "limit": {"color": LIGHT.limit, "width": 1.25, "dash_type": "dash"},
    "centre": {"color": LIGHT.centre, "width": 1.25},
    "target": {"color": LIGHT.target, "width": 1.5, "dash_type": "round_dot"},
    "data": {"color": LIGHT.data, "width": 1.75},
}
_SIGNS = {  # shape says the same as colour
    "improvement": ("circle", LIGHT.improvement),
    "concern": ("diamond", LIGHT.concern),
    "neutral_high": ("triangle", LIGHT.neutral),
    "neutral_low": ("square", LIGHT.neutral),
    "neutral": ("square", LIGHT.neutral),
    "excluded": ("x", LIGHT.common),
}
_LABELS_ON_AXIS = 14
_ALL = 100  # percent


def native_chart(
    workbook: "Workbook", spec: ChartSpec, numbers: Numbered, sheet: str, first: int
) -> "ChartLine":
    """The chart, drawn from the columns of `sheet` that begin with `first`: periods, then lines."""
    chart: ChartLine = workbook.add_chart({"type": "line"})
    last_row = len(numbers.rows)
    for column, line in enumerate(numbers.lines, start=first + 1):
        chart.add_series(
            {
                "name": plain_text(str(line.name)) or plain_text(line.kind),
                "categories": [sheet, 1, first, last_row, first],
                "values": [sheet, 1, column, last_row, column],
                **_look(line),
            }
        )
    unnamed = [at for at, line in enumerate(numbers.lines) if not line.name]
    chart.set_legend({"position": "bottom", "delete_series": unnamed})
    chart.set_title({"none": True})
    chart.set_x_axis(
        {
            "interval_unit": max(1, -(-last_row // _LABELS_ON_AXIS)),
            "num_font": {"rotation": -45, "color": LIGHT.muted},
            "line": {"color": LIGHT.axis},
            "label_position": "low",
            "text_axis": True,
        }
    )
    chart.set_y_axis(_value_axis(spec, numbers.lines))
    chart.show_blanks_as("gap")
    chart.show_hidden_data()  # the columns of the lines are folded away
    chart.set_size({"width": 960, "height": 400})
    return chart


def _look(line: Line) -> dict[str, Any]:
    if line.kind in _SIGNS:
        shape, colour = _SIGNS[line.kind]
        marker = {"type": shape, "size": 9, "fill": {"color": colour}, "border": {"color": colour}}
        return {"line": {"none": True}, "marker": marker}
    if line.kind == "data":
        dot = {"type": "circle", "size": 5, "fill": {"color": LIGHT.common}}
        return {"line": _LINES["data"], "marker": {**dot, "border": {"color": LIGHT.common}}}
    return {"line": _LINES[line.kind], "marker": {"type": "none"}}


def _value_axis(spec: ChartSpec, lines: Sequence[Line]) -> dict[str, Any]:
    shown = [value for line in lines for value in line.values if value is not None]
    axis: dict[str, Any] = {
        "name": plain_text(words.axis_words(spec)),
        "name_font": {"bold": False, "color": LIGHT.muted},
        "num_font": {"color": LIGHT.muted},
        "num_format": 'General"%"' if spec.percent else "#,##0.##########",
        "major_gridlines": {"visible": True, "line": {"color": LIGHT.grid}},
        "line": {"none": True},
    }
    if spec.percent and max(shown, default=0.0) <= _ALL:
        axis["max"] = _ALL
    return axis
