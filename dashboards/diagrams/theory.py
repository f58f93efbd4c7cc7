"""A team's theory as plain data: what drawing, outline, health and files are made from."""

from dataclasses import dataclass
from enum import StrEnum

from projects.layers import Layer


class IdeaState(StrEnum):
    """How far the tests of a change idea have come."""

    NOT_TESTED = "not_tested"
    TESTING = "testing"
    ADAPT = "adapt"
    ADOPTED = "adopted"
    ABANDONED = "abandoned"


IDEA_STATE_LABELS = {
    IdeaState.NOT_TESTED: "Not tested yet",
    IdeaState.TESTING: "Testing",
    IdeaState.ADAPT: "Being adapted",
    IdeaState.ADOPTED: "Adopted",
    IdeaState.ABANDONED: "Abandoned, and learned from",
}


@dataclass(frozen=True)
class Box:
    """One box: its words, the state of its tests, and what its measures say."""

    key: int
    layer: Layer
    text: str
    place: int = 0
    state: IdeaState | None = None
    measure_words: tuple[str, ...] = ()  # "Falls: improving"
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
        return sorted(
            (box for box in self.boxes if box.layer is layer), key=lambda box: (box.place, box.key)
        )


@dataclass(frozen=True)
class Gap:
    """Something the theory lacks, and what to do about it."""

    words: str
    boxes: tuple[Box, ...]


def gaps(theory: Theory) -> list[Gap]:
    """Theory health: what does not hang together yet."""
    fed = {line.target for line in theory.lines}
    leading = {line.source for line in theory.lines}
    drivers = [
        box
        for box in theory.boxes
        if box.layer is Layer.SECONDARY or (box.layer is Layer.PRIMARY and box.key not in fed)
    ]
    found = [
        Gap(
            "No change idea touches these drivers. Add an idea, or ask whether they matter.",
            tuple(box for box in drivers if box.key not in fed),
        ),
        Gap(
            "No measure watches these ideas. Add a process measure that would show if they work.",
            tuple(
                box
                for box in theory.in_layer(Layer.IDEA)
                if not box.measure_words and box.state is not IdeaState.ABANDONED
            ),
        ),
        Gap(
            "These lead nowhere yet. Link them to what they influence.",
            tuple(
                box for box in theory.boxes if box.layer is not Layer.AIM and box.key not in leading
            ),
        ),
        Gap(
            "Nobody has tested these ideas yet. Try one on one person this week.",
            tuple(
                box
                for box in theory.in_layer(Layer.IDEA)
                if box.state in (None, IdeaState.NOT_TESTED) and box.cycles == 0
            ),
        ),
    ]
    return [gap for gap in found if gap.boxes]
