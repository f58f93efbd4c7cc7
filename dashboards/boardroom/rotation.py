"""Whose turn it is to present: every project and every directorate in its time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Turn:
    """A project with something to tell, and when it and its directorate were last heard."""

    key: int
    title: str
    directorate: str
    tells: str  # what it has to tell
    rank: int  # how much that is; the smallest first
    presented: date | None = None
    directorate_presented: date | None = None


def in_turn(turns: Iterable[Turn]) -> list[Turn]:
    """Never heard before long ago, project before directorate; then who has most to tell."""
    return sorted(
        turns,
        key=lambda turn: (
            turn.presented or date.min,
            turn.directorate_presented or date.min,
            turn.rank,
            turn.title,
            turn.key,
        ),
    )
