"""Which periods get words under the axis: as many as fit, at steps that people count in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from charts.figures.drawing.lettering import width
from charts.figures.drawing.scales import PeriodScale
from charts.figures.period_words import MONTHS
from charts.figures.timeline import Timeline

_GAP = 9
_MOST = 14
_ROOM = 34  # pixels a word needs so that a narrow axis stays calm too
_MONTH_STEPS = (1, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100)
_POINT_STEPS = {"day": (1, 2, 7), "week": (1, 2, 4)}
_EVENT_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_QUARTER = 3


@dataclass(frozen=True)
class Tick:
    """Words at a place on the axis; `group` (a year, a month) is written once, below."""

    x: float
    text: str
    group: str


def ticks_for(timeline: Timeline, across: PeriodScale, size: float) -> list[Tick]:
    """The densest ticks whose words keep apart."""
    if not timeline.days:
        return []
    for ticks in _candidates(timeline, across):
        if ticks and _fits(ticks, across, size):
            return ticks
    return _points(timeline, across, len(timeline.days))


def _candidates(timeline: Timeline, across: PeriodScale) -> Iterator[list[Tick]]:
    months = list(_month_starts(timeline, across))
    if not timeline.is_regular:
        for step in _EVENT_STEPS:
            yield _points(timeline, across, step)
    elif timeline.rhythm == "quarter":
        yield _points(timeline, across, 1)
    else:
        for step in _POINT_STEPS.get(timeline.rhythm, ()):
            yield _points(timeline, across, step)
        for step in _MONTH_STEPS:
            yield _months(months, step)
    for years in _YEAR_STEPS:
        yield _months(months, 12 * years)


def _points(timeline: Timeline, across: PeriodScale, step: int) -> list[Tick]:
    """Every so many points, named by their own period; none where they would be too many."""
    chosen = range(0, len(timeline.days), step)
    if len(chosen) > _MOST:
        return []
    return [
        Tick(across.x(timeline.positions[index]), *_point_words(timeline.days[index], timeline))
        for index in chosen
    ]


def _point_words(day: date, timeline: Timeline) -> tuple[str, str]:
    if timeline.is_regular and timeline.rhythm == "quarter":
        last = MONTHS[(day.month - 1 + _QUARTER - 1) % 12]
        return f"{_short(day)}–{last[:3]}", str(day.year)
    if timeline.rhythm == "day":
        return str(day.day), f"{_short(day)} {day.year}"
    return f"{day.day} {_short(day)}", str(day.year)


def _month_starts(timeline: Timeline, across: PeriodScale) -> Iterator[tuple[float, date]]:
    """The first days of all months, with their places on the axis."""
    first, last = timeline.days[0], timeline.days[-1]
    # A month stands under its own point; on finer axes it begins where its first day is.
    into = 0.5 if timeline.rhythm == "month" and timeline.is_regular else 0.0
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        day = date(month // 12, month % 12 + 1, 1)
        if first <= day <= last:
            yield across.x(timeline.locate(day) + into), day


def _months(starts: list[tuple[float, date]], step: int) -> list[Tick]:
    """The first of every so many months; whole years are written alone. None if too many."""
    chosen = [(x, day) for x, day in starts if (day.year * 12 + day.month - 1) % step == 0]
    if len(chosen) > _MOST:
        return []
    return [
        Tick(x, str(day.year), "") if step >= 12 else Tick(x, _short(day), str(day.year))
        for x, day in chosen
    ]


def _fits(ticks: list[Tick], across: PeriodScale, size: float) -> bool:
    most = min(_MOST, (across.right - across.left) / _ROOM)
    return len(ticks) <= most and all(
        (width(before.text, size) + width(after.text, size)) / 2 + _GAP <= after.x - before.x
        for before, after in pairwise(ticks)
    )


def _short(day: date) -> str:
    return MONTHS[day.month - 1][:3]
