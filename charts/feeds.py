"""Measures of the platform's own life: what they are, and from where they are counted.

A feed is counted again as a whole each time (`charts.feeding`), so what it shows is always what a
recount would show. Another one is another entry here.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from charts.engine import Direction, Method, RuleSetName
from charts.vocabulary import DataShape, MeasureRole, Rhythm
from common.templatetags.words import counted
from projects.selectors.unblocking import months_of_barriers

DAYS_TO_UNBLOCK = "days_to_unblock"


@dataclass(frozen=True)
class Fed:
    """One period of a fed measure at a unit."""

    organisation_id: int
    unit_id: int
    period: date
    value: float
    note: str = ""


@dataclass(frozen=True)
class Feed:
    """A measure that the platform counts by itself, one at each unit for which there is a count."""

    key: str
    fields: Mapping[str, Any]  # of the measure
    count: Callable[[], Iterable[Fed]]


def _days_to_unblock() -> Iterable[Fed]:
    for month in months_of_barriers():
        yield Fed(
            month.organisation_id,
            month.unit_id,
            month.month,
            month.median_days,
            note=counted(month.count, "barrier"),
        )


FEEDS = (
    Feed(
        DAYS_TO_UNBLOCK,
        {
            "name": "Days to unblock a barrier",
            "role": MeasureRole.PROCESS,
            "data_shape": DataShape.VALUE,
            "rhythm": Rhythm.MONTH,
            "direction": Direction.DECREASE,
            "method": Method.RUN,
            "rule_set": RuleSetName.ANHOEJ,
            "value_words": "days",
            "decimals": 1,
            "definition": (
                "For each month, the median of the days from raising to resolving, over all "
                "barriers resolved in it, here and below. Declined ones do not count, nor do those "
                "that are still open. Counted by the platform from the barriers themselves."
            ),
        },
        _days_to_unblock,
    ),
)
