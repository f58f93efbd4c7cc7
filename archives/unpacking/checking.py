"""Looking at a staged table as a whole: the first cell that is not what it should be, in words."""

from collections.abc import Iterator

from django.db import connection
from django.utils.translation import gettext as _

from archives.contents import Column, Kind
from archives.unpacking.staging import Staged
from archives.vocabulary import FILE_NAME
from common.errors import Invalid

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_FORMS = {
    Kind.INTEGER: r"^-?[0-9]{1,18}$",
    Kind.NUMBER: r"^-?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?$",
    Kind.BOOLEAN: r"^([Tt]rue|[Ff]alse)$",
    Kind.DATE: f"^{_DAY}$",
    Kind.DATETIME: rf"^{_DAY}[T ][0-9:]{{5,8}}(\.[0-9]{{1,6}})?(Z|[+-][0-9]{{2}}:?[0-9]{{2}})$",
    Kind.UUID: r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
    Kind.REFERENCE: r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
    Kind.ARRAY: r"^\[.*\]$",
    Kind.FILE: f"^{FILE_NAME}$",
}


def check(staged: Staged) -> None:
    """Refuse a table of which any cell cannot be taken. Two queries, and one a reference."""
    _check_cells(staged)
    for column in staged.columns:
        if column.refers_to is not None:
            _check_reference(staged, column)


def _check_cells(staged: Staged) -> None:
    wrong = [(column, sql) for column in staged.columns for sql in _wrong(column)]
    cases = " ".join(f"WHEN {sql} THEN {number}" for number, (_column, sql) in enumerate(wrong))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT staged_line, which FROM (SELECT staged_line, CASE {cases} END AS which"
            f" FROM {staged.name}) AS looked_at"
            " WHERE which IS NOT NULL ORDER BY staged_line LIMIT 1"
        )
        if (found := cursor.fetchone()) is None:
            return
        line, which = found
        column = wrong[which][0]
        cursor.execute(f'SELECT "{column.name}" FROM {staged.name} WHERE staged_line = %s', [line])
        value = cursor.fetchone()[0]
    raise Invalid(_refusal(staged, column, line, value))


def _wrong(column: Column) -> Iterator[str]:
    """Conditions under which a cell of this column is wrong."""
    cell = f'"{column.name}"'
    is_text = column.kind in (Kind.STRING, Kind.FILE)
    if not column.is_nullable and not is_text:
        yield f"{cell} IS NULL"
    if form := _FORMS.get(column.kind):
        yield f"{cell} !~ '{form}'" + (f" AND {cell} <> ''" if is_text else "")
    if column.longest:
        yield f"char_length({cell}) > {column.longest}"
    if column.choices:
        quoted = ", ".join("'" + choice.replace("'", "''") + "'" for choice in column.choices)
        yield f"{cell} <> '' AND {cell} NOT IN ({quoted})"


def _check_reference(staged: Staged, column: Column) -> None:
    assert column.refers_to is not None
    own = column.refers_to is staged.table.model
    known = (
        f'{staged.name} r ON r.public_id = s."{column.name}"'
        if own
        else f'{column.refers_to._meta.db_table} r ON r.public_id = s."{column.name}"::uuid'
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT s.staged_line, s."{column.name}" FROM {staged.name} s LEFT JOIN {known}'
            f' WHERE s."{column.name}" IS NOT NULL AND r.public_id IS NULL'
            " ORDER BY s.staged_line LIMIT 1"
        )
        found = cursor.fetchone()
    if found:
        raise Invalid(
            _(
                "“{path}”, row {row}: “{column}” refers to {value}, which is not in this export."
            ).format(path=staged.table.path, row=found[0], column=column.name, value=found[1])
        )


def _refusal(staged: Staged, column: Column, line: int, value: str | None) -> str:
    where = {"path": staged.table.path, "row": line, "column": column.name}
    if value is None:
        return _("“{path}”, row {row}: there is nothing in “{column}”.").format(**where)
    shown = value if len(value) <= 60 else value[:60] + "…"
    return _("“{path}”, row {row}: “{column}” cannot be “{value}”.").format(**where, value=shown)
