"""Periods of time: where one begins, which comes next, and what it is called.

A period is known by its first day. A week begins on Monday. A measure that is written down
whenever something happens has no next period: its "period" is the day of the event.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil

from charts.vocabulary import Rhythm, Staleness

_DAYS = {Rhythm.DAY: 1.0, Rhythm.WEEK: 7.0, Rhythm.MONTH: 30.4, Rhythm.QUARTER: 91.3}
_PATIENCE = {Staleness.QUIET: 1.5, Staleness.SILENT: 3.0}  # expected periods without data


def start_of(rhythm: Rhythm, day: date) -> date:
    """The first day of the period in which `day` lies."""
    if rhythm is Rhythm.WEEK:
        return day - timedelta(days=day.weekday())
    if rhythm is Rhythm.MONTH:
        return day.replace(day=1)
    if rhythm is Rhythm.QUARTER:
        return day.replace(month=day.month - (day.month - 1) % 3, day=1)
    return day


def following(rhythm: Rhythm, period: date) -> date:
    """The first day of the period after `period`."""
    if rhythm is Rhythm.WEEK:
        return period + timedelta(days=7)
    if rhythm is Rhythm.MONTH:
        return _months_on(period, 1)
    if rhythm is Rhythm.QUARTER:
        return _months_on(period, 3)
    return period + timedelta(days=1)


def preceding(rhythm: Rhythm, period: date) -> date:
    """The first day of the period before `period`."""
    return start_of(rhythm, start_of(rhythm, period) - timedelta(days=1))


def between(rhythm: Rhythm, first: date, last: date) -> Iterator[date]:
    """Every period from that of `first` to that of `last`, both included."""
    period = start_of(rhythm, first)
    while period <= last:
        yield period
        period = following(rhythm, period)


def latest_finished(rhythm: Rhythm, today: date) -> date:
    """The newest period that is over, so its number can be known; today for days and events."""
    if rhythm in (Rhythm.DAY, Rhythm.EVENT):
        return today
    return preceding(rhythm, today)


def due_on(rhythm: Rhythm, period: date) -> date:
    """The day from which a period's number can be known: the day itself, else the day after it."""
    return period if rhythm in (Rhythm.DAY, Rhythm.EVENT) else following(rhythm, period)


def stale_before(rhythm: Rhythm, staleness: Staleness, today: date) -> date:
    """A measure whose newest period begins before this day is at least that stale today.

    The clock starts when the newest period ends. Events come when they come: never stale.
    """
    if rhythm is Rhythm.EVENT:
        return date.min
    return today - timedelta(days=patience(rhythm, staleness) - 1)


def patience(rhythm: Rhythm, staleness: Staleness) -> int:
    """How many days after the first day of its newest period a measure becomes that stale."""
    return ceil((1 + _PATIENCE[staleness]) * _DAYS[rhythm])


def staleness(rhythm: Rhythm, newest: date, today: date) -> Staleness:
    """Whether data is expected and has not come, for one and a half or for three periods."""
    for stage in (Staleness.SILENT, Staleness.QUIET):
        if newest < stale_before(rhythm, stage, today):
            return stage
    return Staleness.FRESH


def _months_on(first_of_month: date, months: int) -> date:
    month = first_of_month.month - 1 + months
    return first_of_month.replace(year=first_of_month.year + month // 12, month=month % 12 + 1)
