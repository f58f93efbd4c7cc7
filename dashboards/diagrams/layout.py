"""Where the boxes of a driver diagram stand, and how its links run.

Four columns from the aim to the ideas. Every box has a home: the first box it leads to. Homes form
trees, which are stacked so that each box stands at the middle of what leads to it; the other links
are drawn across. A hundred and fifty boxes take about a millisecond.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from charts.figures.drawing.lettering import width
from dashboards.diagrams.theory import Box, Line, Theory
from projects.layers import DEPTH, Layer

COLUMN = 240  # width of a box
BETWEEN = 76  # room for links between columns
ABOVE = 14  # between two boxes of a column
MARGIN = 16
HEADING = 34
TEXT_SIZE = 14
SMALL_SIZE = 12
LINE_HEIGHT = 19
SMALL_HEIGHT = 17
PADDING = 12


@dataclass(frozen=True)
class PlacedBox:
    """A box with its words broken into lines, and its place from the top left, in pixels."""

    box: Box
    x: float
    y: float
    height: float
    lines: tuple[str, ...]
    small_lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


@dataclass(frozen=True)
class PlacedLine:
    """A link from the left edge of its source to the right edge of its target."""

    line: Line
    start: tuple[float, float]
    end: tuple[float, float]
    is_home: bool


@dataclass(frozen=True)
class Layout:
    """The whole picture, in pixels."""

    width: float
    height: float
    boxes: tuple[PlacedBox, ...]
    lines: tuple[PlacedLine, ...]


SmallWords = Callable[[Box], tuple[str, ...]]


def lay_out(theory: Theory, *, small_words: SmallWords = lambda box: box.measure_words) -> Layout:
    """Place every box and link. `small_words` gives the small lines below a box's text."""
    homes = _homes(theory)
    stack = _Stack(theory, homes, small_words)
    for box in _roots(theory, homes):
        stack.place(box)
    placed = {p.box.key: p for p in stack.placed}
    lines = tuple(
        PlacedLine(
            line,
            (placed[line.source].x, placed[line.source].middle),
            (placed[line.target].x + COLUMN, placed[line.target].middle),
            is_home=homes.get(line.source) == line.target,
        )
        for line in theory.lines
        if line.source in placed and line.target in placed
    )
    return Layout(
        width=2 * MARGIN + 4 * COLUMN + 3 * BETWEEN,
        height=max((p.y + p.height for p in stack.placed), default=HEADING) + MARGIN,
        boxes=tuple(stack.placed),
        lines=lines,
    )


def column_of(layer: Layer) -> float:
    """The left edge of a layer's column."""
    return MARGIN + DEPTH[layer] * (COLUMN + BETWEEN)


def _homes(theory: Theory) -> dict[int, int]:
    """For each box the one it stands beside: the deepest it leads to, strong links first."""
    boxes = {box.key: box for box in theory.boxes}
    leading: dict[int, list[Line]] = defaultdict(list)
    for line in theory.lines:
        if line.source in boxes and line.target in boxes:
            leading[line.source].append(line)

    def rank(line: Line) -> tuple[int, bool, int, int]:
        target = boxes[line.target]
        return (-DEPTH[target.layer], not line.is_strong, target.place, target.key)

    return {source: min(lines, key=rank).target for source, lines in leading.items()}


def _roots(theory: Theory, homes: dict[int, int]) -> list[Box]:
    """Boxes that stand beside no other: the aim, and whatever is not linked yet."""
    roots = [box for box in theory.boxes if box.key not in homes]
    return sorted(roots, key=lambda box: (DEPTH[box.layer], box.place, box.key))


class _Stack:
    """Places trees of boxes from the top down, each box at the middle of its own."""

    def __init__(self, theory: Theory, homes: dict[int, int], small_words: SmallWords) -> None:
        self.placed: list[PlacedBox] = []
        self._small_words = small_words
        self._below: dict[Layer, float] = dict.fromkeys(Layer, HEADING + MARGIN)
        self._beside: dict[int, list[Box]] = defaultdict(list)
        for box in theory.boxes:
            if box.key in homes:
                self._beside[homes[box.key]].append(box)

    def place(self, box: Box) -> PlacedBox:
        beside = sorted(self._beside[box.key], key=lambda b: (DEPTH[b.layer], b.place, b.key))
        lines = wrapped(box.text, COLUMN - 2 * PADDING, TEXT_SIZE)
        small = tuple(
            line
            for words in self._small_words(box)
            for line in wrapped(words, COLUMN - 2 * PADDING, SMALL_SIZE)
        )
        height = 2 * PADDING + len(lines) * LINE_HEIGHT + len(small) * SMALL_HEIGHT
        top = self._below[box.layer]
        for deeper in list(Layer)[DEPTH[box.layer] + 1 :]:
            # What leads to this box begins no higher than the box could.
            self._below[deeper] = max(self._below[deeper], top)
        children = [self.place(child) for child in beside]
        if children:
            middle = (children[0].middle + children[-1].middle) / 2
            top = max(top, middle - height / 2)
        placed = PlacedBox(box, column_of(box.layer), top, height, lines, small)
        self._below[box.layer] = top + height + ABOVE
        self.placed.append(placed)
        return placed


def wrapped(text: str, room: float, size: float) -> tuple[str, ...]:
    """The words of `text` in as many lines as fit into `room` pixels each."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", size) <= room:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.extend(_broken(word, room, size))
    return tuple(lines)


def _broken(word: str, room: float, size: float) -> list[str]:
    """A word as it is, or in pieces where it alone is wider than the room."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
