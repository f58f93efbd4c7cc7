"""A sheet of a spreadsheet, read for one measure: its rows, and how they were found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from charts.paste.layouts import Layout, layout_of
from charts.paste.rows import Field, Row, is_blank
from charts.vocabulary import Rhythm

Lines = Sequence[tuple[int, list[str]]]  # the number of a row, as people see it, and its cells

_SUMS = frozenset({
    "total", "totals", "grand total", "subtotal", "sum", "average", "averages", "mean", "median",
    "ytd", "year to date", "overall", "all",
})  # fmt: skip


@dataclass(frozen=True)
class Column:
    """A column that is used: the field that stands in it, its letter, and its heading if any."""

    field: Field
    letter: str
    heading: str


@dataclass(frozen=True)
class SheetRows:
    """The rows that say something, each with the number that it has in the spreadsheet."""

    numbers: tuple[int, ...]
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    heading_row: int | None
    left_out: tuple[str, ...]  # columns that are not used
    sums: tuple[int, ...]  # rows that add up others
    missing: tuple[Field, ...]  # what no column was found for

    @property
    def is_blank(self) -> bool:
        """Whether its columns are there and no number is: a template that nobody filled in."""
        return not self.rows and not self.missing

    @property
    def is_readable(self) -> bool:
        return bool(self.rows) and not self.missing


def read_sheet(
    lines: Lines, fields: Sequence[Field], *, words: Mapping[Field, str], rhythm: Rhythm
) -> SheetRows:
    """The rows of a sheet for a measure that is written down in `fields`.

    `words` are those of the measure. Only what a heading or its content tells apart has a column.
    """
    filled = [(number, cells) for number, cells in lines if any(cells)]
    table = [cells for _, cells in filled]
    layout = layout_of(table, fields, words=words, rhythm=rhythm, guessing=False)
    found = [(number, layout.row(cells, fields)) for number, cells in filled[layout.above :]]
    said = [(number, row) for number, row in found if not is_blank(row)]
    sums = [number for number, row in said if _adds_up(row)]
    kept = [(number, row) for number, row in said if number not in sums]
    return SheetRows(
        numbers=tuple(number for number, _ in kept),
        rows=tuple(row for _, row in kept),
        columns=_columns(layout, fields),
        heading_row=filled[layout.above - 1][0] if layout.above else None,
        left_out=tuple(_named(layout, at) for at in layout.left_out),
        sums=tuple(sums),
        missing=tuple(f for f in fields if f is not Field.NOTE and f not in layout.columns),
    )


def numbered(rows: Sequence[list[str]]) -> Lines:
    """All rows of a sheet with their numbers from 1."""
    return list(enumerate(rows, start=1))


def letter_of(column: int) -> str:
    """What a spreadsheet calls a column that counts from 0: A, B, …, Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _columns(layout: Layout, fields: Sequence[Field]) -> tuple[Column, ...]:
    return tuple(
        Column(field, letter_of(at), layout.heading_of(at))
        for field in fields
        if (at := layout.columns.get(field)) is not None
    )


def _named(layout: Layout, column: int) -> str:
    heading, letter = layout.heading_of(column), letter_of(column)
    return f"“{heading}” ({letter})" if heading else letter


def _adds_up(row: Row) -> bool:
    return row.get(Field.PERIOD, "").strip(" :").lower() in _SUMS
