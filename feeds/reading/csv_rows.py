"""CSV: every cell as text, so that nothing is guessed. Bad lines are named, never lost."""

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from feeds.reading.batches import LONGEST_LINE, Batch, Malformed, UnreadableFile
from feeds.reading.headers import columns_in

_BLOCK = 2 * 1024 * 1024  # bytes
_HEADER_ROWS = 1
_DELIMITERS = ",;\t|"
_ROW = re.compile(r"Row #(\d+)")  # the rest of an error repeats what stands in the file


class _Started:
    """A file whose first bytes have been looked at, and are given again."""

    def __init__(self, beginning: bytes, content: BinaryIO) -> None:
        self._beginning = beginning
        self._content = content
        self.closed = False

    def read(self, size: int = -1) -> bytes:
        if not self._beginning:
            return self._content.read(size)
        size = len(self._beginning) if size < 0 else size
        given, self._beginning = self._beginning[:size], self._beginning[size:]
        return given

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        self.closed = True


def csv_batches(content: BinaryIO, columns: Mapping[str, str], *, encoding: str) -> Iterator[Batch]:
    """Rows of a CSV file with a header; comma, semicolon, tab or bar between the cells."""
    import pyarrow as pa

    beginning = content.read(64 * 1024)
    delimiter = _delimiter_of(beginning)
    bad: list[Malformed] = []
    try:
        reader = _opened(_Started(beginning, content), columns, encoding, delimiter, bad)
        found = columns_in(reader.schema.names, columns)
        next_number = _HEADER_ROWS + 1
        for rows in reader:
            numbers, next_number = _numbered(rows.num_rows, next_number, bad)
            named = {name: rows.column(column) for name, column in found.items()}
            yield Batch(numbers, named, tuple(one for one in bad if one.text.strip()))
            bad.clear()
        if any(one.text.strip() for one in bad):
            yield Batch(_numbered(0, next_number, bad)[0], {}, tuple(bad))
    except pa.ArrowInvalid as error:
        raise UnreadableFile(_in_words(str(error), encoding)) from error
    except UnicodeError as error:
        raise UnreadableFile(_in_words("utf8", encoding)) from error


def _opened(
    content: object,
    columns: Mapping[str, str],
    encoding: str,
    delimiter: str,
    bad: list[Malformed],
):
    import pyarrow as pa
    from pyarrow import csv

    def skip(row: csv.InvalidRow) -> str:
        reason = f"There are {row.actual_columns} cells here and {row.expected_columns} above."
        bad.append(Malformed(row.number, row.text[:100], reason))
        return "skip"

    return csv.open_csv(
        content,
        read_options=csv.ReadOptions(use_threads=False, block_size=_BLOCK, encoding=encoding),
        parse_options=csv.ParseOptions(
            delimiter=delimiter,
            newlines_in_values=True,
            ignore_empty_lines=False,
            invalid_row_handler=skip,
        ),
        convert_options=csv.ConvertOptions(
            column_types={column: pa.string() for column in columns.values()},
            strings_can_be_null=False,
        ),
    )


def _numbered(count: int, first: int, bad: list[Malformed]):
    """The numbers of rows between which the bad ones stand, and the number after them all."""
    import numpy as np

    missing = {one.number for one in bad if one.number >= first}
    total = count + len(missing)
    numbers = np.arange(first, first + total, dtype=np.int64)
    if missing:
        # A line that ends the file may be counted by its number and belong to no batch.
        numbers = numbers[~np.isin(numbers, sorted(missing))][:count]
    return numbers, first + total


def _delimiter_of(beginning: bytes) -> str:
    """Whichever stands most often in the header, outside of quotes."""
    header = beginning.split(b"\n", 1)[0]
    if len(header) >= LONGEST_LINE or not header.strip():
        raise UnreadableFile("This file is empty, or its first line does not name its columns.")
    outside = b"".join(header.split(b'"')[::2])
    return max(_DELIMITERS, key=lambda sign: outside.count(sign.encode()))


def _in_words(error: str, encoding: str) -> str:
    if "utf8" in error.lower() or "utf-8" in error.lower():
        return (
            f"This file is not written in {encoding}. Say that it is Windows-1252, or save it anew."
        )
    if "straddling object" in error:
        return "A line of this file is longer than any table's. Is a quotation mark not closed?"
    row = _ROW.search(error)
    which = f"Row {row[1]} of this file" if row else "This file"
    return f"{which} cannot be read as CSV. If it comes from Windows, say that it is Windows-1252."
