"""The page on which one number is written down: what came before, and what can be taken back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from charts.figures.period_words import period_words
from charts.figures.words import number
from charts.models import Entry, Measure, Measurement
from charts.readings import in_words
from common.templatetags.words import ago, counted


@dataclass(frozen=True)
class EntryLine:
    """One of the latest measurements. Addresses are empty where nothing can be changed."""

    value: str
    period: str
    about: str
    note: str
    correct_href: str


@dataclass(frozen=True)
class Undoable:
    """Something this person saved within the last day."""

    words: str
    when: str
    undo_href: str


@dataclass(frozen=True)
class Withdrawal:
    """A number that can be taken back."""

    period: str
    href: str


def entry_lines(
    measure: Measure,
    measurements: Sequence[Measurement],
    names: Mapping[int, str],
    *,
    may_change: bool,
) -> list[EntryLine]:
    """The latest measurements, newest period first. `names` are those of the recorders."""
    page = reverse("measurement_new", args=[measure.public_id])
    return [
        EntryLine(
            value=shown_value(measure, row),
            period=words_for(measure, row.period),
            about=_about(row, names),
            note=row.note,
            correct_href=f"{page}?period={row.period}" if may_change else "",
        )
        for row in measurements
    ]


def undoables(measure: Measure, entries: Iterable[Entry]) -> list[Undoable]:
    """Entries of the last day that changed something, newest first."""
    return [
        Undoable(
            words=entry_words(measure, entry),
            when=f"{ago(entry.made_at)}, {entry.author}" if entry.link else ago(entry.made_at),
            undo_href=reverse("entry_undo", args=[measure.public_id, entry.public_id]),
        )
        for entry in entries
        if entry.changes
    ]


def withdrawal_of(measure: Measure, row: Measurement) -> Withdrawal:
    """The way to take this number back."""
    return Withdrawal(
        period=words_for(measure, row.period),
        href=reverse("measurement_withdraw", args=[measure.public_id, row.period]),
    )


def asked_for(measure: Measure, period: date, row: Measurement | None = None) -> dict[str, object]:
    """What the form for a period starts with: its name, and the number to correct, if any."""
    if row is None:
        return {"period": words_for(measure, period)}
    numbers = {name: getattr(row, name) for name in ("numerator", "denominator", "value")}
    return {
        "period": words_for(measure, period),
        "note": row.note,
        "replaces": in_words(**numbers),
        **{name: f"{number:,.15g}" for name, number in numbers.items() if number is not None},
    }


def shown_value(measure: Measure, row: Measurement) -> str:
    """A measurement as the chart shows it: 68%, or 4.2 for 4.2 falls per 1,000 bed days."""
    if row.denominator:
        value: float | None = (row.numerator or 0) / row.denominator * measure.scale
    else:
        value = row.value
    return number(value, measure.decimals) + ("%" if measure.is_percentage else "")


def words_for(measure: Measure, period: date) -> str:
    """The name of a period of this measure."""
    return period_words(period.isoformat(), measure.rhythm)


def _about(row: Measurement, names: Mapping[int, str]) -> str:
    pair = in_words(row.numerator, row.denominator, row.value) if row.denominator else ""
    by = names.get(row.recorded_by_id or 0, "")
    parts = [pair, by, ago(row.recorded_at), _("left out") if row.excluded_because else ""]
    return ", ".join(part for part in parts if part)


def saved_words(entry: Entry, period: date) -> str:
    """What this press of "Save" wrote for a period; empty where it changed nothing there."""
    change = entry.changes.get(period.isoformat())
    after = change and change["after"]
    return in_words(after["numerator"], after["denominator"], after["value"]) if after else ""


def entry_words(measure: Measure, entry: Entry) -> str:
    """'May 2026: 3', 'May 2026 withdrawn' or '24 periods'."""
    if len(entry.changes) > 1:
        return counted(len(entry.changes), "period")
    (period,) = entry.changes
    name = words_for(measure, date.fromisoformat(period))
    saved = saved_words(entry, date.fromisoformat(period))
    return f"{name}: {saved}" if saved else _("{period} withdrawn").format(period=name)
