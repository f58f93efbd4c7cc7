"""Where periods and days lie along the time axis, in units of one period."""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

from charts.figures.period_words import day_of

_DAYS_OF = {"day": 1, "week": 7}
_MONTHS_OF = {"month": 1, "quarter": 3}
_HALF = 0.5


@lru_cache(maxsize=32)
def timeline_of(labels: tuple[str, ...], rhythm: str) -> "Timeline":
    """The timeline of a series, which a chart asks for in every size that it is drawn in."""
    return Timeline(labels, rhythm)


class Timeline:
    """Positions of the points of a series, and of any day between them.

    A point stands in the middle of its period, so a change on the first day of a period lies half a
    period before its point: a line drawn there parts 'before' from 'after' as people expect.
    Periods without a row keep their room. Events, and labels that do not fit the rhythm, stand in
    equal steps.
    """

    def __init__(self, labels: Sequence[str], rhythm: str) -> None:
        self.days = tuple(day_of(label) for label in labels)
        self.rhythm = rhythm
        self.is_regular = rhythm in _DAYS_OF or rhythm in _MONTHS_OF
        self._begins_before = 0.0 if rhythm == "day" else _HALF
        if self.is_regular:
            self.positions = tuple(
                self._locate_in_calendar(day) + self._begins_before for day in self.days
            )
            self.is_regular = all(
                after - before > _HALF for before, after in pairwise(self.positions)
            )
        if not self.is_regular:
            self.positions = tuple(float(index) for index in range(len(self.days)))

    def locate(self, day: date) -> float:
        """Where a day begins on a calendar axis, or between which neighbours among events."""
        return self._locate_in_calendar(day) if self.is_regular else self._locate_among(day)

    def edges(self) -> tuple[float, ...]:
        """Boundaries between the points, one more than there are points."""
        if not self.positions:
            return (-_HALF, _HALF)
        middles = ((before + after) / 2 for before, after in pairwise(self.positions))
        return (self.positions[0] - _HALF, *middles, self.positions[-1] + _HALF)

    def edges_from(self, first: date, last: date) -> tuple[float, float]:
        """The outer boundaries of these periods on a calendar axis, recorded or not."""
        before = self._begins_before - _HALF
        return self._locate_in_calendar(first) + before, self._locate_in_calendar(last) + before + 1

    def _locate_in_calendar(self, day: date) -> float:
        if self.rhythm in _DAYS_OF:
            return (day - self.days[0]).days / _DAYS_OF[self.rhythm] - self._begins_before
        months = _MONTHS_OF[self.rhythm]
        into_month = (day.day - 1) / monthrange(day.year, day.month)[1]
        return (day.year * 12 + day.month - 1 + into_month) / months - self._begins_before

    def _locate_among(self, day: date) -> float:
        after = bisect_right(self.days, day)
        if after == 0:
            return -_HALF
        if after == len(self.days):
            return after - 1 + (_HALF if day > self.days[-1] else 0.0)
        before = self.days[after - 1]
        return after - 1 + (day - before).days / (self.days[after] - before).days
