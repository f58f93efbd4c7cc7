"""A team's theory as plain data: what drawing, outline, health and files are made from."""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from common.language import lazily
from projects.layers import DEPTH, Layer


class IdeaState(StrEnum):
    """How far the tests of a change idea have come."""

    NOT_TESTED = "not_tested"
    TESTING = "testing"
    ADAPT = "adapt"
    ADOPTED = "adopted"
    ABANDONED = "abandoned"


IDEA_STATE_LABELS = {
    IdeaState.NOT_TESTED: lazily("Not tested yet"),
    IdeaState.TESTING: lazily("Testing"),
    IdeaState.ADAPT: lazily("Being adapted"),
    IdeaState.ADOPTED: lazily("Adopted"),
    IdeaState.ABANDONED: lazily("Abandoned, and learned from"),
}


@dataclass(frozen=True)
class Watch:
    """A measure that watches a box: its name, what its chart says, and its newest values."""

    name: str
    variation: str  # a key of `common.verdicts.VARIATIONS`
    word: str  # "Improving"
    values: tuple[float | None, ...] = ()

    @property
    def words(self) -> str:
        return f"{self.name}: {self.word}"


@dataclass(frozen=True)
class Box:
    """One box: its words, the state of its tests, and the measures that watch it."""

    key: int
    layer: Layer
    text: str
    place: int = 0
    state: IdeaState | None = None
    watches: tuple[Watch, ...] = ()
    cycles: int = 0


@dataclass(frozen=True)
class Line:
    """`source` is thought to influence `target`, which is nearer the aim."""

    source: int
    target: int
    is_strong: bool = True


@dataclass(frozen=True)
class Theory:
    """A whole diagram."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]

    def in_layer(self, layer: Layer) -> list[Box]:
        """The boxes of a layer in their order."""
        return sorted((box for box in self.boxes if box.layer is layer), key=order)


def order(box: Box) -> tuple[int, int, int]:
    """Boxes of one home in the order in which people put them."""
    return (DEPTH[box.layer], box.place, box.key)


def homes(theory: Theory) -> dict[int, Line]:
    """For each linked box the link to the one it stands beside.

    The deepest that it leads to, strong links first. Homes make trees out of the diagram: each
    box stands once in picture and outline, and its other links are named beside it.
    """
    boxes = {box.key: box for box in theory.boxes}
    leading: dict[int, list[Line]] = defaultdict(list)
    for line in theory.lines:
        if line.source in boxes and line.target in boxes:
            leading[line.source].append(line)

    def rank(line: Line) -> tuple[int, bool, int, int]:
        target = boxes[line.target]
        return (-DEPTH[target.layer], not line.is_strong, target.place, target.key)

    return {source: min(lines, key=rank) for source, lines in leading.items()}
