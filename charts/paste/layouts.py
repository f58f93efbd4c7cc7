"""How a table is laid out: where its headings end, and which column is what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from charts.paste.columns import by_headings, find_columns, lines_of_headings
from charts.paste.dates import NotADate, read_day
from charts.paste.numbers import NotANumber, read_number
from charts.paste.rows import NUMBERS, Field, Row
from charts.paste.tables import Table
from charts.vocabulary import Rhythm

_LOOKED_AT = 200  # lines: enough to tell what a column holds
_HEADINGS_WITHIN = 30  # lines: titles and remarks may stand above them


@dataclass(frozen=True)
class Layout:
    """Where things stand. Columns count from 0; a field that has none is absent."""

    above: int  # lines above the rows
    headings: Sequence[str]
    columns: Mapping[Field, int]
    left_out: tuple[int, ...]  # columns with something in them that are not used

    def heading_of(self, column: int) -> str:
        return self.headings[column] if column < len(self.headings) else ""

    def row(self, cells: Sequence[str], fields: Sequence[Field]) -> Row:
        """The texts of a line by field."""
        places = {field: self.columns.get(field, len(cells)) for field in fields}
        return {field: cells[at] if at < len(cells) else "" for field, at in places.items()}


def layout_of(
    table: Table,
    fields: Sequence[Field],
    *,
    words: Mapping[Field, str],
    rhythm: Rhythm,
    guessing: bool = True,
) -> Layout:
    """How a table without empty lines is laid out.

    With `guessing`, what nothing tells apart is taken in its order; without, it has no column.
    """
    above = _named_headings(table, fields, words, rhythm)
    if above is None:
        above = lines_of_headings(table, rhythm)
    headings = table[above - 1] if above else []
    body = table[above:]
    columns = find_columns(
        headings, body[:_LOOKED_AT], fields, words=words, rhythm=rhythm, guessing=guessing
    )
    if not columns and guessing:
        columns = {field: at for at, field in enumerate(fields)}
    used = set(columns.values())
    filled = {at for cells in body for at, cell in enumerate(cells) if cell}
    return Layout(above, headings, columns, tuple(sorted(filled - used)))


def _named_headings(
    table: Table, fields: Sequence[Field], words: Mapping[Field, str], rhythm: Rhythm
) -> int | None:
    """How many lines end with one that names a period and a number; None where no line does."""
    for position, cells in enumerate(table[:_HEADINGS_WITHIN]):
        named = by_headings(cells, fields, words)
        says_both = Field.PERIOD in named and any(field in named for field in NUMBERS)
        if says_both and not any(_is_said(cell, rhythm) for cell in cells):
            return position + 1
    return None


def _is_said(cell: str, rhythm: Rhythm) -> bool:
    """Whether a cell holds a number or a date, as no heading does."""
    try:
        read_number(cell)
    except NotANumber:
        pass
    else:
        return True
    try:
        read_day(cell, rhythm)
    except NotADate:
        return False
    return True
