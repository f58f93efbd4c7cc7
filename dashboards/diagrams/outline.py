"""A diagram as a list of lists: each box under its home, its other links named beside it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from dashboards.diagrams.theory import Box, Line, Theory, homes, order


@dataclass(frozen=True)
class Branch:
    """A box in the outline with everything under it."""

    box: Box
    is_strong: bool  # how it leads to the box above it
    also: tuple[Box, ...]  # what else it leads to
    below: tuple["Branch", ...]

    @property
    def keys(self) -> list[int]:
        """The boxes right under this one, in order."""
        return [branch.box.key for branch in self.below]


def outline(theory: Theory) -> tuple[Branch, ...]:
    """The branches that stand under no other: the aim first, then what is not linked yet."""
    boxes = {box.key: box for box in theory.boxes}
    own = homes(theory)
    beneath: dict[int, list[Box]] = defaultdict(list)
    for source, line in own.items():
        beneath[line.target].append(boxes[source])
    also: dict[int, list[Box]] = defaultdict(list)
    for line in theory.lines:
        if line.source in boxes and line.target in boxes and own[line.source] != line:
            also[line.source].append(boxes[line.target])

    def branch(box: Box, home: Line | None) -> Branch:
        return Branch(
            box,
            is_strong=home is None or home.is_strong,
            also=tuple(sorted(also[box.key], key=order)),
            below=tuple(branch(b, own[b.key]) for b in sorted(beneath[box.key], key=order)),
        )

    roots = sorted((box for box in theory.boxes if box.key not in own), key=order)
    return tuple(branch(box, None) for box in roots)


def walk(branches: tuple[Branch, ...]) -> Iterator[Branch]:
    """Every branch, each followed by those under it."""
    for branch in branches:
        yield branch
        yield from walk(branch.below)


def neighbours(branches: tuple[Branch, ...], key: int) -> tuple[list[int], int]:
    """The boxes of the same layer under the same home, and where among them this one stands."""
    for row in (branches, *(branch.below for branch in walk(branches))):
        own = next((branch.box for branch in row if branch.box.key == key), None)
        if own is not None:
            keys = [branch.box.key for branch in row if branch.box.layer is own.layer]
            return keys, keys.index(key)
    raise KeyError(key)
