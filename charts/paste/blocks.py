"""A block copied from a spreadsheet becomes the rows of a data page, still as it was typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from charts.paste.layouts import layout_of
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
    layout = layout_of(table, fields, words=words or {}, rhythm=rhythm)
    rows = [layout.row(cells, fields) for cells in table[layout.above :]]
    if Field.PERIOD not in layout.columns:
        rows = [
            {**row, Field.PERIOD: period}
            for row, period in zip(rows, _then_blank(expected, len(rows)), strict=True)
        ]
    left_out = (layout.heading_of(at) or f"column {at + 1}" for at in layout.left_out)
    return Block(tuple(rows), tuple(layout.headings), tuple(left_out))


def _then_blank(expected: Sequence[str], length: int) -> list[str]:
    return [*expected[:length], *[""] * (length - len(expected))]


def _too_long(lines: int, most: int) -> str:
    return _(
        "That is {lines:,} lines. Paste at most {most:,} at a time, or ask a "
        "data analyst to load the file."
    ).format(lines=lines, most=most)
