"""Periods of time: where one begins, which comes next, and what it is called.

A period is known by its first day. A week begins on Monday. A measure that is written down
whenever something happens has no next period: its "period" is the day of the event.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from charts.vocabulary import Rhythm


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
    """The newest period that is over, so that its number can be known; today for days and events."""
    if rhythm in (Rhythm.DAY, Rhythm.EVENT):
        return today
    return preceding(rhythm, today)


def _months_on(first_of_month: date, months: int) -> date:
    month = first_of_month.month - 1 + months
    return first_of_month.replace(year=first_of_month.year + month // 12, month=month % 12 + 1)
