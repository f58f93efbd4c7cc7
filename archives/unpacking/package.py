"""A package as it came: opened within bounds, and known to be an export of this platform."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from archives.contents import TABLES, Table, columns_of
from archives.unpacking.streams import Measured
from archives.vocabulary import DESCRIPTOR, FILES, FORMAT, FORMAT_VERSION
from common.errors import Invalid

MOST_ENTRIES = 1_000_000
MOST_UNPACKED = 50 * 1024**3  # bytes of all that is in it
MOST_TIMES_LARGER = 100  # than the archive, once it is larger than
ALWAYS_TAKEN = 256 * 1024**2  # bytes
_MOST_DESCRIPTOR = 8 * 1024**2  # bytes
_FILE_COLUMNS = ("path", "bytes", "hash")


@dataclass(frozen=True)
class Resource:
    """A table as the descriptor announces it."""

    name: str
    path: str
    size: int
    digest: str
    columns: tuple[str, ...]


class Package:
    """An export that somebody brings. Raises Invalid where it is none, or cannot be read here."""

    def __init__(self, content: BinaryIO) -> None:
        try:
            self.archive = ZipFile(content)
            entries = self.archive.infolist()
        except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise Invalid(_("This file is no ZIP archive, or it is damaged.")) from error
        content.seek(0, 2)
        _check_bounds(entries, content.tell())
        self.entries = {entry.filename: entry for entry in entries}
        if len(self.entries) < len(entries):
            raise Invalid(_("This archive holds two files of one name."))
        self.resources = _resources(self._descriptor())
        self._check_known()

    @property
    def size(self) -> int:
        """Bytes of all its tables."""
        return sum(resource.size for resource in self.resources.values())

    def holds(self, table: Table) -> bool:
        return table.name in self.resources

    def opened(self, resource: Resource) -> Measured:
        """What the descriptor announces, to be read once, and no more than that."""
        return self.file(resource.path, resource.size, resource.digest)

    def file(self, path: str, size: int, digest: str) -> Measured:
        """A file of the archive that is to have that size and that digest."""
        entry = self.entries.get(path)
        if entry is None:
            raise Invalid(_("The archive lacks “{path}”, which it announces.").format(path=path))
        return Measured(self.archive.open(entry), path, size, digest)

    def _descriptor(self) -> Mapping[str, Any]:
        entry = self.entries.get(DESCRIPTOR)
        if entry is None or entry.file_size > _MOST_DESCRIPTOR:
            raise Invalid(
                _("This is no export of this platform: it has no {name}.").format(name=DESCRIPTOR)
            )
        try:
            found = json.loads(self.archive.read(entry))
        except (BadZipFile, ValueError, RecursionError) as error:
            raise Invalid(_("{name} cannot be read.").format(name=DESCRIPTOR)) from error
        made_as = found.get("format") if isinstance(found, dict) else None
        if not isinstance(made_as, dict) or made_as.get("name") != FORMAT:
            raise Invalid(_("This is a data package, and no export of this platform."))
        if made_as.get("version") != FORMAT_VERSION:
            raise Invalid(
                _(
                    "This export has format {found}, and this installation reads format {known}. "
                    "Bring both to the same version first."
                ).format(found=made_as.get("version"), known=FORMAT_VERSION)
            )
        return found

    def _check_known(self) -> None:
        """Nothing in it that this version would have to leave aside, and nothing that it needs."""
        known = {table.name: table for table in TABLES}
        for name, resource in self.resources.items():
            if name == FILES:
                if resource.columns != _FILE_COLUMNS:
                    raise Invalid(_("The list of files has other columns than it should."))
                continue
            table = known.get(name)
            if table is None:
                raise Invalid(
                    _(
                        "This export holds a table that this version does not know: “{name}”. "
                        "Update this installation first."
                    ).format(name=name)
                )
            _check_columns(table, resource)
        if "organisation" not in self.resources:
            raise Invalid(_("This export holds no organisation."))


def _check_columns(table: Table, resource: Resource) -> None:
    known = {column.name: column for column in columns_of(table)}
    for name in resource.columns:
        if name not in known:
            raise Invalid(
                _(
                    "The table “{table}” has a column that this version does not know: “{name}”. "
                    "Update this installation first."
                ).format(table=table.name, name=name)
            )
    for name, column in known.items():
        if name not in resource.columns and not column.may_be_missing:
            raise Invalid(
                _("The table “{table}” lacks the column “{name}”.").format(
                    table=table.name, name=name
                )
            )


def _check_bounds(entries: list[ZipInfo], packed: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED:
        raise Invalid(_("There is more in this archive than an installation takes at once."))
    if unpacked > max(ALWAYS_TAKEN, MOST_TIMES_LARGER * packed):
        raise Invalid(_("This archive would grow far too much once it is open."))
    if any(entry.flag_bits & 1 for entry in entries):
        raise Invalid(_("This archive is locked with a password."))


def _resources(found: Mapping[str, Any]) -> dict[str, Resource]:
    try:
        resources = [
            Resource(
                name=str(one["name"]),
                path=str(one["path"]),
                size=int(one["bytes"]),
                digest=str(one["hash"]).removeprefix("sha256:"),
                columns=tuple(str(field["name"]) for field in one["schema"]["fields"]),
            )
            for one in found["resources"]
        ]
    except (KeyError, TypeError, ValueError) as error:
        raise Invalid(
            _("{name} does not say what it should of every table.").format(name=DESCRIPTOR)
        ) from error
    return {resource.name: resource for resource in resources}
