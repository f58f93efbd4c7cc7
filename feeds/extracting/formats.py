"""The same rows as CSV, NDJSON or Parquet."""

import io
import json
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any, cast

from feeds.extracting.columns import DELETED, Column, Kind, Taken
from feeds.extracting.copying import copied
from feeds.extracting.queries import statement
from feeds.extracting.windows import Window
from feeds.vocabulary import FileKind

if TYPE_CHECKING:
    import pyarrow as pa

MEDIA_TYPES = {
    FileKind.NDJSON: "application/x-ndjson",
    FileKind.CSV: "text/csv; charset=utf-8",
    FileKind.PARQUET: "application/vnd.apache.parquet",
}
_BLOCK = 8 * 1024 * 1024  # bytes of CSV that become one group of rows


def stream(taken: Taken, window: Window, kind: FileKind) -> Iterator[bytes]:
    """Everything in a window, in pieces."""
    pieces = copied(f"COPY ({statement(taken, window)}) TO STDOUT (FORMAT csv, HEADER)")
    if kind is FileKind.CSV:
        return pieces
    return _json_lines(taken, pieces) if kind is FileKind.NDJSON else _parquet(taken, pieces)


class _Pieces(io.RawIOBase):
    """Pieces of a stream, as a file to read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, room: Any) -> int:
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = piece
        given = self._rest[: len(room)]
        room[: len(given)] = given
        self._rest = self._rest[len(given) :]
        return len(given)


class _Written(io.RawIOBase):
    """What was written since the last look."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._at = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        part = bytes(data)
        self._parts.append(part)
        self._at += len(part)
        return len(part)

    def tell(self) -> int:
        return self._at

    def taken(self) -> bytes:
        parts, self._parts = self._parts, []
        return b"".join(parts)


def _columns_of(taken: Taken) -> tuple[Column, ...]:
    return (*taken.columns, DELETED)


def _batches(schema: "pa.Schema", pieces: Iterator[bytes]) -> "Iterator[pa.RecordBatch]":
    """What COPY says, in columns of these types, a few megabytes at a time."""
    from pyarrow import csv

    return csv.open_csv(
        io.BufferedReader(_Pieces(pieces), _BLOCK // 8),
        read_options=csv.ReadOptions(block_size=_BLOCK),
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=csv.ConvertOptions(
            column_types=schema,
            true_values=["t"],
            false_values=["f"],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )


def _json_lines(taken: Taken, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Put together by columns, while PostgreSQL writes on: it would take twice as long itself."""
    import pyarrow as pa
    import pyarrow.compute as pc

    columns = _columns_of(taken)
    for batch in _batches(pa.schema((c.name, pa.string()) for c in columns), pieces):
        parts: list[Any] = []
        for column, cells in zip(columns, batch.columns, strict=True):
            parts += [f'{"," if parts else "{"}"{column.name}":', *_json(column.kind, cells)]
        joined = ["".join(p) if is_text else next(p) for is_text, p in groupby(parts, _is_text)]
        yield _text_of(pc.binary_join_element_wise(*joined, "}\n", ""))


def _json(kind: Kind, cells: "pa.StringArray") -> "list[str | pa.StringArray]":
    """Cells of COPY as JSON; what is the same in every row is text."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if cells.null_count == len(cells):
        return ["null"]
    match kind:
        case Kind.NUMBER | Kind.WHOLE:
            return [pc.fill_null(cells, "null")]
        case Kind.FLAG:
            return [pc.fill_null(pc.if_else(pc.equal(cells, "t"), "true", "false"), "null")]
        case Kind.TEXT:  # the same few again and again
            told = cells.dictionary_encode()
            texts = [json.dumps(text, ensure_ascii=False) for text in told.dictionary.to_pylist()]
            if len(texts) == 1 and not cells.null_count:
                return texts
            return [pc.fill_null(pc.take(pa.array(texts, pa.string()), told.indices), "null")]
        case Kind.MOMENT:  # 2026-03-31 08:00:00+00
            cells = pc.utf8_replace_slice(cells, start=10, stop=11, replacement="T")
            quoted = ['"', cells, ':00"']
        case Kind.ID | Kind.DAY:
            quoted = ['"', cells, '"']
    if not cells.null_count:
        return quoted
    return [pc.fill_null(pc.binary_join_element_wise(*quoted, ""), "null")]


def _is_text(part: object) -> bool:
    return isinstance(part, str)


def _text_of(lines: "pa.StringArray") -> bytes:
    """All of them one after the other, as they lie in memory."""
    _valid, _offsets, text = lines.buffers()
    return text.to_pybytes() if text else b""


def _parquet(taken: Taken, pieces: Iterator[bytes]) -> Iterator[bytes]:
    import pyarrow as pa
    from pyarrow import parquet

    types = {
        Kind.ID: pa.string(),
        Kind.TEXT: pa.string(),
        Kind.DAY: pa.date32(),
        Kind.MOMENT: pa.timestamp("us", tz="UTC"),
        Kind.NUMBER: pa.float64(),
        Kind.WHOLE: pa.int64(),
        Kind.FLAG: pa.bool_(),
    }
    schema = pa.schema((c.name, types[c.kind]) for c in _columns_of(taken))
    written = _Written()
    with parquet.ParquetWriter(cast(Any, written), schema, compression="zstd") as writer:
        for batch in _batches(schema, pieces):
            writer.write_batch(batch)
            yield written.taken()
    yield written.taken()
