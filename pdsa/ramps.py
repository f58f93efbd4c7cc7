"""Ramps: tests of one change, each grown from the one before it. Pure."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from pdsa.stages import Decision, Scale

Key = TypeVar("Key")


def ramps_from(previous: Mapping[Key, Key | None]) -> list[list[Key]]:
    """Whole ramps, each from its first cycle on, in the order in which those were given.

    `previous` holds for each cycle the one it grew from. One that is not among the keys counts as
    none, so a part of a ramp can be told too.

    >>> ramps_from({"a": None, "b": "a", "x": None, "c": "b"})
    [['a', 'b', 'c'], ['x']]
    """
    following = {before: cycle for cycle, before in previous.items() if before is not None}
    return [
        list(_from(first, following))
        for first, before in previous.items()
        if before is None or before not in previous
    ]


def would_loop(cycle: Key, proposed: Key | None, previous: Mapping[Key, Key | None]) -> bool:
    """Whether a cycle that grew from `proposed` would in the end have grown from itself."""
    seen: set[Key] = set()
    while proposed is not None and proposed not in seen:
        if proposed == cycle:
            return True
        seen.add(proposed)
        proposed = previous.get(proposed)
    return False


def next_scale(scale: Scale, decision: Decision) -> Scale:
    """How widely to try next: what works goes one step wider, what is changed stays where it is."""
    if decision is not Decision.ADOPT:
        return scale
    sizes = list(Scale)
    return sizes[min(sizes.index(scale) + 1, len(sizes) - 1)]


def _from(first: Key, following: Mapping[Key, Key]) -> Iterable[Key]:
    cycle: Key | None = first
    while cycle is not None:
        yield cycle
        cycle = following.get(cycle)
