"""Drawings of a chart as SVG: `draw_chart(spec, size=Size.WIDE)`."""

from charts.figures.drawing.chart import draw_chart, draw_sizes
from charts.figures.drawing.frame import Size
from charts.figures.drawing.palette import DARK, LIGHT, Palette, on_dark

__all__ = ["DARK", "LIGHT", "Palette", "Size", "draw_chart", "draw_sizes", "on_dark"]
