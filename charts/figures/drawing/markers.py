"""The shapes of the points. Each meaning has a shape of its own, colour only repeats it."""

from charts.figures.drawing.markup import element, path
from charts.figures.drawing.palette import Palette

_SMALLEST, _LARGEST = 1.4, 3.4
_SHARE_OF_PITCH = 0.24
_SIGNAL_SMALLEST = 3.2


def radius_for(pitch: float) -> float:
    """Radius of a common point when points stand `pitch` pixels apart."""
    return min(_LARGEST, max(_SMALLEST, pitch * _SHARE_OF_PITCH))


def marker(kind: str, x: float, y: float, radius: float, palette: Palette) -> str:
    """The shape of one kind of point, as `marks.shape_of` names it, around x and y."""
    if kind == "common":
        return element("circle", cx=x, cy=y, r=radius, fill=palette.common)
    if kind == "excluded":
        return _crossed(x, y, max(radius, 2.6) * 1.5, palette)
    size = max(radius, _SIGNAL_SMALLEST)
    if kind == "improvement":
        return element(
            "circle", cx=x, cy=y, r=size * 1.7, fill=palette.improvement, **_rim(palette)
        )
    if kind == "concern":
        corners = _corners(x, y, size * 2.1, ((0, -1), (1, 0), (0, 1), (-1, 0)))
        return element("path", d=corners, fill=palette.concern, **_rim(palette))
    if kind == "neutral":
        corners = _corners(x, y, size * 1.4, ((-1, -1), (1, -1), (1, 1), (-1, 1)))
        return element("path", d=corners, fill=palette.neutral, **_rim(palette))
    point = 1 if kind == "neutral_low" else -1
    corners = _corners(x, y, size * 2.3, ((0, point), (0.95, -0.7 * point), (-0.95, -0.7 * point)))
    return element("path", d=corners, fill=palette.neutral, **_rim(palette))


def _rim(palette: Palette) -> dict[str, str | float | None]:
    """A rim in the colour of the ground parts a signal from lines and neighbours."""
    return {"stroke": palette.ground, "stroke_width": 1.5, "stroke_linejoin": "round"}


def _crossed(x: float, y: float, radius: float, palette: Palette) -> str:
    arm = radius * 0.62
    cross = path([(x - arm, y - arm), (x + arm, y + arm)]) + path(
        [(x - arm, y + arm), (x + arm, y - arm)]
    )
    pen: dict[str, str | float | None] = {"stroke": palette.common, "stroke_width": 1.3}
    return element("circle", cx=x, cy=y, r=radius, fill=palette.ground, **pen) + element(
        "path", d=cross, fill="none", **pen
    )


def _corners(x: float, y: float, size: float, offsets: tuple[tuple[float, float], ...]) -> str:
    return path((x + across * size, y + down * size) for across, down in offsets) + "Z"
