"""NDJSON: one object a line. Whole blocks are read at once; one with a fault, line by line."""

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from feeds.reading.batches import LONGEST_LINE, Batch, Malformed, UnreadableFile
from feeds.reading.headers import columns_in
from feeds.vocabulary import NUMBERS

_BLOCK = 4 * 1024 * 1024  # bytes


def json_batches(content: BinaryIO, columns: Mapping[str, str]) -> Iterator[Batch]:
    """The objects of a file in UTF-8. What the first of them has are the columns."""
    next_number, found = 1, None
    for block in _blocks(content):
        lines = block.split(b"\n")
        if not lines[-1].strip():
            lines.pop()
        if found is None:
            found = _found(lines, columns)
        yield _at_once(block, lines, columns, next_number) or _one_by_one(
            lines, columns, next_number
        )
        next_number += len(lines)
    if found is None:
        raise UnreadableFile("This file is empty.")


def _blocks(content: BinaryIO) -> Iterator[bytes]:
    """Whole lines, some millions of bytes at a time."""
    rest = b""
    while data := content.read(_BLOCK):
        whole, newline, rest_of_line = data.rpartition(b"\n")
        if not newline:
            rest += data
            if len(rest) > LONGEST_LINE + _BLOCK:
                raise UnreadableFile("A line of this file is longer than any object's.")
            continue
        yield rest + whole + newline
        rest = rest_of_line
    if rest.strip():
        yield rest


def _found(lines: Sequence[bytes], columns: Mapping[str, str]) -> dict[str, str]:
    """The names that the first readable objects have."""
    names: dict[str, None] = {}
    for line in lines[:100]:
        try:
            row = json.loads(line)
        except ValueError:
            continue
        names |= dict.fromkeys(row if isinstance(row, dict) else ())
    return columns_in(list(names), columns)


def _at_once(
    block: bytes, lines: Sequence[bytes], columns: Mapping[str, str], first: int
) -> Batch | None:
    """The block by the fast reader, if it is all as it should be."""
    import numpy as np
    import pyarrow as pa
    from pyarrow import json as fast

    schema = pa.schema(
        (column, pa.float64() if name in NUMBERS else pa.string())
        for name, column in columns.items()
    )
    try:
        table = fast.read_json(
            io.BytesIO(block),
            read_options=fast.ReadOptions(use_threads=False, block_size=len(block) + 1),
            parse_options=fast.ParseOptions(
                explicit_schema=schema, unexpected_field_behavior="ignore"
            ),
        ).combine_chunks()
    except pa.ArrowInvalid:
        return None
    if table.num_rows != len(lines):
        return None
    numbers = np.arange(first, first + len(lines), dtype=np.int64)
    return Batch(numbers, {n: _one_chunk(table.column(c)) for n, c in columns.items()})


def _one_chunk(column: Any) -> Any:
    import pyarrow as pa

    chunks = column.chunks
    return (
        chunks[0] if len(chunks) == 1 else pa.concat_arrays(chunks or [pa.array([], column.type)])
    )


def _one_by_one(lines: Sequence[bytes], columns: Mapping[str, str], first: int) -> Batch:
    import numpy as np
    import pyarrow as pa

    numbers: list[int] = []
    cells: dict[str, list[str | None]] = {name: [] for name in columns}
    bad: list[Malformed] = []
    for number, line in enumerate(lines, start=first):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            row = None
        if not isinstance(row, dict):
            text = line[:100].decode(errors="replace")
            bad.append(Malformed(number, text, "This line is not one JSON object."))
            continue
        numbers.append(number)
        for name, column in columns.items():
            cells[name].append(_as_text(row.get(column)))
    return Batch(
        np.array(numbers, dtype=np.int64),
        {name: pa.array(texts, pa.string()) for name, texts in cells.items()},
        tuple(bad),
    )


def _as_text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value) if isinstance(value, bool | list | dict) else repr(value)
