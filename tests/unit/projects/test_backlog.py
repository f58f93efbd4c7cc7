"""The reply clock, and the orders of a backlog."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from projects.backlog import Order, Urgency, in_order, reply_clock

TODAY = date(2027, 3, 27)
NOW = datetime(2027, 3, 27, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Idea:
    name: str
    votes: int = 0
    impact: int | None = None
    effort: int | None = None
    days: int = 0  # since it was suggested
    answered: int | None = None  # days ago

    @property
    def suggested_at(self) -> datetime:
        return NOW - timedelta(days=self.days)

    @property
    def replied_at(self) -> datetime | None:
        return None if self.answered is None else NOW - timedelta(days=self.answered)


def names(order: Order, *ideas: Idea) -> str:
    return "".join(idea.name for idea in in_order(ideas, order))


@pytest.mark.parametrize(
    ("days", "urgency"),
    [
        (0, Urgency.IN_TIME),
        (13, Urgency.IN_TIME),
        (14, Urgency.LATE),
        (27, Urgency.LATE),
        (28, Urgency.FAR_TOO_LATE),
    ],
)
def test_the_longer_somebody_waits_the_more_urgent_is_a_reply(days: int, urgency: Urgency) -> None:
    clock = reply_clock(TODAY - timedelta(days=days), None, today=TODAY)

    assert (clock.days, clock.urgency, clock.is_running) == (days, urgency, True)


def test_a_reply_stops_the_clock_for_good() -> None:
    clock = reply_clock(date(2027, 1, 1), date(2027, 1, 21), today=TODAY)

    assert (clock.days, clock.urgency, clock.is_running) == (20, Urgency.ANSWERED, False)


def test_an_idea_from_a_place_where_it_is_tomorrow_waits_no_days() -> None:
    assert reply_clock(TODAY + timedelta(days=1), None, today=TODAY).days == 0


def test_most_votes_first_and_among_equals_the_newest() -> None:
    ideas = [Idea("a", votes=1, days=9), Idea("b", votes=3), Idea("c", votes=1, days=2)]

    assert names(Order.VOTES, *ideas) == "bca"


def test_big_impact_for_little_effort_first_and_what_is_not_weighed_last() -> None:
    ideas = [
        Idea("a", impact=5, effort=5),
        Idea("b", impact=4, effort=1),
        Idea("c", impact=2, effort=2),
        Idea("d", impact=5),
        Idea("e"),
        Idea("f", impact=1, effort=4),
    ]

    assert names(Order.WORTH, *reversed(ideas)) == "bacfde"


def test_the_longest_waiting_first_and_the_answered_last() -> None:
    ideas = [
        Idea("a", days=3),
        Idea("b", days=40, answered=1),
        Idea("c", days=20),
        Idea("d", days=50, answered=9),
    ]

    assert names(Order.WAITING, *ideas) == "cabd"


def test_the_newest_first() -> None:
    ideas = [Idea("a", days=3), Idea("b", days=1), Idea("c", days=2)]

    assert names(Order.NEWEST, *ideas) == "bca"
