"""The package itself: a ZIP into which tables and files are written as they are read."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import IO, Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.core.files.storage import default_storage
from django.utils import timezone

from archives.contents import TABLES, Kind, Table, columns_of
from archives.packing.counted import PIECE, Counted
from archives.packing.descriptor import Written, files_resource, package_of, resource_of
from archives.packing.queries import columns_given, copying, counting, naming
from archives.vocabulary import DESCRIPTOR, FILES
from people.models import Organisation

Told = Callable[[int, int], None]  # rows written, and how many there are in all


@dataclass(frozen=True)
class Packed:
    """What was written. `missing` counts files that are not where they were kept."""

    rows: int
    files: int
    missing: int


def pack(
    organisation: Organisation,
    target: BinaryIO,
    *,
    database: Any,
    with_confidences: bool,
    told: Told = lambda written, all: None,
) -> Packed:
    """Write everything an organisation has into `target`, as `database` shows it (`one_moment`).

    Two statements a table, and one a field that holds files. `told` may raise to break it off.
    """
    writer = _Writer(organisation, target, database, with_confidences, told)
    with writer.archive:
        return writer.write()


class _Writer:
    def __init__(
        self,
        organisation: Organisation,
        target: BinaryIO,
        database: Any,
        with_confidences: bool,
        told: Told,
    ) -> None:
        self.organisation = organisation
        self.archive = ZipFile(target, "w", ZIP_DEFLATED, allowZip64=True)
        self.database = database
        self.with_confidences = with_confidences
        self.told = told
        self.at = timezone.now()
        self.rows_before = 0
        self.rows_in_all = 0

    def write(self) -> Packed:
        tables = [t for t in TABLES if self.with_confidences or not t.is_confidential]
        counts = {table: self._count(table) for table in tables}
        self.rows_in_all = sum(counts.values())
        resources = []
        for table in tables:
            columns = columns_given(table, with_confidences=self.with_confidences)
            written = self._table(table, counts[table])
            resources.append(resource_of(table, columns, written))
            self.rows_before += counts[table]
        names = self._names(tables)
        files = self._files(names)
        resources.append(files_resource(self._list_of(files)))
        package = package_of(self.organisation, resources, at=self.at)
        with self._entry(DESCRIPTOR) as entry:
            entry.write(json.dumps(package, indent=2, ensure_ascii=False).encode())
        return Packed(self.rows_in_all, len(files), len(names) - len(files))

    def _count(self, table: Table) -> int:
        with self.database.cursor() as cursor:
            cursor.execute(counting(table, self.organisation.pk))
            return int(cursor.fetchone()[0])

    def _table(self, table: Table, rows: int) -> Written:
        statement = copying(table, self.organisation.pk, with_confidences=self.with_confidences)
        with self._entry(table.path) as entry:
            into = Counted(entry, lambda lines: self._tell(min(lines, rows)))
            with self.database.cursor() as cursor:
                cursor.copy_expert(statement, into)
            into.flush()
        return Written(table.path, into.size, into.digest.hexdigest(), rows)

    def _tell(self, rows: int) -> None:
        self.told(self.rows_before + rows, self.rows_in_all)

    def _files(self, names: list[str]) -> list[Written]:
        """The uploaded files themselves. Those that are not where they were kept are left out."""
        listed = []
        for name in names:
            try:
                content = default_storage.open(name, "rb")
            except FileNotFoundError:
                continue
            path = f"{FILES}/{name}"
            with content, self._entry(path, packed=False) as entry:
                into = Counted(entry, lambda lines: self._tell(0))
                while piece := content.read(PIECE):
                    into.write(piece)
                into.flush()
            listed.append(Written(path, into.size, into.digest.hexdigest(), rows=0))
        return listed

    def _list_of(self, files: list[Written]) -> Written:
        rows = ((file.path, file.size, file.digest) for file in files)
        text = io.StringIO()
        csv.writer(text).writerows([("path", "bytes", "hash"), *rows])
        content = text.getvalue().encode()
        path = f"data/{FILES}.csv"
        with self._entry(path) as entry:
            entry.write(content)
        return Written(path, len(content), sha256(content).hexdigest(), len(files))

    def _names(self, tables: list[Table]) -> list[str]:
        names: set[str] = set()
        for table in tables:
            for column in columns_of(table):
                if column.kind is Kind.FILE:
                    with self.database.cursor() as cursor:
                        cursor.execute(naming(table, column, self.organisation.pk))
                        names.update(name for (name,) in cursor.fetchall())
        return sorted(names)

    def _entry(self, path: str, *, packed: bool = True) -> IO[bytes]:
        info = ZipInfo(path, date_time=self.at.timetuple()[:6])
        info.compress_type = ZIP_DEFLATED if packed else ZIP_STORED
        info.external_attr = 0o600 << 16
        return self.archive.open(info, "w", force_zip64=True)
