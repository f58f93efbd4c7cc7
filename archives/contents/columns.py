"""The columns of a table: what they are called in the file, and what the database makes of them."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from archives.contents.tables import Table
from people.models import Organisation


class Kind(StrEnum):
    """What a column holds. All but the last three are called as Frictionless calls them."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    DATETIME = "datetime"
    ARRAY = "array"
    ANY = "any"  # JSON
    UUID = "uuid"
    REFERENCE = "reference"  # the public id of a row of another table, or of this one
    FILE = "file"  # where in the archive it lies


@dataclass(frozen=True)
class Column:
    """A column. `stored` is what the database calls it, `sql_type` what it is there."""

    name: str
    stored: str
    kind: Kind
    sql_type: str
    is_nullable: bool
    words: str = ""
    longest: int | None = None
    choices: tuple[str, ...] = ()
    refers_to: type[models.Model] | None = None
    in_confidence: bool = False
    may_be_missing: bool = False
    default: Any = None
    has_stored_default: bool = False


_KINDS: tuple[tuple[type[models.Field], Kind], ...] = (
    (ArrayField, Kind.ARRAY),
    (models.JSONField, Kind.ANY),
    (models.BooleanField, Kind.BOOLEAN),
    (models.DateTimeField, Kind.DATETIME),
    (models.DateField, Kind.DATE),
    (models.UUIDField, Kind.UUID),
    (models.FileField, Kind.FILE),
    (models.IntegerField, Kind.INTEGER),
    (models.FloatField, Kind.NUMBER),
    (models.DecimalField, Kind.NUMBER),
    (models.CharField, Kind.STRING),
    (models.TextField, Kind.STRING),
)

_USUAL = {
    "public_id": "What addresses and other rows call it.",
    "created_at": "When the row was made.",
    "version": "How often it was saved, so that two editors cannot overwrite each other.",
}


@cache
def columns_of(table: Table) -> tuple[Column, ...]:
    """The columns of a table, in the order of the model's fields."""
    return tuple(
        _column(field, table)
        for field in table.model._meta.local_fields
        if not _is_implied(field) and field.name not in table.without
    )


def _is_implied(field: models.Field) -> bool:
    """The row's own key, and the organisation: an export is of one alone."""
    return (
        isinstance(field, models.AutoField | models.CompositePrimaryKey | models.GeneratedField)
        or field.name in ("organisation", "organisation_id")
        or field.related_model is Organisation
    )


def _column(field: models.Field, table: Table) -> Column:
    target = table.refers.get(field.name) or (field.related_model if field.is_relation else None)
    kind = Kind.REFERENCE if target else _kind_of(field)
    return Column(
        name=field.name.removesuffix("_id") if field.name in table.refers else field.name,
        stored=str(field.column),
        kind=kind,
        sql_type=_sql_type(field),
        is_nullable=field.null,
        words=_words(field),
        longest=field.max_length if kind in (Kind.STRING, Kind.FILE) else None,
        choices=tuple(str(value) for value, _ in field.flatchoices),
        refers_to=target,
        in_confidence=field.name in table.in_confidence,
        may_be_missing=field.name not in table.key and _has_a_default(field),
        default=None if field.has_db_default() else field.get_default(),
        has_stored_default=field.has_db_default(),
    )


def _has_a_default(field: models.Field) -> bool:
    return bool(field.null or field.has_default() or field.has_db_default() or field.blank)


def _kind_of(field: models.Field) -> Kind:
    return next(kind for cls, kind in _KINDS if isinstance(field, cls))


def _sql_type(field: models.Field) -> str:
    if isinstance(field, ArrayField):
        inner = field.base_field
        return "text[]" if isinstance(inner, models.CharField) else f"{inner.db_type(connection)}[]"
    return str(field.cast_db_type(connection))


def _words(field: models.Field) -> str:
    if field.name in _USUAL:
        return _USUAL[field.name]
    return str(field.help_text) or field.verbose_name[:1].upper() + field.verbose_name[1:]
