"""`datapackage.json`: what is in the package, said as https://datapackage.org/ says it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from archives.contents import Column, Kind, Table, table_of
from archives.packing.words import described
from archives.vocabulary import FILES, FORMAT, FORMAT_VERSION
from people.models import Organisation

_STANDARD = "https://datapackage.org/profiles/2.0/datapackage.json"
_TYPES = {Kind.UUID: "string", Kind.REFERENCE: "string", Kind.FILE: "string"}
_FILE_FIELDS = (
    {"name": "path", "type": "string", "description": "Where in the archive it lies."},
    {"name": "bytes", "type": "integer", "description": "Its size."},
    {"name": "hash", "type": "string", "description": "SHA-256 of its content."},
)


@dataclass(frozen=True)
class Written:
    """One file of the package, as it was written."""

    path: str
    size: int
    digest: str
    rows: int


def package_of(
    organisation: Organisation, resources: Sequence[dict[str, Any]], *, at: datetime
) -> dict[str, Any]:
    """The whole descriptor."""
    return {
        "$schema": _STANDARD,
        "name": str(organisation.public_id),
        "title": organisation.name,
        "description": (
            "Everything an improvement platform knows of one organisation, except secrets, "
            "history and what can be computed. Rows refer to each other by public id. Texts are "
            "as people wrote them: this is for programs, and a spreadsheet may take a text for a "
            "formula."
        ),
        "created": at.isoformat(),
        "format": {"name": FORMAT, "version": FORMAT_VERSION},
        "resources": list(resources),
    }


def resource_of(table: Table, columns: Sequence[Column], written: Written) -> dict[str, Any]:
    """A table as a resource, with its schema."""
    schema: dict[str, Any] = {"fields": [_field(column) for column in columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if keys := [_foreign_key(table, column) for column in columns if column.refers_to]:
        schema["foreignKeys"] = keys
    return _resource(table.name, described(table), written, schema)


def files_resource(written: Written) -> dict[str, Any]:
    """The list of uploaded files as a resource; their contents lie beside it."""
    schema = {"fields": list(_FILE_FIELDS), "primaryKey": ["path"]}
    return _resource(FILES, "The uploaded files.", written, schema)


def _resource(name: str, words: str, written: Written, schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "type": "table",
        "path": written.path,
        "description": words,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": written.size,
        "hash": f"sha256:{written.digest}",
        "rows": written.rows,
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.kind, column.kind.value),
        "description": column.words,
    }
    if column.kind in (Kind.UUID, Kind.REFERENCE):
        field["format"] = "uuid"
    constraints: dict[str, Any] = {}
    # An empty text is a value here and none to Frictionless, so it asks for texts nowhere.
    if not column.is_nullable and column.kind not in (Kind.STRING, Kind.FILE):
        constraints["required"] = True
    if column.longest:
        constraints["maxLength"] = column.longest
    if column.choices:
        constraints["enum"] = [choice for choice in column.choices if choice]
    return field | ({"constraints": constraints} if constraints else {})


def _foreign_key(table: Table, column: Column) -> dict[str, Any]:
    assert column.refers_to is not None
    target = table_of(column.refers_to)
    # The standard calls a table's own rows by no name.
    resource = "" if target is table else target.name
    return {"fields": [column.name], "reference": {"resource": resource, "fields": ["public_id"]}}
