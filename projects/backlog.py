"""How change ideas are weighed, how long they wait for a reply, and the order they stand in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from common.language import lazily

PATIENCE = 14  # days in which whoever suggested an idea hears what becomes of it
FAR_TOO_LONG = 28

IMPACT = {
    1: lazily("hardly any difference"),
    2: lazily("a small difference"),
    3: lazily("a clear difference"),
    4: lazily("a big difference"),
    5: lazily("could change everything"),
}
EFFORT = {
    1: lazily("done today"),
    2: lazily("a few days"),
    3: lazily("a few weeks"),
    4: lazily("months of work"),
    5: lazily("months and money"),
}


class Order(StrEnum):
    """What stands first in a backlog."""

    VOTES = "votes"
    WORTH = "worth"
    WAITING = "waiting"
    NEWEST = "newest"


ORDER_LABELS = {
    Order.VOTES: lazily("Most votes"),
    Order.WORTH: lazily("Best for least effort"),
    Order.WAITING: lazily("Longest waiting for a reply"),
    Order.NEWEST: lazily("Newest"),
}


class Urgency(StrEnum):
    """How urgent a reply is. An answered idea waits for nobody."""

    ANSWERED = "answered"
    IN_TIME = "in time"
    LATE = "late"
    FAR_TOO_LATE = "far too late"


class Ranked(Protocol):
    """What the order of ideas is made from."""

    @property
    def votes(self) -> int: ...
    @property
    def impact(self) -> int | None: ...
    @property
    def effort(self) -> int | None: ...
    @property
    def suggested_at(self) -> datetime: ...
    @property
    def replied_at(self) -> datetime | None: ...


R = TypeVar("R", bound=Ranked)


@dataclass(frozen=True)
class ReplyClock:
    """How many whole days somebody waited or waits for a reply, and how urgent it is."""

    days: int
    urgency: Urgency

    @property
    def is_running(self) -> bool:
        return self.urgency is not Urgency.ANSWERED


def reply_clock(suggested_on: date, replied_on: date | None, *, today: date) -> ReplyClock:
    """The clock of one idea: it starts when the idea is suggested and stops at the reply."""
    days = max(0, ((replied_on or today) - suggested_on).days)
    if replied_on is not None:
        return ReplyClock(days, Urgency.ANSWERED)
    if days < PATIENCE:
        return ReplyClock(days, Urgency.IN_TIME)
    return ReplyClock(days, Urgency.LATE if days < FAR_TOO_LONG else Urgency.FAR_TOO_LATE)


def in_order(ideas: Iterable[R], order: Order) -> list[R]:
    """The ideas as `order` wants them; among equals the newest first."""
    newest_first = sorted(ideas, key=lambda idea: idea.suggested_at, reverse=True)
    return sorted(newest_first, key=_KEYS[order])


def _by_votes(idea: Ranked) -> tuple[float, ...]:
    return (-idea.votes,)


def _by_worth(idea: Ranked) -> tuple[float, ...]:
    """By how much the impact outweighs the effort; what is not weighed comes last."""
    if idea.impact is None or idea.effort is None:
        return (1, 0, -(idea.impact or 0))
    return (0, idea.effort - idea.impact, -idea.impact)


def _by_waiting(idea: Ranked) -> tuple[float, ...]:
    """Those who still wait, the longest first; then the latest replies."""
    if idea.replied_at is None:
        return (0, idea.suggested_at.timestamp())
    return (1, -idea.replied_at.timestamp())


def _as_it_is(_: Ranked) -> tuple[float, ...]:
    return ()


_KEYS: dict[Order, Callable[[Ranked], tuple[float, ...]]] = {
    Order.VOTES: _by_votes,
    Order.WORTH: _by_worth,
    Order.WAITING: _by_waiting,
    Order.NEWEST: _as_it_is,
}
