"""The statements that read a table of the export."""

from archives.contents import Column, Kind, Table, columns_of
from people.models import Organisation

_MOMENT = """to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""


def columns_given(table: Table, *, with_confidences: bool) -> tuple[Column, ...]:
    """The columns of a table in this export."""
    return tuple(
        column for column in columns_of(table) if with_confidences or not column.in_confidence
    )


def counting(table: Table, organisation: int) -> str:
    """How many rows an organisation has in a table."""
    return f"SELECT count(*) {_from(table)} WHERE {_belongs(table, organisation)}"


def naming(table: Table, column: Column, organisation: int) -> str:
    """The names of the files that a column holds."""
    held = f't."{column.stored}"'
    return f"SELECT {held} {_from(table)} WHERE {_belongs(table, organisation)} AND {held} <> ''"


def copying(table: Table, organisation: int, *, with_confidences: bool) -> str:
    """A COPY that gives the rows of an organisation as CSV, in an order that stays the same."""
    names = {id(column): n for n, column in enumerate(columns_of(table))}
    given = columns_given(table, with_confidences=with_confidences)
    selected = ", ".join(
        f'{_expression(column, names[id(column)])} AS "{column.name}"' for column in given
    )
    order = ", ".join(key.replace("(", "(t.") if "(" in key else f"t.{key}" for key in table.order)
    return (
        f"COPY (SELECT {selected} {_from(table)} WHERE {_belongs(table, organisation)}"
        f" ORDER BY {order}) TO STDOUT (FORMAT csv, HEADER true, ENCODING 'UTF8')"
    )


def _from(table: Table) -> str:
    joins = (
        f'LEFT JOIN {column.refers_to._meta.db_table} r{n} ON r{n}.id = t."{column.stored}"'
        for n, column in enumerate(columns_of(table))
        if column.refers_to is not None
    )
    return " ".join([f"FROM {table.model._meta.db_table} t", *joins])


def _belongs(table: Table, organisation: int) -> str:
    if table.model is Organisation:
        return f"t.id = {organisation:d}"
    names = {field.column for field in table.model._meta.local_fields}
    if "organisation_id" in names:
        return f"t.organisation_id = {organisation:d}"
    return f"{_first_reference(table)}.organisation_id = {organisation:d}"


def _first_reference(table: Table) -> str:
    """Rows without an organisation of their own belong where what they refer to first does."""
    columns = enumerate(columns_of(table))
    return next(f"r{n}" for n, column in columns if column.kind is Kind.REFERENCE)


def _expression(column: Column, number: int) -> str:
    stored = f't."{column.stored}"'
    match column.kind:
        case Kind.REFERENCE:
            return f"r{number}.public_id"
        case Kind.DATETIME:
            return _MOMENT.format(stored)
        case Kind.ARRAY:
            return f"to_json({stored})"
        case Kind.BOOLEAN | Kind.ANY:
            return f"{stored}::text"
    return stored
