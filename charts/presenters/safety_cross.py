"""The safety cross of a daily count: which colour a day has, and the month in a picture and words.

The colour follows the number, so that a correction changes it too: at least one is red, none is
green. A near miss counts nothing; it is a day without any whose note begins with `ORANGE_NOTE`.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from charts.figures.safety_cross import Day, draw_cross
from charts.models import Measure, Measurement
from charts.readings import Reading
from common.language import lazily
from common.templatetags.words import counted, joined

ORANGE_NOTE = lazily("Orange: a near miss")
_COUNTED = {Day.GREEN: "green", Day.ORANGE: "orange", Day.RED: "red"}


@dataclass(frozen=True)
class Tap:
    """One colour to be tapped, with what it means."""

    value: str
    label: str
    means: str
    is_chosen: bool


@dataclass(frozen=True)
class Cross:
    """A month of a daily count."""

    month: str
    words: str
    drawing: SafeString


def colour_of(row: Measurement) -> Day:
    """What the number and the note of a day say."""
    if row.value:
        return Day.RED
    return Day.ORANGE if row.note.startswith(ORANGE_NOTE) else Day.GREEN


def reading_of(colour: Day, day: date) -> Reading:
    """What a tap writes down."""
    return Reading(
        day,
        value=1.0 if colour is Day.RED else 0.0,
        note=ORANGE_NOTE if colour is Day.ORANGE else "",
    )


def taps_for(measure: Measure, row: Measurement | None) -> list[Tap]:
    """The three colours for a day, the one that it has marked."""
    what = measure.shown_words or measure.name.lower()
    chosen = colour_of(row) if row else None
    means = (
        (Day.GREEN, _("Green"), f"No {what}"),
        (Day.ORANGE, _("Orange"), _("A near miss")),
        (Day.RED, _("Red"), _("There were {what}").format(what=what)),
    )
    return [Tap(day.value, label, said, day is chosen) for day, label, said in means]


def cross_of(rows: Sequence[Measurement], *, on: date, on_dark: bool = False) -> Cross:
    """The month of that day as far as it is written down."""
    days = {row.period.day: colour_of(row) for row in rows}
    counts = Counter(days.values())
    told = [f"{counted(counts[day], 'day')} {_COUNTED[day]}" for day in _COUNTED if counts[day]]
    month = f"{on:%B %Y}"
    words = (
        f"{month}: {joined(told)}" if told else _("{month}: nothing tapped yet").format(month=month)
    )
    length = monthrange(on.year, on.month)[1]
    drawing = draw_cross(days, length=length, today=on.day, words=words, on_dark=on_dark)
    return Cross(month, words, mark_safe(drawing))  # our own drawing of numbers alone
