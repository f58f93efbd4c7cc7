"""From a line of a file to a reading, or to the reason why it is none."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from charts.paste.dates import NotADate, read_day
from charts.paste.numbers import NotANumber, is_missing, read_number
from charts.readings import Reading
from charts.vocabulary import Rhythm

Row = Mapping[str | None, str | list[str] | None]  # as `csv.DictReader` gives them


@dataclass(frozen=True)
class Columns:
    """Which column says what. `telling_apart` are those by which the measures of a unit differ."""

    period: str
    unit: str
    numbers: Mapping[str, str]  # field of a reading: column
    telling_apart: tuple[str, ...] = ()

    def all(self) -> tuple[str, ...]:
        return (self.period, self.unit, *self.numbers.values(), *self.telling_apart)


@dataclass(frozen=True)
class Line:
    """One line of a file as understood. `words` are the texts that name its unit and measure."""

    number: int
    unit: str
    words: Mapping[str, str] = field(hash=False)
    reading: Reading


class Rejected(Exception):
    """A line, or a cell of it, that cannot be loaded, and what to do about it."""

    def __init__(self, number: int, column: str, reason: str) -> None:
        super().__init__(f"line {number:,}, {column}: {reason}")
        self.number = number
        self.column = column
        self.reason = reason


def line_of(number: int, row: Row, columns: Columns, rhythm: Rhythm) -> Line:
    """What a line says. Raises Rejected for the first cell that cannot be read."""
    if None in row or None in row.values():
        raise Rejected(number, columns.period, "This line has not as many cells as the header.")
    cells = {column: str(row[column]).strip() for column in columns.all()}
    for column in (columns.unit, *columns.telling_apart):
        if is_missing(cells[column]):
            raise Rejected(number, column, "This cell is empty.")
    try:
        day = read_day(cells[columns.period], rhythm)
    except NotADate as refusal:
        raise Rejected(number, columns.period, str(refusal)) from None
    numbers = {
        name: _number(number, column, cells[column]) for name, column in columns.numbers.items()
    }
    words = {column: cells[column] for column in (columns.unit, *columns.telling_apart)}
    reading = Reading(
        day,
        numerator=numbers.get("numerator"),
        denominator=numbers.get("denominator"),
        value=numbers.get("value"),
    )
    return Line(number, cells[columns.unit], words, reading)


def _number(number: int, column: str, text: str) -> float:
    if is_missing(text):
        raise Rejected(number, column, "There is no number here, so the period stays a gap.")
    try:
        return read_number(text).value
    except NotANumber as refusal:
        raise Rejected(number, column, str(refusal)) from None
