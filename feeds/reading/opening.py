"""One way to read them all, compressed or not."""

import gzip
import shutil
import tempfile
import zlib
from collections.abc import Iterator, Mapping
from typing import BinaryIO, cast

from feeds.reading.batches import Batch, UnreadableFile
from feeds.reading.csv_rows import csv_batches
from feeds.reading.json_lines import json_batches
from feeds.reading.parquet_rows import parquet_batches
from feeds.vocabulary import FileKind

LARGEST = 4 * 1024**3  # bytes of a file once it is unpacked


class _Bounded:
    """A file that refuses to grow without end: a few bytes can be packed to unfold to any size."""

    def __init__(self, content: BinaryIO) -> None:
        self._content = content
        self._given = 0
        self.closed = False

    def read(self, size: int = -1) -> bytes:
        data = self._content.read(size)
        self._given += len(data)
        if self._given > LARGEST:
            raise UnreadableFile("Unpacked, this file has more than 4 GB. Send it in parts.")
        return data

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        self.closed = True


def _unpacked(content: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, _Bounded(cast(BinaryIO, gzip.GzipFile(fileobj=content))))


def batches_of(
    content: BinaryIO,
    kind: FileKind,
    *,
    columns: Mapping[str, str],
    encoding: str = "utf-8",
    compressed: bool = False,
) -> Iterator[Batch]:
    """The rows of a file, field by field; `columns` says what the file calls each field.

    Memory does not grow with the file. Raises UnreadableFile, also after some batches.
    """
    try:
        source = _unpacked(content) if compressed else content
        if kind is FileKind.CSV:
            yield from csv_batches(source, columns, encoding=encoding)
        elif kind is FileKind.NDJSON:
            yield from json_batches(source, columns)
        elif compressed:
            with tempfile.TemporaryFile() as unpacked:
                shutil.copyfileobj(source, unpacked)
                yield from parquet_batches(unpacked, columns)
        else:
            yield from parquet_batches(content, columns)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnreadableFile("This file breaks off, or is damaged. Send it again.") from error
