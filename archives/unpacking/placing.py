"""Placing what is staged where it belongs: keys for public ids, and values for texts."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import DataError, IntegrityError, connection
from django.utils.translation import gettext as _
from psycopg2.extras import Json

from archives.contents import TABLES, Column, Kind, columns_of
from archives.unpacking.checking import check
from archives.unpacking.files import Files
from archives.unpacking.package import Package
from archives.unpacking.staging import Staged, stage
from common.errors import Invalid
from people.models import Organisation, User

Told = Callable[[int, int], None]  # bytes of tables read, and how many there are in all


def place_all(package: Package, files: Files, *, told: Told) -> int:
    """Read every table in, in a transaction that the caller holds. Returns how many rows."""
    rows = done = 0
    organisation: int | None = None
    for table in TABLES:
        if not package.holds(table):
            continue
        staged = stage(package, table)
        check(staged)
        files.rename_in(staged)
        placed = _place(staged, organisation)
        rows += placed
        done += package.resources[table.name].size
        told(done, package.size)
        if table.model is Organisation:
            organisation = _the_one(placed)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except IntegrityError as error:
        raise Invalid(_broken("the export", error)) from error
    return rows


def _the_one(placed: int) -> int:
    if placed != 1:
        raise Invalid(_("An export is of one organisation, and this one holds {count}.").format(
            count=placed
        ))  # fmt: skip
    return Organisation.objects.get().pk


def _place(staged: Staged, organisation: int | None) -> int:
    statement, values = (
        _filling_in(staged) if staged.table.is_filled_in else _inserting(staged, organisation)
    )
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            return int(cursor.rowcount)
    except (IntegrityError, DataError) as error:
        raise Invalid(_broken(staged.table.path, error)) from error


def _inserting(staged: Staged, organisation: int | None) -> tuple[str, list[Any]]:
    model = staged.table.model
    columns: list[str] = []
    selected: list[str] = []
    values: list[Any] = []
    if staged.gives_keys:
        columns, selected = ["id"], ["s.staged_key"]
    if any(field.column == "organisation_id" for field in model._meta.local_fields):
        columns.append("organisation_id")
        selected.append("%s")
        values.append(organisation)
    for column in staged.columns:
        columns.append(column.stored)
        selected.append(_value(column, staged))
    for column in _not_given(staged):
        columns.append(column.stored)
        selected.append(f"%s::{column.sql_type}")
        values.append(Json(column.default) if column.kind is Kind.ANY else column.default)
    if model is User:
        columns.append("password")
        selected.append("%s")
        values.append(make_password(None))  # nobody gets in with it
    named = ", ".join(f'"{name}"' for name in columns)
    return (
        f"INSERT INTO {model._meta.db_table} ({named}) SELECT {', '.join(selected)}"
        f" FROM {staged.name} s {_joins(staged)} ORDER BY s.staged_line",
        values,
    )


def _filling_in(staged: Staged) -> tuple[str, list[Any]]:
    table, (key,) = staged.table.model._meta.db_table, staged.table.key
    (of,) = (column for column in staged.columns if column.name == key)
    others = [column for column in staged.columns if column is not of]
    set_to = ", ".join(f'"{column.stored}" = {_value(column, staged)}' for column in others)
    return (
        f"UPDATE {table} t SET {set_to} FROM {staged.name} s {_joins(staged)}"
        f' WHERE t."{of.stored}" = {_value(of, staged)}',
        [],
    )


def _joins(staged: Staged) -> str:
    """To what each reference refers: rows that are placed already, or stand in the same file."""
    joins = []
    for column in staged.columns:
        if column.refers_to is None:
            continue
        row, cell = f'"of_{column.name}"', f's."{column.name}"'
        if column.refers_to is staged.table.model:
            joins.append(f"LEFT JOIN {staged.name} {row} ON {row}.public_id = {cell}")
        else:
            table = column.refers_to._meta.db_table
            joins.append(f"LEFT JOIN {table} {row} ON {row}.public_id = {cell}::uuid")
    return " ".join(joins)


def _value(column: Column, staged: Staged) -> str:
    """A cell as what the database keeps of it."""
    cell = f's."{column.name}"'
    match column.kind:
        case Kind.REFERENCE:
            key = "staged_key" if column.refers_to is staged.table.model else "id"
            return f'"of_{column.name}".{key}'
        case Kind.STRING | Kind.FILE:
            return cell if column.is_nullable else f"COALESCE({cell}, '')"
        case Kind.ARRAY:
            items = f"jsonb_array_elements_text({cell}::jsonb) WITH ORDINALITY AS l(item, place)"
            listed = f"ARRAY(SELECT item FROM {items} ORDER BY place)::{column.sql_type}"
            return f"CASE WHEN {cell} IS NOT NULL THEN {listed} END"
    return f"{cell}::{column.sql_type}"


def _not_given(staged: Staged) -> list[Column]:
    """Columns that the package does not have, and for which the database needs a value."""
    given = {column.name for column in staged.columns}
    return [
        column
        for column in columns_of(staged.table)
        if column.name not in given and not (column.is_nullable or column.has_stored_default)
    ]


def _broken(path: str, error: Exception) -> str:
    said = str(error).splitlines()[0]
    return _("“{path}” breaks a rule of the database: {said}").format(path=path, said=said)
