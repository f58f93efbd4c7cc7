"""Theory health: what in a diagram does not hang together yet, and what to do about it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from dashboards.diagrams.theory import Box, IdeaState, Theory
from projects.layers import Layer


@dataclass(frozen=True)
class Gap:
    """Something the theory lacks, and the boxes that lack it."""

    words: str
    advice: str
    boxes: tuple[Box, ...]


def gaps(theory: Theory) -> list[Gap]:
    """Everything the theory lacks, the most basic first."""
    ideas = theory.in_layer(Layer.IDEA)
    found = [
        Gap(
            _("Boxes that lead nowhere"),
            _("Link them to what they influence."),
            tuple(_leading_nowhere(theory)),
        ),
        Gap(
            _("Drivers that no idea touches"),
            _("Add an idea, or ask whether they matter."),
            tuple(_untouched(theory)),
        ),
        Gap(
            _("Ideas that no measure watches"),
            _("Add a process measure that would show whether they work."),
            tuple(box for box in _unwatched(theory) if box.state is not IdeaState.ABANDONED),
        ),
        Gap(
            _("Ideas that nobody has tested"),
            _("Try one on one person this week."),
            tuple(box for box in ideas if box.state is IdeaState.NOT_TESTED and not box.cycles),
        ),
    ]
    return [gap for gap in found if gap.boxes]


def _leading_nowhere(theory: Theory) -> list[Box]:
    leading = {line.source for line in theory.lines}
    return [box for box in theory.boxes if box.layer is not Layer.AIM and box.key not in leading]


def _untouched(theory: Theory) -> list[Box]:
    """Drivers to which nothing leads. A primary driver may stand on secondary ones alone."""
    fed = {line.target for line in theory.lines}
    drivers = [*theory.in_layer(Layer.PRIMARY), *theory.in_layer(Layer.SECONDARY)]
    return [box for box in drivers if box.key not in fed]


def _unwatched(theory: Theory) -> list[Box]:
    """Ideas without a measure of their own or of a driver that they lead to."""
    watched = {box.key for box in theory.boxes if box.watches and box.layer is not Layer.AIM}
    watched |= {line.source for line in theory.lines if line.target in watched}
    return [box for box in theory.in_layer(Layer.IDEA) if box.key not in watched]
