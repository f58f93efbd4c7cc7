"""The line of people who can clear a barrier, and with whom in it a barrier lies.

A barrier goes to the project's own sponsor; where there is none, to the sponsors of its unit, of
the unit above, and so on to the top; at the end to the central QI team. Going up skips whoever has
it already. A level is a number that survives moves of teams: how far a unit lies from the top.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

QI_TEAM_LEVEL = 0


class Office(Enum):
    """In which role people can clear a barrier."""

    OF_PROJECT = "sponsor of the project"
    OF_UNIT = "sponsor of a unit"
    QI_TEAM = "central QI team"


@dataclass(frozen=True)
class Person:
    """Somebody who holds the office today."""

    id: int
    name: str


@dataclass(frozen=True)
class Level:
    """One step of the line. `depth`: 1 is the top unit, 2 a directorate; None is the project."""

    office: Office
    depth: int | None
    place: str  # the name of the unit; empty for the project
    people: tuple[Person, ...]

    def has(self, person_id: int) -> bool:
        return any(person.id == person_id for person in self.people)


def lies_at(line: Sequence[Level], escalated_to: int | None) -> Level:
    """The lowest level with anybody in it, from where the barrier was taken to.

    Where nobody is left at all, it is the QI team's, however empty that is.
    """
    reached = (level for level in line if level.people and _is_reached(level, escalated_to))
    return next(reached, line[-1])


def next_above(line: Sequence[Level], present: Level) -> Level | None:
    """The level to which it can be taken from `present`: the next with somebody else in it."""
    own = {person.id for person in present.people}
    above = line[line.index(present) + 1 :]
    return next((level for level in above if any(p.id not in own for p in level.people)), None)


def _is_reached(level: Level, escalated_to: int | None) -> bool:
    return escalated_to is None or (level.depth is not None and level.depth <= escalated_to)
