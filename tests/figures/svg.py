"""Reading a drawing back: its parts by their data attributes, its words with the room they take."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from charts.figures.drawing import LIGHT, Palette, Size, draw_chart
from charts.figures.drawing.lettering import SLACK, width
from charts.figures.spec import ChartSpec

_NAMESPACE = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Words:
    """One line of text and the box around it, without the slack that layouts keep."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    def overlaps(self, other: "Words") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Drawing:
    """The element tree of an SVG."""

    def __init__(self, spec: ChartSpec, size: Size = Size.WIDE, palette: Palette = LIGHT) -> None:
        self.text = draw_chart(spec, size=size, palette=palette)
        self.root = ElementTree.fromstring(self.text)

    def all(self, name: str) -> list[ElementTree.Element]:
        return list(self.root.iter(_NAMESPACE + name))

    def marked(self, attribute: str, value: str | None = None) -> list[ElementTree.Element]:
        """Elements with a data attribute, in the order of drawing."""
        return [
            element
            for element in self.root.iter()
            if (found := element.get(f"data-{attribute}")) is not None and value in (None, found)
        ]

    def points(self) -> list[ElementTree.Element]:
        """The groups of the points in order of time."""
        return sorted(self.marked("point"), key=lambda point: int(point.get("data-point", "")))

    def shapes(self) -> list[str]:
        """What stands at each point: 'circle', 'path', both, or nothing."""
        return [
            " ".join(part.tag.removeprefix(_NAMESPACE) for part in point) for point in self.points()
        ]

    def line(self, kind: str) -> str:
        """The path data of all lines of a kind, one after the other."""
        return "".join(element.get("d", "") for element in self.marked("line", kind))

    def words(self) -> Iterator[Words]:
        for element in self.all("text"):
            text = element.text or ""
            size = float(element.get("font-size", ""))
            room = width(text, size, bold=element.get("font-weight") == "600") / SLACK
            x, y = float(element.get("x", "")), float(element.get("y", ""))
            left = x - {"middle": room / 2, "end": room}.get(element.get("text-anchor", ""), 0)
            yield Words(text, left, left + room, y - size * 0.75, y + size * 0.2)

    def says(self, text: str) -> bool:
        return any(words.text == text for words in self.words())


def corners(path: str) -> list[tuple[float, float]]:
    """The points of path data made of M and L."""
    return [(float(x), float(y)) for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", path)]
