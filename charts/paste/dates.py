"""Dates and periods as people and spreadsheets write them.

27/3/2027, 27 March 2027, March 2027, Mar-27, 2027-03-27, 46473 (a day as Excel counts it), weeks
such as 2027-W13 or "week of 22 March 2027", quarters such as "January to March 2027".
"""

import re
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from charts.paste.date_forms import EXAMPLES, FORMS, NotADate, full_year
from charts.paste.numbers import quoted
from charts.vocabulary import Rhythm

__all__ = ["EXAMPLES", "DayOrder", "NotADate", "both_ways", "read_day"]


class DayOrder(StrEnum):
    """Which of the first two numbers of 3/4/2027 is the day."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


# What may stand around a date and says nothing new.
_CLOCK = re.compile(
    r"(?:[t ]|, )\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m)?(?:z|[+-]\d{2}:\d{2})?$"
)
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? (?=\w)")
_WEEK_OF = re.compile(
    r"^(?:the )?(?:w/?[cb]\.?:?|week (?:of|commencing|beginning|starting|from):?) (?=\w)"
)
_THREE_NUMBERS = re.compile(
    r"(?P<first>\d{1,2})[\s./-](?P<second>\d{1,2})[\s./-](?P<year>\d{4}|\d{2})", re.ASCII
)


def read_day(text: str, rhythm: Rhythm, order: DayOrder = DayOrder.DAY_FIRST) -> date:
    """A day in the period that the text names. Raises NotADate.

    `order` decides where 3/4/2027 can be meant both ways; 3/27/2027 is read the one way it can.
    """
    if (ways := both_ways(text)) is not None:
        day = ways[order] or ways[_other(order)]
        if day is None:
            raise _not_in_calendar(text)
        return day
    plain = _plain(text)
    for pattern, reader in FORMS:
        if found := pattern.fullmatch(plain):
            try:
                return reader(found, rhythm)
            except NotADate:
                raise
            except ValueError:
                raise _not_in_calendar(text) from None
    raise NotADate(
        _("{quoted} is not a date we can read. Write it like {example}.").format(
            quoted=quoted(text), example=EXAMPLES[rhythm]
        )
    )


def both_ways(text: str) -> dict[DayOrder, date | None] | None:
    """The two readings of a date of three numbers with the year last; None for other texts."""
    found = _THREE_NUMBERS.fullmatch(_plain(text))
    if found is None:
        return None
    first, second, year = int(found["first"]), int(found["second"]), full_year(found["year"])
    return {
        DayOrder.DAY_FIRST: _valid(year, second, first),
        DayOrder.MONTH_FIRST: _valid(year, first, second),
    }


def _plain(text: str) -> str:
    lowered = re.sub(r"\s+", " ", text).strip().lower().replace("–", "-")
    return _WEEKDAY.sub("", _WEEK_OF.sub("", _CLOCK.sub("", lowered)))


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _other(order: DayOrder) -> DayOrder:
    return DayOrder.MONTH_FIRST if order is DayOrder.DAY_FIRST else DayOrder.DAY_FIRST


def _not_in_calendar(text: str) -> NotADate:
    return NotADate(
        _("{quoted} is not a day in the calendar. Check it.").format(quoted=quoted(text))
    )
