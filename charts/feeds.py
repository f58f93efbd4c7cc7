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
from projects.selectors.involvement import months_of_big_i
from projects.selectors.pulse import FEWEST, months_of_pulse
from projects.selectors.unblocking import months_of_barriers

DAYS_TO_UNBLOCK = "days_to_unblock"
BIG_I = "big_i"
PULSE = "pulse"


@dataclass(frozen=True)
class Fed:
    """One period of a fed measure at a unit: a value, or so many out of so many."""

    organisation_id: int
    unit_id: int
    period: date
    value: float | None = None
    note: str = ""
    numerator: float | None = None
    denominator: float | None = None


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


def _big_i() -> Iterable[Fed]:
    for month in months_of_big_i():
        yield Fed(
            month.organisation_id,
            month.unit_id,
            month.month,
            numerator=month.big_i,
            denominator=month.running,
        )


def _pulse() -> Iterable[Fed]:
    for month in months_of_pulse():
        yield Fed(
            month.organisation_id,
            month.unit_id,
            month.month,
            month.mean,
            note=counted(month.people, "person,people"),
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
    Feed(
        BIG_I,
        {
            "name": "Projects with Big I",
            "role": MeasureRole.PROCESS,
            "data_shape": DataShape.PERCENTAGE,
            "rhythm": Rhythm.MONTH,
            "direction": Direction.INCREASE,
            "method": Method.RUN,
            "rule_set": RuleSetName.ANHOEJ,
            "numerator_words": "projects with Big I",
            "denominator_words": "projects running on the last day of the month",
            "decimals": 0,
            "definition": (
                "On the last day of each month, the share of projects in which service users or "
                "carers were full members of the team (Big I), here and below. Out of all projects "
                "that had started and not closed by that day, private and paused ones too. Counted "
                "by the platform from the dated levels of involvement of each project."
            ),
        },
        _big_i,
    ),
    Feed(
        PULSE,
        {
            "name": "How taking part is",
            "role": MeasureRole.OUTCOME,
            "data_shape": DataShape.VALUE,
            "rhythm": Rhythm.MONTH,
            "direction": Direction.INCREASE,
            "method": Method.INDIVIDUALS,
            "rule_set": RuleSetName.MAKING_DATA_COUNT,
            "value_words": "on average, from 1 to 5",
            "decimals": 1,
            "definition": (
                "Once a month service users and carers in projects answer three questions from 1, "
                "not at all, to 5, very much: did people listen, could they take part in the way "
                "they wanted, was it worth their time. The mean of all answers of the month, here "
                f"and below. Months in which fewer than {FEWEST} people answered are not shown, "
                "and answers that are too few to be told apart safely count nowhere."
            ),
        },
        _pulse,
    ),
)
