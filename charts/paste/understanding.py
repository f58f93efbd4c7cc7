"""Typed rows become readings, or problems that say which cell is wrong, and why."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from charts import periods
from charts.paste.dates import DayOrder, NotADate, read_day
from charts.paste.day_orders import Question, day_order_of
from charts.paste.numbers import (
    DecimalSign,
    NotANumber,
    decimal_sign_of,
    is_missing,
    quoted,
    read_number,
)
from charts.paste.rows import NUMBERS, Field, Row, is_blank
from charts.readings import Reading, problems_with
from charts.vocabulary import WITH_DENOMINATOR, DataShape, Rhythm


@dataclass(frozen=True)
class Problem:
    """What is wrong with one cell. Rows count from 0; people see them from 1."""

    row: int
    field: Field
    typed: str
    reason: str


@dataclass(frozen=True)
class Understood:
    """What some typed rows say. A row is in `readings`, has problems, or says nothing."""

    readings: Mapping[int, Reading]
    problems: tuple[Problem, ...] = ()
    question: Question | None = None
    order: DayOrder = DayOrder.DAY_FIRST  # in which dates were read

    @property
    def is_ready(self) -> bool:
        return bool(self.readings) and not self.problems and self.question is None


@dataclass(frozen=True)
class _Manner:
    """How the writer of these rows writes, and what the measure expects."""

    shape: DataShape
    rhythm: Rhythm
    today: date
    decimal: DecimalSign
    order: DayOrder


def understand(
    rows: Sequence[Row],
    *,
    shape: DataShape,
    rhythm: Rhythm,
    today: date,
    order: DayOrder | None = None,
) -> Understood:
    """Read typed rows. Those without a number are gaps and say nothing; they are never zeros.

    `order` is the answer to an earlier `question`; without it the dates decide, or a new question
    comes back.
    """
    said = {i: row for i, row in enumerate(rows) if not is_blank(row)}
    asked = order or day_order_of([row[Field.PERIOD] for row in said.values()], rhythm)
    manner = _Manner(
        shape,
        rhythm,
        today,
        decimal_sign_of(row.get(f, "") for row in said.values() for f in NUMBERS),
        asked if isinstance(asked, DayOrder) else DayOrder.DAY_FIRST,
    )
    readings: dict[int, Reading] = {}
    problems: list[Problem] = []
    for position, row in said.items():
        reading, found = _read(row, manner)
        problems += [Problem(position, f, row.get(f, ""), why) for f, why in found.items()]
        if reading is not None and not found:
            readings[position] = reading
    problems += _repeated(rows, readings, rhythm)
    return Understood(
        readings,
        tuple(sorted(problems, key=lambda problem: problem.row)),
        asked if isinstance(asked, Question) else None,
        manner.order,
    )


def _read(row: Row, manner: _Manner) -> tuple[Reading | None, dict[Field, str]]:
    if _is_gap(row):
        return None, _note_without_number(row)
    found: dict[Field, str] = {}
    numbers = {
        field: _number(row, field, manner, found) for field in NUMBERS if row.get(field, "").strip()
    }
    day = _day(row, manner, found)
    note = " ".join(row.get(Field.NOTE, "").split())
    if note.replace(",", "").isdigit():
        found[Field.NOTE] = _(
            "{quoted} looks like a part of the number before it. Write that number "
            "without a comma, or add a word to the note."
        ).format(quoted=quoted(note))
    reading = Reading(
        period=day or manner.today,
        numerator=numbers.get(Field.NUMERATOR),
        denominator=numbers.get(Field.DENOMINATOR),
        value=numbers.get(Field.VALUE),
        note=note or None,
    )
    refused = problems_with(reading, shape=manner.shape, rhythm=manner.rhythm, today=manner.today)
    return reading, {Field(field): why for field, why in refused.items()} | found


def _is_gap(row: Row) -> bool:
    """No number at all, or one of them marked as not known: n/a, a dash."""
    texts = [row[field] for field in NUMBERS if field in row]
    return all(map(is_missing, texts)) or any(text.strip() and is_missing(text) for text in texts)


def _note_without_number(row: Row) -> dict[Field, str]:
    if not row.get(Field.NOTE, "").strip():
        return {}
    return {
        Field.NOTE: _(
            "There is no number for this period to write a note on. Move the note "
            "to another period, or take it out."
        )
    }


def _number(row: Row, field: Field, manner: _Manner, found: dict[Field, str]) -> float | None:
    try:
        number = read_number(row[field], manner.decimal)
    except NotANumber as error:
        found[field] = str(error)
        return None
    if number.is_percent and manner.shape in WITH_DENOMINATOR:
        found[field] = _("Write how many, not a percentage. We work that out.")
        return None
    return number.value


def _day(row: Row, manner: _Manner, found: dict[Field, str]) -> date | None:
    if not row[Field.PERIOD].strip():
        found[Field.PERIOD] = _("Write which period this is for.")
        return None
    try:
        return read_day(row[Field.PERIOD], manner.rhythm, manner.order)
    except NotADate as error:
        found[Field.PERIOD] = str(error)
        return None


def _repeated(
    rows: Sequence[Row], readings: Mapping[int, Reading], rhythm: Rhythm
) -> list[Problem]:
    """Two rows for one period are a problem of both: which one is right, only a person knows."""
    by_period = defaultdict(list)
    for position, reading in readings.items():
        by_period[periods.start_of(rhythm, reading.period)].append(position)
    return [
        Problem(
            position,
            Field.PERIOD,
            rows[position][Field.PERIOD],
            _("This period stands here twice. Keep one of the two."),
        )
        for positions in by_period.values()
        if len(positions) > 1
        for position in positions
    ]
