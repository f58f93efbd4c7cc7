"""A funnel for Plotly, as plain dictionaries."""

from charts.figures.drawing.palette import LIGHT
from charts.figures.funnel.spec import FunnelSpec
from charts.figures.interactive import CONFIG
from charts.figures.interactive_layout import Figure, plain


def plotly_funnel(spec: FunnelSpec) -> Figure:
    """Units as points, limits as lines; every word of a person is escaped."""
    funnel, curve = spec.funnel, spec.funnel.curve
    limits = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": list(curve.denominators),
            "y": list(line),
            "name": name,
            "line": {"color": LIGHT.limit, "dash": "dash", "width": 1.3},
            "hoverinfo": "skip",
        }
        for name, line in (("Lower limit", curve.lower), ("Upper limit", curve.upper))
    ]
    units = {
        "type": "scatter",
        "mode": "markers",
        "x": list(funnel.limits.denominators),
        "y": list(funnel.values),
        "text": [plain(name) for name in funnel.names],
        "name": "Units",
        "marker": {
            "color": [LIGHT.neutral if out else LIGHT.common for out in funnel.outside],
            "symbol": ["square" if out else "circle" for out in funnel.outside],
            "size": 9,
        },
    }
    layout = {
        "title": {"text": plain(spec.title)},
        "xaxis": {"title": {"text": plain(f"Number of {spec.size_words}")}, "rangemode": "tozero"},
        "yaxis": {"title": {"text": plain(spec.value_words)}},
        "showlegend": False,
    }
    return {"data": [*limits, units], "layout": layout, "config": dict(CONFIG)}
