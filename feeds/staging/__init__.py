"""The rows of one load inside the database, between the file and the measurements.

Temporary tables of one connection: they cost no log, nobody else sees them, and they are gone with
the process that made them. Whatever is written to measurements is written from here, in sets.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import connection
from django.utils.translation import gettext as _

from charts.measurement_rows import lock_states
from feeds.staging import statements

if TYPE_CHECKING:
    import numpy as np

_PIECE = 1024 * 1024  # bytes that are handed over at a time


@dataclass(frozen=True)
class Chunk:
    """Some measures, in the order of their keys, whose rows are written in one transaction."""

    measures: Sequence[int]
    rows: int


@dataclass(frozen=True)
class Written:
    """What one chunk did to measurements."""

    inserted: int
    updated: int
    measures: Sequence[int]


def prepare() -> None:
    """An empty staging table, whatever an earlier load in this process left behind."""
    with connection.cursor() as cursor:
        cursor.execute(statements.DROP)
        cursor.execute(statements.FOR_SETS)
        cursor.execute(statements.CREATE)


def drop() -> None:
    with connection.cursor() as cursor:
        cursor.execute(statements.DROP)
        cursor.execute(statements.AS_EVER)


class Adding:
    """Copies checked rows into staging, on another thread, while those after them are checked.

    Nothing else may be asked of the database meanwhile: first `wait`.
    """

    def __enter__(self) -> Self:
        connection.ensure_connection()
        self._copier = ThreadPoolExecutor(1)
        self._under_way: Future[None] | None = None
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self.wait()
        self._copier.shutdown()

    def add(self, columns: Mapping[str, "np.ndarray"]) -> None:
        self.wait()
        if columns and len(columns["number"]):
            self._under_way = self._copier.submit(_add, connection.connection, columns)

    def wait(self) -> None:
        """Until all that was added is there. Raises what went wrong with it."""
        under_way, self._under_way = self._under_way, None
        if under_way:
            with connection.wrap_database_errors:
                under_way.result()


def _add(database: Any, columns: Mapping[str, "np.ndarray"]) -> None:
    with database.cursor() as cursor:
        cursor.copy_expert(statements.COPY, _as_csv(columns), _PIECE)


def list_rejected(rows: Iterable[Sequence[object]]) -> None:
    """Copy rows into the list of rejected ones; no cell of it is ever null."""
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(rows)
    if text.tell():
        text.seek(0)
        _copy(statements.COPY_REJECTED, text)


def reject_repeated(*, organisation: int, load: int, column: str) -> int:
    """Take out every row of a period that stands more than once: which one is right, who knows."""
    reason = _("This period stands more than once in this file. Keep one of its rows.")
    with connection.cursor() as cursor:
        cursor.execute(
            statements.REPEATED,
            {"organisation": organisation, "load": load, "column": column, "reason": reason},
        )
        return cursor.rowcount


def compare(*, organisation: int) -> tuple[int, int]:
    """Find the rows that say something new. Returns how many are new, and how many differ."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE feed_staged")
        cursor.execute(statements.COMPARE, {"organisation": organisation})
        cursor.execute("CREATE INDEX ON feed_changed (measure_id)")
        cursor.execute("ANALYZE feed_changed")
        cursor.execute(statements.COUNT)
        new, differing = cursor.fetchone()
        cursor.execute(statements.AS_EVER)
    return new, differing


def chunks(*, most: int) -> list[Chunk]:
    """Whole measures, in order, with at most so many rows together (or one measure alone)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT measure_id, count(*) FROM feed_changed GROUP BY measure_id ORDER BY measure_id"
        )
        found: list[tuple[list[int], int]] = []
        for measure, rows in cursor.fetchall():
            if found and found[-1][1] + rows <= most:
                found[-1] = ([*found[-1][0], measure], found[-1][1] + rows)
            else:
                found.append(([measure], rows))
    return [Chunk(measures, rows) for measures, rows in found]


def write(chunk: Chunk, *, organisation: int, by: int | None, at: datetime) -> Written:
    """Write a chunk, holding the locks of its measures, in the transaction of the caller."""
    lock_states(chunk.measures)
    with connection.cursor() as cursor:
        cursor.execute(statements.WITHOUT_WAITING)
        cursor.execute(
            statements.WRITE,
            {
                "organisation": organisation,
                "by": by,
                "at": at,
                "first": chunk.measures[0],
                "last": chunk.measures[-1],
            },
        )
        inserted, updated, measures = cursor.fetchone()
    return Written(inserted, updated, measures or [])


def _as_csv(columns: Mapping[str, "np.ndarray"]) -> io.BytesIO:
    import pyarrow as pa
    from pyarrow.csv import WriteOptions, write_csv

    table = pa.table({name: pa.array(rows, from_pandas=True) for name, rows in columns.items()})
    text = io.BytesIO()
    write_csv(table, text, WriteOptions(include_header=False))
    text.seek(0)
    return text


def _copy(statement: str, text: Any) -> None:
    with connection.cursor() as cursor:
        cursor.copy_expert(statement, text, _PIECE)
