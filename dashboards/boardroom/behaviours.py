"""How a board that leads improvement behaves: the items of its yearly survey, as data.

A survey keeps the items that it asked, so that results of another year keep their words when an
item changes here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

FEWEST = 5  # answers; with fewer, somebody could be recognised by theirs


@dataclass(frozen=True)
class Standing:
    """One of the three answers."""

    key: str
    label: str


STANDINGS = (
    Standing("established", "Established"),
    Standing("beginning", "Just beginning"),
    Standing("not_in_place", "Not in place"),
)
ITEMS: Mapping[str, str] = {
    "over_time": "We read data over time with its usual variation, and do not react to one point.",
    "questions": "We ask what lies behind a signal before we ask for an action plan.",
    "system": "When something goes wrong we ask what made it likely, not who is to blame.",
    "first_item": "A team tells of its improvement work at the beginning of every meeting.",
    "visits": "We visit teams, listen to what is in their way, and tell them what came of it.",
    "partners": "People who use our services, and carers, are heard before we decide.",
    "learning": "We treat a test that did not work as learning, and say so aloud.",
    "patience": "We give improvement time and room, and do not swap priorities halfway.",
}

Sums = dict[str, list[int]]


def summed(answers: Iterable[Mapping[str, str]], items: Iterable[str]) -> Sums:
    """How often each answer was given, item by item, in the order of `STANDINGS`.

    An item that fewer than `FEWEST` people answered is left out altogether.
    """
    answers = list(answers)
    sums: Sums = {}
    for item in items:
        given = [answer[item] for answer in answers if item in answer]
        if len(given) >= FEWEST:
            sums[item] = [given.count(standing.key) for standing in STANDINGS]
    return sums
