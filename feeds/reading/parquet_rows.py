"""Parquet: columns that already know what they are."""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from feeds.reading.batches import AT_ONCE, Batch, UnreadableFile
from feeds.reading.headers import columns_in
from feeds.vocabulary import NUMBERS


def parquet_batches(content: BinaryIO, columns: Mapping[str, str]) -> Iterator[Batch]:
    """The records of a file, group by group."""
    import numpy as np
    import pyarrow as pa
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(content)
        found = columns_in(file.schema_arrow.names, columns)
        first = 1
        for rows in file.iter_batches(batch_size=AT_ONCE, columns=list(found.values())):
            numbers = np.arange(first, first + rows.num_rows, dtype=np.int64)
            first += rows.num_rows
            yield Batch(
                numbers,
                {name: _plain(rows.column(column), name) for name, column in found.items()},
            )
    except (pa.ArrowException, OSError) as error:
        raise UnreadableFile(
            f"This is not a Parquet file that we can read: {error}"[:300]
        ) from error


def _plain(column: Any, name: str) -> Any:
    """Numbers as numbers, days as 2026-03-31, all else as text."""
    import pyarrow as pa

    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    kind = column.type
    if name in NUMBERS and (pa.types.is_integer(kind) or pa.types.is_floating(kind)):
        return column.cast(pa.float64(), safe=False)
    if name in NUMBERS and pa.types.is_decimal(kind):
        return column.cast(pa.float64())
    if pa.types.is_timestamp(kind):
        column = column.cast(pa.date32(), safe=False)
    try:
        return column.cast(pa.string())
    except pa.ArrowException as error:
        raise UnreadableFile(f"The column of each {name} holds {kind}, not text.") from error
