"""How each kind of line is drawn: told apart by dashes as well as by colour."""

from charts.figures.drawing.markup import Attribute
from charts.figures.drawing.palette import Palette


def pen(kind: str, palette: Palette) -> dict[str, Attribute]:
    """Stroke attributes of a kind of line: centre, limit, warning, target or data."""
    if kind == "centre":
        return {"stroke": palette.centre, "stroke_width": 1.6, "fill": "none"}
    if kind == "limit":
        return {
            "stroke": palette.limit,
            "stroke_width": 1.4,
            "stroke_dasharray": "7 4",
            "fill": "none",
        }
    if kind == "warning":
        return {
            "stroke": palette.limit,
            "stroke_width": 1,
            "stroke_dasharray": "2 4",
            "fill": "none",
        }
    if kind == "target":
        return {
            "stroke": palette.target,
            "stroke_width": 2.2,
            "stroke_dasharray": "0.1 5",
            "stroke_linecap": "round",
            "fill": "none",
        }
    return {"stroke": palette.data, "stroke_width": 1.5, "stroke_linejoin": "round", "fill": "none"}
