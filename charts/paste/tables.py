"""Text with rows and columns taken apart: tabs, semicolons, commas or wide gaps between cells."""

import csv
import re
from collections.abc import Callable, Sequence

from charts.paste.numbers import NotANumber, is_missing, read_number

Table = list[list[str]]


def cells_of(text: str) -> Table:
    """The lines that say something, each as its cells.

    Cells may stand in quotes, as spreadsheets write them. A quote that never ends is taken as it
    stands, so that it cannot swallow the lines after it.
    """
    cleaned = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    split = _splitter(cleaned)
    rows = ([" ".join(cell.split()) for cell in cells] for cells in split(cleaned))
    return [row for row in rows if any(row)]


def _splitter(text: str) -> Callable[[str], Sequence[Sequence[str]]]:
    lines = [line for line in text.split("\n") if line.strip()]
    if "\t" in text:
        return lambda text: _split_at("\t", text)
    if lines and not all(_is_number(line) for line in lines):
        for delimiter in ";,":
            if sum(delimiter in line for line in lines) * 2 > len(lines):
                return lambda text: _split_at(delimiter, text)
    return lambda text: [re.split(r" {2,}", line.strip()) for line in text.split("\n")]


def _split_at(delimiter: str, text: str) -> Sequence[Sequence[str]]:
    try:
        return list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True))
    except csv.Error:
        return [line.split(delimiter) for line in text.split("\n")]


def _is_number(text: str) -> bool:
    if is_missing(text):
        return True
    try:
        read_number(text)
    except NotANumber:
        return False
    return True
