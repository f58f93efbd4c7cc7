"""Tables of a package in temporary tables, each cell the text that it is in the file."""

import csv
from dataclasses import dataclass
from zipfile import BadZipFile

import psycopg2
from django.db import connection
from django.db.models import AutoField
from django.utils.translation import gettext as _

from archives.contents import Column, Table, columns_of
from archives.unpacking.package import Package
from archives.unpacking.streams import Measured
from common.errors import Invalid


@dataclass(frozen=True)
class Staged:
    """A table in staging: `name`, and those of its columns that the package has.

    Each row has a `staged_line`, and the key that it is going to have where its table gives keys.
    """

    table: Table
    name: str
    columns: tuple[Column, ...]

    @property
    def gives_keys(self) -> bool:
        return isinstance(self.table.model._meta.pk, AutoField)


def stage(package: Package, table: Table) -> Staged:
    """Copy a table of the package into staging. Raises Invalid."""
    resource = package.resources[table.name]
    content = package.opened(resource)
    header = _header(content)
    if header != resource.columns:
        raise Invalid(
            _("“{path}” has other columns than the package announces.").format(path=resource.path)
        )
    known = {column.name: column for column in columns_of(table)}
    staged = Staged(
        table, f"staged_{table.name.replace('-', '_')}", tuple(known[name] for name in header)
    )
    with connection.cursor() as cursor:
        cursor.execute(_making(staged))
        try:
            cursor.copy_expert(_copying(staged), content)
        except psycopg2.Error as error:
            raise content.refusal or Invalid(_why(resource.path, error)) from error
        content.check()
        cursor.execute(f"ANALYZE {staged.name}")
    return staged


def _header(content: Measured) -> tuple[str, ...]:
    try:
        return tuple(next(csv.reader([content.readline().decode()]), ()))
    except (UnicodeDecodeError, csv.Error, BadZipFile) as error:
        raise Invalid(_("“{path}” cannot be read.").format(path=content.path)) from error


def _making(staged: Staged) -> str:
    table = staged.table.model._meta.db_table
    key = (
        f"staged_key bigint DEFAULT nextval(pg_get_serial_sequence('{table}', 'id')),"
        if staged.gives_keys
        else ""
    )
    columns = ", ".join(f'"{column.name}" text' for column in staged.columns)
    return (
        f"CREATE TEMPORARY TABLE {staged.name}"
        f" (staged_line bigint GENERATED ALWAYS AS IDENTITY, {key} {columns}) ON COMMIT DROP"
    )


def _copying(staged: Staged) -> str:
    columns = ", ".join(f'"{column.name}"' for column in staged.columns)
    return f"COPY {staged.name} ({columns}) FROM STDIN (FORMAT csv, ENCODING 'UTF8')"


def _why(path: str, error: Exception) -> str:
    """The first line of what the database says, which names the trouble."""
    said = str(error).splitlines()[0]
    return _("“{path}” cannot be read: {said}").format(path=path, said=said)
