"""Periods as people say them: March 2027, week of 5 April 2027, from March to October 2027."""

from collections.abc import Sequence
from datetime import date

from charts.figures.listing import listed
from charts.figures.saying import Words
from charts.figures.saying import said as _

# Not strftime: its names follow the locale of the process, ours the language of the sentence.
MONTHS = (
    Words("January"),
    Words("February"),
    Words("March"),
    Words("April"),
    Words("May"),
    Words("June"),
    Words("July"),
    Words("August"),
    Words("September"),
    Words("October"),
    Words("November"),
    Words("December"),
)
_NOUNS = {"day": "day", "week": "week", "month": "month", "quarter": "quarter"}


def day_of(label: str) -> date:
    """The first day of the period that a label of the series names."""
    return date.fromisoformat(label[:10])


def period_words(label: str, rhythm: str) -> str:
    """'March 2027', 'week of 5 April 2027', 'January to March 2027', '5 April 2027'."""
    day = day_of(label)
    if rhythm == "month":
        return month_words(day)
    if rhythm == "quarter":
        return _months(day, _months_later(day, 2))
    return _("week of {day}").format(day=day_words(day)) if rhythm == "week" else day_words(day)


def short_words(label: str, rhythm: str) -> str:
    """A period where there is little room: 'Mar 2027', 'Jan–Mar 2027', '5 Apr 2027'."""
    day = day_of(label)
    month = str(MONTHS[day.month - 1])[:3]
    if rhythm == "month":
        return f"{month} {day.year}"
    if rhythm == "quarter":
        end = _months_later(day, 2)
        return f"{month}–{str(MONTHS[end.month - 1])[:3]} {end.year}"
    return f"{day.day} {month} {day.year}"


def during(label: str, rhythm: str) -> str:
    """'in March 2027', 'in the week of 5 April 2027', 'on 5 April 2027'."""
    if rhythm in ("month", "quarter"):
        return f"in {period_words(label, rhythm)}"
    article = _("in the") if rhythm == "week" else "on"
    return f"{article} {period_words(label, rhythm)}"


def since(label: str, rhythm: str) -> str:
    """'since March 2027', 'since the week of 5 April 2027', 'since 5 April 2027'."""
    if rhythm in ("month", "quarter"):
        return f"since {month_words(day_of(label))}"
    return f"since {'the ' if rhythm == 'week' else ''}{period_words(label, rhythm)}"


def span(first: str, last: str, rhythm: str) -> str:
    """From one period to another, without saying a year twice: 'March to October 2027'."""
    if first == last:
        return period_words(first, rhythm)
    start, end = day_of(first), day_of(last)
    if rhythm == "quarter":
        return _months(start, _months_later(end, 2))
    if rhythm == "month":
        return _months(start, end)
    return f"{day_words(start, year=start.year != end.year)} to {day_words(end)}"


def as_subject(label: str, rhythm: str) -> str:
    """A period at the head of a sentence: 'March 2027', 'The week of 5 April 2027'."""
    words = period_words(label, rhythm)
    return _("The {words}").format(words=words) if rhythm == "week" else words


def several(labels: Sequence[str], rhythm: str) -> str:
    """Two or three periods by name: 'March and May 2027', 'the weeks of 5 and 19 April 2027'."""
    days = [day_of(label) for label in labels]
    if rhythm == "quarter" or days[0].year != days[-1].year:
        return listed([period_words(label, rhythm) for label in labels])
    if rhythm == "month":
        return f"{listed([MONTHS[day.month - 1] for day in days])} {days[0].year}"
    weeks = _("the weeks of ") if rhythm == "week" else ""
    if days[0].month == days[-1].month:
        return f"{weeks}{listed([str(day.day) for day in days])} {month_words(days[0])}"
    return f"{weeks}{listed([day_words(day, year=False) for day in days])} {days[0].year}"


def noun(rhythm: str) -> str:
    """What one point stands for, in the singular; an event is only a point."""
    return _NOUNS.get(rhythm, "point")


def month_words(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def day_words(day: date, *, year: bool = True) -> str:
    words = f"{day.day} {MONTHS[day.month - 1]}"
    return f"{words} {day.year}" if year else words


def _months(first: date, last: date) -> str:
    start = MONTHS[first.month - 1] if first.year == last.year else month_words(first)
    return f"{start} to {month_words(last)}"


def _months_later(day: date, months: int) -> date:
    month = day.month - 1 + months
    return date(day.year + month // 12, month % 12 + 1, 1)
