"""Axes, phase boundaries and flags of the interactive figure."""

from datetime import date, timedelta
from typing import Any

from charts.figures import alt_text, words
from charts.figures.drawing.drawn import as_drawn
from charts.figures.drawing.markup import FONTS
from charts.figures.drawing.palette import LIGHT
from charts.figures.drawing.scales import value_scale
from charts.figures.period_words import day_words, short_words
from charts.figures.spec import ChartSpec, Mark
from charts.figures.timeline import Timeline

Figure = dict[str, Any]
Place = str | float

_MIDDLE = {"week": timedelta(days=3), "month": timedelta(days=15), "quarter": timedelta(days=45)}
_MOST_TICKS = 6
_HEIGHT = 460
_STEPS = 6


class TimeAxis:
    """Where things stand: by date where there is a rhythm, else one event after the other.

    As in the drawing, a point stands in the middle of its period, so that a change on the first day
    of a period lies before the point of that period.
    """

    def __init__(self, spec: ChartSpec) -> None:
        self.timeline = Timeline(spec.analysis.labels, spec.rhythm)
        self.is_dated = self.timeline.is_regular
        into = _MIDDLE.get(spec.rhythm, timedelta())
        self.places: list[Place] = [
            (day + into).isoformat() if self.is_dated else float(index + 1)
            for index, day in enumerate(self.timeline.days)
        ]

    def of_day(self, day: date) -> Place:
        return day.isoformat() if self.is_dated else self.timeline.locate(day) + 1

    def before_point(self, index: int) -> Place:
        """Where the period of a point begins."""
        return self.timeline.days[index].isoformat() if self.is_dated else index + 0.5

    def as_plotly(self) -> Figure:
        common: Figure = {
            "showgrid": False,
            "zeroline": False,
            "linecolor": LIGHT.axis,
            "ticks": "outside",
        }
        if self.is_dated:
            return {**common, "type": "date", "ticklabelmode": "period"}
        step = -(-len(self.places) // _MOST_TICKS) or 1
        names = [short_words(day.isoformat(), "event") for day in self.timeline.days[::step]]
        return {
            **common,
            "type": "linear",
            "tickangle": 0,
            "tickvals": self.places[::step],
            "ticktext": names,
        }


def layout(spec: ChartSpec, axis: TimeAxis) -> Figure:
    """The `layout` of the figure."""
    starts = [phase.start for phase in spec.analysis.phases[1:]]
    flags = [(number, mark, axis.of_day(mark.day)) for number, mark in spec.numbered_marks()]
    if not axis.places:
        flags = []
    drawn = as_drawn(spec.analysis)
    up = value_scale(drawn, 0, _HEIGHT, about=_STEPS, percent=spec.percent)
    boundaries = [_upright(axis.before_point(start), "solid", LIGHT.axis) for start in starts]
    return {
        "title": {"text": plain(alt_text.name(spec)), "x": 0, "xref": "paper"},
        "font": {"family": FONTS, "size": 13, "color": LIGHT.ink},
        "paper_bgcolor": LIGHT.ground,
        "plot_bgcolor": LIGHT.ground,
        "hovermode": "closest",
        "height": _HEIGHT,
        "margin": {"l": 64, "r": 24, "t": 72, "b": 64},
        "legend": {"orientation": "h", "y": -0.16},
        "xaxis": axis.as_plotly(),
        "yaxis": {
            "title": {"text": plain(words.axis_words(spec))},
            "gridcolor": LIGHT.grid,
            "range": [up.low, up.high],
            "zeroline": False,
            "ticksuffix": "%" if spec.percent else "",
            "separatethousands": True,
        },
        "shapes": [*boundaries, *(_upright(place, "dot", LIGHT.flag) for _, _, place in flags)],
        "annotations": [_flag(number, mark, place) for number, mark, place in flags],
    }


def plain(text: str) -> str:
    """Text without meaning for the little HTML that Plotly reads."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _upright(place: Place, dash: str, colour: str) -> Figure:
    return {
        "type": "line",
        "xref": "x",
        "yref": "paper",
        "x0": place,
        "x1": place,
        "y0": 0,
        "y1": 1,
        "line": {"color": colour, "width": 1, "dash": dash},
    }


def _flag(number: int, mark: Mark, place: Place) -> Figure:
    return {
        "xref": "x",
        "yref": "paper",
        "x": place,
        "y": 1,
        "yanchor": "bottom",
        "text": str(number),
        "hovertext": plain(f"{day_words(mark.day)}: {mark.text}"),
        "showarrow": False,
        "bgcolor": LIGHT.flag,
        "font": {"color": LIGHT.on_flag, "size": 12},
        "borderpad": 3,
    }
