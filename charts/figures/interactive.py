"""The same chart as a Plotly figure, for zooming and picking points: plain dictionaries, no Plotly.

Everything a person typed passes `plain` before it gets into a text, because Plotly reads a little
HTML there. The vendor's cloud has no part in it: its button and its address are off.
"""

from typing import Any

from charts.figures import alt_text, marks, words
from charts.figures.drawing.drawn import as_drawn, data_lines
from charts.figures.drawing.palette import LIGHT
from charts.figures.interactive_layout import Figure, TimeAxis, layout, plain
from charts.figures.method_words import centre_name
from charts.figures.spec import ChartSpec
from charts.figures.table import TableRow, rows

_SYMBOLS = {
    "common": ("circle", LIGHT.common, 6),
    "improvement": ("circle", LIGHT.improvement, 12),
    "concern": ("diamond", LIGHT.concern, 12),
    "neutral_high": ("triangle-up", LIGHT.neutral, 12),
    "neutral_low": ("triangle-down", LIGHT.neutral, 12),
    "neutral": ("square", LIGHT.neutral, 10),
    "excluded": ("circle-x-open", LIGHT.common, 10),
}
_DASHES = {"limit": "7px,4px", "target": "1px,4px", "centre": "solid"}
CONFIG: Figure = {
    "displaylogo": False,
    "displayModeBar": True,
    "responsive": True,
    "scrollZoom": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "typesetMath": False,
    "modeBarButtonsToRemove": ["sendChartToCloud", "select2d", "lasso2d", "autoScale2d"],
}


def plotly_figure(spec: ChartSpec) -> Figure:
    """`data`, `layout` and `config` for `Plotly.newPlot`, with the numbers of the drawing."""
    axis = TimeAxis(spec)
    places = axis.places
    table = rows(spec)
    return {
        "data": [*_lines(spec, places), *_data_lines(spec, places), *_points(spec, places, table)],
        "layout": layout(spec, axis),
        "config": {**CONFIG, "toImageButtonOptions": {"filename": _file_name(spec)}},
    }


def _lines(spec: ChartSpec, places: list[Any]) -> list[Figure]:
    """Limits and centre phase by phase, each phase a line of its own, and the target."""
    drawn = as_drawn(spec.analysis)
    centre = centre_name(drawn.method)
    kinds = (
        ("Lower limit", "limit", drawn.lower, LIGHT.limit),
        ("Upper limit", "limit", drawn.upper, LIGHT.limit),
        (centre, "centre", drawn.centre, LIGHT.centre),
    )
    traces, last = [], len(drawn.phases) - 1
    for name, kind, line, colour in kinds:
        for number, phase in enumerate(drawn.phases):
            part = slice(phase.start, phase.stop)
            if any(value is not None for value in line[part]):
                trace = _line(name, places[part], list(line[part]), kind, colour)
                trace["text"] = [f"{name} {words.line_words(spec, value)}" for value in line[part]]
                trace["showlegend"] = number == last and name != "Lower limit"
                traces.append(trace)
    if drawn.target is not None and places:
        target = [drawn.target] * len(places)
        trace = _line("Target", places, target, "target", LIGHT.target)
        trace["text"] = [f"Target {words.line_words(spec, drawn.target)}"] * len(places)
        traces.append(trace)
    return traces


def _line(name: str, x: list[Any], y: list[Any], kind: str, colour: str) -> Figure:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": "Limits" if kind == "limit" else name,
        "legendgroup": kind,
        "x": x,
        "y": y,
        "line": {
            "color": colour,
            "width": 2 if kind == "target" else 1.5,
            "dash": _DASHES[kind],
            "shape": "hvh" if kind == "limit" else "linear",
        },
        "hoverinfo": "text",
        # A level line runs past missing points, a stepped one has a gap where a point has none.
        "connectgaps": len({value for value in y if value is not None}) == 1,
    }


def _data_lines(spec: ChartSpec, places: list[Any]) -> list[Figure]:
    """The line from point to point; excluded points are passed by, missing ones leave a gap."""
    excluded = spec.analysis.excluded
    traces = []
    for line in data_lines(spec.analysis):
        kept = [index for index in range(len(line)) if not excluded[index]]
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": [places[index] for index in kept],
                "y": [line[index] for index in kept],
                "line": {"color": LIGHT.data, "width": 1.5},
                "hoverinfo": "skip",
                "showlegend": False,
                "connectgaps": False,
            }
        )
    return traces


def _points(spec: ChartSpec, places: list[Any], table: tuple[TableRow, ...]) -> list[Figure]:
    """One trace for each shape, with the words of the table on every point."""
    drawn = as_drawn(spec.analysis)
    shapes = [marks.shape_of(spec, index) for index in range(len(table))]
    traces = []
    for shape, meaning in marks.meanings(spec).items():
        members = [index for index, found in enumerate(shapes) if found == shape]
        if not members:
            continue
        symbol, colour, size = _SYMBOLS[shape]
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": meaning,
                "x": [places[index] for index in members],
                "y": [drawn.values[index] for index in members],
                "marker": {
                    "symbol": symbol,
                    "color": colour,
                    "size": size,
                    "line": {"color": LIGHT.ground, "width": 0 if "open" in symbol else 1},
                },
                "text": [_hover_words(table[index]) for index in members],
                "hoverinfo": "text",
            }
        )
    return traces


def _hover_words(row: TableRow) -> str:
    parts = [f"<b>{plain(row.period)}</b>", plain(row.full_value), plain(row.mark)]
    return "<br>".join([*parts, plain(row.note)] if row.note else parts)


def _file_name(spec: ChartSpec) -> str:
    kept = "".join(letter if letter.isalnum() else "-" for letter in alt_text.name(spec).lower())
    return "-".join(part for part in kept.split("-") if part)[:80] or "chart"
