"""Where the boxes of a driver diagram stand, and how its links run.

Four columns from the aim to the ideas. Every box has a home (`theory.homes`). Homes form trees,
which are stacked so that each box stands at the middle of what leads to it, unless that is more
than a screen away; the other links are drawn across. A hundred and fifty boxes take about a
millisecond and a half.
"""

from collections import defaultdict
from dataclasses import dataclass

from charts.figures.drawing.lettering import width
from dashboards.diagrams.theory import Box, Line, Theory, homes, order
from projects.layers import DEPTH, Layer

WIDTHS = {Layer.AIM: 210.0, Layer.PRIMARY: 220.0, Layer.SECONDARY: 250.0, Layer.IDEA: 310.0}
BETWEEN = 56  # room for links between columns
ABOVE = 12  # between two boxes of a column
REACH = 260  # how far below the first of its own a box may stand
MARGIN = 16
HEADING = 50  # the names of the columns, with the margin above them
TEXT_SIZE = 14
SMALL_SIZE = 12
LINE_HEIGHT = 19
SMALL_HEIGHT = 18
PADDING = 11


@dataclass(frozen=True)
class PlacedBox:
    """A box with its words broken into lines, and its place from the top left, in pixels."""

    box: Box
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    @property
    def right(self) -> float:
        return self.x + self.width


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


def lay_out(theory: Theory) -> Layout:
    """Place every box and link."""
    own = homes(theory)
    stack = _Stack(theory, own)
    for box in sorted((box for box in theory.boxes if box.key not in own), key=order):
        stack.place(box)
    placed = {p.box.key: p for p in stack.placed}
    lines = tuple(
        PlacedLine(
            line,
            (placed[line.source].x, placed[line.source].middle),
            (placed[line.target].right, placed[line.target].middle),
            is_home=own.get(line.source) == line,
        )
        for line in theory.lines
        if line.source in placed and line.target in placed
    )
    return Layout(
        width=column_of(Layer.IDEA) + WIDTHS[Layer.IDEA] + MARGIN,
        height=max((p.y + p.height for p in stack.placed), default=HEADING) + MARGIN,
        boxes=tuple(stack.placed),
        lines=lines,
    )


def column_of(layer: Layer) -> float:
    """The left edge of a layer's column."""
    before = [WIDTHS[other] for other in Layer if DEPTH[other] < DEPTH[layer]]
    return MARGIN + sum(before) + BETWEEN * len(before)


def small_lines(box: Box) -> int:
    """How many lines of small words a box has: the state of an idea, two for each measure."""
    return (box.state is not None) + 2 * len(box.watches)


class _Stack:
    """Places trees of boxes from the top down."""

    def __init__(self, theory: Theory, own: dict[int, Line]) -> None:
        self.placed: list[PlacedBox] = []
        self._below: dict[Layer, float] = dict.fromkeys(Layer, HEADING + 4.0)
        self._beside: dict[int, list[Box]] = defaultdict(list)
        for box in theory.boxes:
            if box.key in own:
                self._beside[own[box.key].target].append(box)

    def place(self, box: Box) -> PlacedBox:
        room = WIDTHS[box.layer] - 2 * PADDING
        lines = wrapped(box.text, room, TEXT_SIZE)
        height = 2 * PADDING + len(lines) * LINE_HEIGHT + small_lines(box) * SMALL_HEIGHT
        top = self._below[box.layer]
        for deeper in list(Layer)[DEPTH[box.layer] + 1 :]:
            # What leads to this box begins no higher than the box could.
            self._below[deeper] = max(self._below[deeper], top)
        children = [self.place(child) for child in sorted(self._beside[box.key], key=order)]
        if children:
            middle = (children[0].middle + children[-1].middle) / 2
            top = max(top, min(middle - height / 2, children[0].y + REACH))
        placed = PlacedBox(box, column_of(box.layer), top, WIDTHS[box.layer], height, lines)
        self._below[box.layer] = top + height + ABOVE
        self.placed.append(placed)
        return placed


def wrapped(text: str, room: float, size: float) -> tuple[str, ...]:
    """The words of `text` in as many lines as fit into `room` pixels each."""
    space = width(" ", size)
    lines: list[str] = []
    used = 0.0
    for word in text.split():
        wide = width(word, size)
        if lines and used + space + wide <= room:
            lines[-1] = f"{lines[-1]} {word}"
            used += space + wide
        elif wide <= room:
            lines.append(word)
            used = wide
        else:
            lines.extend(_broken(word, room, size))
            used = width(lines[-1], size)
    return tuple(lines)


def _broken(word: str, room: float, size: float) -> list[str]:
    """A word in pieces that are no wider than the room."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
