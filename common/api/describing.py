"""How operations, fields and shapes are written in the OpenAPI schema."""

from typing import Any, Literal

from drf_spectacular.extensions import (
    OpenApiSerializerExtension,
    OpenApiSerializerFieldExtension,
)
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import Direction, OpenApiParameter, OpenApiResponse
from rest_framework import serializers

from common.api.fields import ExactField, Schema
from common.api.shapes import Answer, Body, Changes, Query

PROBLEM = "application/problem+json"
_WRITES = ("POST", "PUT", "PATCH", "DELETE")
_HEADER: Literal["header"] = "header"
_PROBLEM_SHAPE: Schema = {
    "type": "object",
    "required": ["type", "title", "status", "code", "detail", "fields"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string", "description": "For programs; it stays the same."},
        "detail": {"type": "string", "description": "For people: what to do about it."},
        "fields": {"type": "object", "additionalProperties": {"type": "string"}},
    },
}
_MEANINGS = {
    400: "The request is not of the described shape.",
    401: "No key, or one that is not known, has expired or was revoked.",
    403: "The key or the person may not do this.",
    404: "Nothing by this id that the key or the person may know of.",
    409: "The state of the thing does not allow this now.",
    410: "The cursor is too old, or of another database: begin without one.",
    412: "Somebody changed the document after this version was read.",
    413: "The body is too large.",
    415: "The body is of another media type.",
    422: "Understood, but a value cannot be accepted.",
    428: "The change says not which version it is made to.",
    429: "More calls in this minute than are allowed.",
    503: "The database is away for a moment.",
}
_LIMITS = [
    OpenApiParameter(name, int, _HEADER, response=True, required=False, description=description)
    for name, description in (
        ("RateLimit-Limit", "Calls that are allowed in a minute."),
        ("RateLimit-Remaining", "Calls that are left in this minute."),
        ("RateLimit-Reset", "Seconds until the next minute begins."),
    )
]
_ETAG = OpenApiParameter(
    "ETag", str, _HEADER, response=[200, 201], description="The version, for If-Match."
)
_LOCATION = OpenApiParameter(
    "Location", str, _HEADER, response=[201], description="Where the new thing is."
)
IF_MATCH = OpenApiParameter(
    "If-Match",
    {"type": "string", "pattern": '^"v[0-9]{1,9}"$'},
    _HEADER,
    required=True,
    description="The ETag of the version that was read.",
)
IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "pattern": "^[A-Za-z0-9_.:-]{1,255}$"},
    _HEADER,
    description="The same key with the same request is done once, within two days.",
)


class ExactSchema(AutoSchema):
    """Names after the view and its method; one operation never takes the name of another."""

    def get_operation_id(self) -> str:
        return f"{type(self.view).__name__}_{self.method.lower()}"

    def get_tags(self) -> list[str]:
        return [self.path.removeprefix("/api/v1/").split("/")[0]]

    def _get_request_body(self, direction: Direction = "request") -> Schema | None:
        """A write that takes a body needs one, also where each of its fields can be left out."""
        body = super()._get_request_body(direction)
        return body and {**body, "required": True}


class ExactFieldSchema(OpenApiSerializerFieldExtension):
    target_class = ExactField
    match_subclasses = True

    def map_serializer_field(self, auto_schema: AutoSchema, direction: Direction) -> Schema:
        return schema_of(self.target)


class BodySchema(OpenApiSerializerExtension):
    """A body has the named fields and no other."""

    target_class = Body
    match_subclasses = True

    def map_serializer(self, auto_schema: AutoSchema, direction: Direction) -> Schema:
        body = self.target
        required = [name for name, field in body.fields.items() if field.required]
        schema: Schema = {
            "type": "object",
            "properties": _properties(body, auto_schema, direction),
            "additionalProperties": False,
        }
        if isinstance(body, Changes):
            schema["minProperties"] = 1
        return schema | ({"required": required} if required else {})


class AnswerSchema(OpenApiSerializerExtension):
    """Of an answer that can be narrowed the id is given always; of any other everything is."""

    target_class = Answer
    match_subclasses = True

    def map_serializer(self, auto_schema: AutoSchema, direction: Direction) -> Schema:
        names = list(self.target.fields)
        always = [name for name in self.target.always if name in names]
        required = always if self.target.is_narrowed else names
        return {
            "type": "object",
            "properties": _properties(self.target, auto_schema, direction),
            "required": required,
        }


def schema_of(field: ExactField) -> Schema:
    """The JSON schema of a field, without what spectacular adds."""
    schema = field.shape()
    if field.help_text:
        schema["description"] = str(field.help_text)
    if field.allow_null and "enum" in schema:
        schema["enum"] = [*schema["enum"], None]
    return schema


def parameters(query: Query) -> list[OpenApiParameter]:
    """What may stand in a query string."""
    fields = query.fields.items()
    return [_parameter(name, field) for name, field in fields if isinstance(field, ExactField)]


def _parameter(name: str, field: ExactField) -> OpenApiParameter:
    schema = schema_of(field)
    is_several = schema["type"] == "array"
    description = schema.pop("description", "")
    return OpenApiParameter(
        name,
        schema,
        required=field.required,
        description=description,
        explode=False if is_several else None,
        style="form" if is_several else None,
    )


def headers(method: str, *, needs_version: bool, has_version: bool) -> list[OpenApiParameter]:
    """What stands in the headers of requests and answers."""
    return [
        *([IF_MATCH] if needs_version else []),
        *([IDEMPOTENCY_KEY] if method in _WRITES else []),
        *([_ETAG] if has_version else []),
        *([_LOCATION] if method == "POST" else []),
        *_LIMITS,
    ]


def refusals(
    method: str, *, takes: bool, is_list: bool, needs_version: bool
) -> dict[tuple[int, str], OpenApiResponse]:
    """The answers with which an operation may refuse."""
    statuses = {400, 401, 403, 404, 429, 503}
    if method in _WRITES:
        statuses |= {409, 422}
    if takes:
        statuses |= {413, 415}
    if is_list:
        statuses |= {422}
    if needs_version:
        statuses |= {412, 428}
    return {
        (status, PROBLEM): OpenApiResponse(Problem, description=_MEANINGS[status])
        for status in sorted(statuses)
    }


class OneOrSeveral(serializers.Serializer):
    """One body, or a list of them."""

    takes: type[Body]
    most: int

    @classmethod
    def of(cls, takes: type[Body], *, most: int) -> type["OneOrSeveral"]:
        return type(f"{takes.__name__}OrSeveral", (cls,), {"takes": takes, "most": most})


class OneOrSeveralSchema(OpenApiSerializerExtension):
    target_class = OneOrSeveral
    match_subclasses = True

    def map_serializer(self, auto_schema: AutoSchema, direction: Direction) -> Schema:
        body = auto_schema.resolve_serializer(self.target.takes, direction).ref
        several = {"type": "array", "items": body, "minItems": 1, "maxItems": self.target.most}
        return {"oneOf": [body, several]}


class Problem(serializers.Serializer):
    """A refusal: see `common.api.errors`."""


class ProblemSchema(OpenApiSerializerExtension):
    target_class = Problem

    def map_serializer(self, auto_schema: AutoSchema, direction: Direction) -> Schema:
        return _PROBLEM_SHAPE


def _properties(
    shape: serializers.Serializer, auto_schema: AutoSchema, direction: Direction
) -> dict[str, Any]:
    return {name: _property(field, auto_schema, direction) for name, field in shape.fields.items()}


def _property(field: Any, auto_schema: AutoSchema, direction: Direction) -> Schema:
    return auto_schema._map_serializer_field(field, direction)
