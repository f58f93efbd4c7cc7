"""A block copied from a spreadsheet becomes the rows of a data page, still as it was typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from charts.paste.columns import find_columns, lines_of_headings
from charts.paste.rows import Field, Row
from charts.paste.tables import cells_of
from charts.vocabulary import Rhythm


@dataclass(frozen=True)
class Block:
    """The rows of a pasted block, and what was not taken over from it."""

    rows: tuple[Row, ...]
    headings: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()  # columns that are neither period, number nor note


class TooLong(ValueError):
    """More lines than can be checked at a time."""


def read_block(
    text: str,
    fields: Sequence[Field],
    *,
    rhythm: Rhythm,
    most: int,
    words: Mapping[Field, str] | None = None,
    expected: Sequence[str] = (),
) -> Block:
    """The rows of a pasted block.

    A block without a column of periods, such as twelve numbers one below the other, is for the
    `expected` periods in their order. Raises TooLong.
    """
    table = cells_of(text)
    if len(table) > most + 10:  # a few lines of headings are no data
        raise TooLong(_too_long(len(table), most))
    above = lines_of_headings(table, rhythm)
    body = table[above:]
    headings = table[above - 1] if above else []
    columns = find_columns(headings, body, fields, words=words or {}, rhythm=rhythm)
    if not columns:
        columns = {field: i for i, field in enumerate(fields)}
    rows = [_row(cells, columns, fields) for cells in body]
    if Field.PERIOD not in columns:
        rows = [
            {**row, Field.PERIOD: period}
            for row, period in zip(rows, _then_blank(expected, len(rows)), strict=True)
        ]
    return Block(tuple(rows), tuple(headings), _left_out(headings, body, columns))


def _row(cells: Sequence[str], columns: Mapping[Field, int], fields: Sequence[Field]) -> Row:
    return {
        field: cells[column] if (column := columns.get(field, len(cells))) < len(cells) else ""
        for field in fields
    }


def _then_blank(expected: Sequence[str], length: int) -> list[str]:
    return [*expected[:length], *[""] * (length - len(expected))]


def _left_out(
    headings: Sequence[str], body: Sequence[Sequence[str]], columns: Mapping[Field, int]
) -> tuple[str, ...]:
    used = set(columns.values())
    filled = sorted({i for cells in body for i, cell in enumerate(cells) if cell} - used)
    return tuple(
        headings[i] if i < len(headings) and headings[i] else f"column {i + 1}" for i in filled
    )


def _too_long(lines: int, most: int) -> str:
    return _(
        "That is {lines:,} lines. Paste at most {most:,} at a time, or ask a "
        "data analyst to load the file."
    ).format(lines=lines, most=most)
