"""The stretches of time on which pages of a unit look back."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from charts import periods
from charts.vocabulary import Rhythm

WEEKS, MONTH, QUARTER = "weeks", "month", "quarter"
_FOUR_WEEKS = timedelta(days=27)  # back from today, which counts
LONGEST = timedelta(days=366)


@dataclass(frozen=True)
class Stretch:
    """The days from `first` to `last`, both included."""

    key: str  # in addresses
    label: str
    first: date
    last: date


def stretches(today: date) -> dict[str, Stretch]:
    """What can be chosen: the last four weeks, the last whole month, the last whole quarter.

    >>> [stretch.label for stretch in stretches(date(2026, 11, 28)).values()]
    ['Last 4 weeks', 'October 2026', 'July to September 2026']
    """
    month = periods.latest_finished(Rhythm.MONTH, today)
    quarter = periods.latest_finished(Rhythm.QUARTER, today)
    end_of_quarter = _end(Rhythm.QUARTER, quarter)
    chosen = [
        Stretch(WEEKS, _("Last 4 weeks"), today - _FOUR_WEEKS, today),
        Stretch(MONTH, f"{month:%B %Y}", month, _end(Rhythm.MONTH, month)),
        Stretch(QUARTER, f"{quarter:%B} to {end_of_quarter:%B %Y}", quarter, end_of_quarter),
    ]
    return {stretch.key: stretch for stretch in chosen}


def since(day: date, today: date) -> Stretch | None:
    """From that day until today; nothing where it lies ahead, or more than a year back."""
    if not today - LONGEST <= day <= today:
        return None
    return Stretch("", _("Since {day} {month:%B %Y}").format(day=day.day, month=day), day, today)


def _end(rhythm: Rhythm, period: date) -> date:
    return periods.following(rhythm, period) - timedelta(days=1)
