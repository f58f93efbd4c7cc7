"""What was understood from many rows, before anything is saved."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from charts import periods
from charts.models import Measure, Measurement
from charts.presenters.entries import words_for
from charts.readings import Reading, in_words
from common.language import lazily
from common.templatetags.words import counted, joined


class Outcome(StrEnum):
    """What saving would do with a row."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


_TAGS = {
    Outcome.ADDED: (lazily("New"), "brand", "add"),
    Outcome.CHANGED: (lazily("Changes"), "warning", "edit"),
    Outcome.UNCHANGED: (lazily("Same as saved"), "neutral", ""),
    Outcome.REFUSED: (lazily("Cannot be saved yet"), "danger", "warning"),
}


@dataclass(frozen=True)
class CheckedRow:
    """One row as it was understood. `about` says what saving would replace, or why it cannot."""

    number: int
    period: str
    value: str
    note: str
    about: str
    outcome: Outcome

    @property
    def tag(self) -> str:
        return _TAGS[self.outcome][0]

    @property
    def tone(self) -> str:
        return _TAGS[self.outcome][1]

    @property
    def glyph(self) -> str:
        return _TAGS[self.outcome][2]


@dataclass(frozen=True)
class Checked:
    """All rows, and in words what will happen to them."""

    rows: tuple[CheckedRow, ...]
    summary: str
    has_changes: bool


def checked(
    measure: Measure,
    readings: Mapping[int, Reading],
    before: Mapping[date, Measurement],
    *,
    refused: Mapping[int, tuple[str, str]],
) -> Checked:
    """Compare what was understood with what is stored.

    `readings` are by row, from 0; `refused` has the period as typed, and why, of rows with a
    problem.
    """
    rows = [_row(measure, at, reading, before) for at, reading in readings.items()]
    rows += [
        CheckedRow(at + 1, typed, "", "", why, Outcome.REFUSED)
        for at, (typed, why) in refused.items()
    ]
    counts = Counter(row.outcome for row in rows)
    return Checked(
        rows=tuple(sorted(rows, key=lambda row: row.number)),
        summary=summary_of(counts),
        has_changes=bool(counts[Outcome.ADDED] + counts[Outcome.CHANGED]),
    )


def seen_in(rows: Iterable[Measurement]) -> dict[date, str]:
    """What a person was shown of these measurements, as saving wants to know it."""
    return {row.period: in_words(row.numerator, row.denominator, row.value) for row in rows}


def _row(
    measure: Measure, position: int, reading: Reading, before: Mapping[date, Measurement]
) -> CheckedRow:
    period = periods.start_of(measure.every, reading.period)
    value = in_words(reading.numerator, reading.denominator, reading.value)
    stored = before.get(period)
    old = seen_in([stored])[period] if stored else ""
    if stored is None:
        outcome = Outcome.ADDED
    elif _says_the_same(reading, stored):
        outcome = Outcome.UNCHANGED
    else:
        outcome = Outcome.CHANGED
    return CheckedRow(
        number=position + 1,
        period=words_for(measure, period),
        value=value,
        note=reading.note or "",
        about=_about(reading, stored, old != value)
        if stored and outcome is Outcome.CHANGED
        else "",
        outcome=outcome,
    )


def _about(reading: Reading, stored: Measurement, is_other_number: bool) -> str:
    """What stands there until now."""
    if is_other_number:
        return _("was {old}").format(old=seen_in([stored])[stored.period])
    return (
        _("the note was “{note}”").format(note=stored.note) if stored.note else _("adds the note")
    )


def _says_the_same(reading: Reading, stored: Measurement) -> bool:
    numbers = ("numerator", "denominator", "value")
    return all(getattr(reading, name) == getattr(stored, name) for name in numbers) and (
        reading.note is None or reading.note == stored.note
    )


def summary_of(counts: Mapping[Outcome, int]) -> str:
    """'20 new, 3 changes and 1 cannot be saved yet.'"""
    words = {
        Outcome.ADDED: lambda n: f"{n:,} new",
        Outcome.CHANGED: lambda n: counted(n, "change"),
        Outcome.UNCHANGED: lambda n: _("{n:,} the same as saved").format(n=n),
        Outcome.REFUSED: lambda n: _("{n:,} cannot be saved yet").format(n=n),
    }
    said = [say(counts[outcome]) for outcome, say in words.items() if counts[outcome]]
    return f"{joined(said)}." if said else ""
