"""A reading: what somebody wants to write down for one period, before it is stored."""

from dataclasses import dataclass, replace
from datetime import date
from math import isfinite

from django.utils.translation import gettext as _

from charts import periods
from charts.vocabulary import DataShape, Rhythm

LONGEST_NOTE = 2_000  # characters


@dataclass(frozen=True)
class Reading:
    """One period's number as given. Which of the numbers are used depends on the measure.

    A text that is None was not part of what was given: whatever stands there stays.
    """

    period: date
    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    note: str | None = None
    excluded_because: str | None = None

    def at_start_of(self, rhythm: Rhythm) -> "Reading":
        """The same reading, dated by the first day of its period."""
        return replace(self, period=periods.start_of(rhythm, self.period))


def in_words(numerator: float | None, denominator: float | None, value: float | None) -> str:
    """What a measurement says, as it was written down: 3 out of 24, or 1,204."""
    if denominator is not None:
        return _("{numerator:,.10g} out of {denominator:,.10g}").format(
            numerator=numerator, denominator=denominator
        )
    return _("several values") if value is None else f"{value:,.10g}"


def problems_with(
    reading: Reading, *, shape: DataShape, rhythm: Rhythm, today: date
) -> dict[str, str]:
    """What is wrong with a reading: a sentence for each field, empty when all is well."""
    found = _problems_with_numbers(reading, shape)
    if periods.start_of(rhythm, reading.period) > today:
        found["period"] = _("This is in the future. Choose a period that has begun.")
    if reading.period.year < 1990:
        found["period"] = _("This is before 1990. Check the year.")
    if reading.note and len(reading.note) > LONGEST_NOTE:
        found["note"] = _("Shorten the note to {most:,} characters. It has {note:,} now.").format(
            most=LONGEST_NOTE, note=len(reading.note)
        )
    return found


def _problems_with_numbers(reading: Reading, shape: DataShape) -> dict[str, str]:
    if shape in (DataShape.PERCENTAGE, DataShape.RATE):
        return _problems_with_ratio(reading, shape)
    if reading.value is None or not isfinite(reading.value):
        return {"value": _("Enter a number, or leave the period out if you do not have one.")}
    if shape is DataShape.COUNT and (reading.value < 0 or reading.value != int(reading.value)):
        return {"value": _("Enter a whole number, 0 or more.")}
    if shape is DataShape.TIME_BETWEEN and reading.value < 0:
        return {"value": _("Enter the days since the event before, 0 or more.")}
    return {}


def _problems_with_ratio(reading: Reading, shape: DataShape) -> dict[str, str]:
    found: dict[str, str] = {}
    above, below = reading.numerator, reading.denominator
    if above is None or not isfinite(above):
        found["numerator"] = _("Enter how many, or 0 if there were none.")
    elif above < 0:
        found["numerator"] = _("Enter 0 or more.")
    if below is None or not isfinite(below):
        found["denominator"] = _("Enter out of how many.")
    elif below <= 0:
        found["denominator"] = _(
            "Enter a number above 0. If there was nothing to count, leave this period out."
        )
    if not found and shape is DataShape.PERCENTAGE and above > below:  # type: ignore[operator]
        found["numerator"] = _(
            "This cannot be more than the number it is out of. Check both numbers."
        )
    return found
