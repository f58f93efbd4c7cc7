"""How a board that leads improvement behaves: the items of its yearly survey, as data.

A survey keeps the items that it asked, so that results of another year keep their words when an
item changes here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from common.language import lazily

FEWEST = 5  # answers; with fewer, somebody could be recognised by theirs


@dataclass(frozen=True)
class Standing:
    """One of the three answers."""

    key: str
    label: str


STANDINGS = (
    Standing("established", lazily("Established")),
    Standing("beginning", lazily("Just beginning")),
    Standing("not_in_place", lazily("Not in place")),
)
ITEMS: Mapping[str, str] = {
    "over_time": lazily(
        "We read data over time with its usual variation, and do not react to one point."
    ),
    "questions": lazily("We ask what lies behind a signal before we ask for an action plan."),
    "system": lazily("When something goes wrong we ask what made it likely, not who is to blame."),
    "first_item": lazily("A team tells of its improvement work at the beginning of every meeting."),
    "visits": lazily(
        "We visit teams, listen to what is in their way, and tell them what came of it."
    ),
    "partners": lazily("People who use our services, and carers, are heard before we decide."),
    "learning": lazily("We treat a test that did not work as learning, and say so aloud."),
    "patience": lazily("We give improvement time and room, and do not swap priorities halfway."),
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
