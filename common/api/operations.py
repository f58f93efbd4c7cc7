"""What an address does for one method: what it takes, what it gives, and how that is described.

One declaration stands above each handler. The request is read by it, so that what reaches the
handler is of the right kind, and the schema is written from it, so that both say the same.

    class Units(ApiView):
        reads = Scope.PROJECTS_READ

        @operation("List the places of the organisation", gives=UnitAnswer, is_list=True)
        def get(self, request: ApiRequest, query: Said) -> Response: ...
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from common.api import describing
from common.api.fields import Flag, OneOf, Several, Text, Whole
from common.api.no_patient import check_no_patient
from common.api.pages import MOST, USUAL, Page
from common.api.shapes import Answer, Body, PageAnswer, Query
from common.api.versions import seen_version

Said = dict[str, Any]  # what a request says, read and of the right kind
Handler = Callable[..., Response]


class PageQuery(Query):
    """Which page of a list."""

    cursor = Text(
        longest=1000, required=False, help_text="From the `next` of the page before. Opaque."
    )
    limit = Whole(smallest=1, largest=MOST, required=False, help_text="Rows on a page.")


class WriteQuery(Query):
    """What a write may say beside its body."""

    no_patient = Flag(
        required=False, help_text="Save words although they look like a patient's details."
    )


def operation(
    summary: str,
    *,
    gives: type[Answer] | None = None,
    takes: type[Body] | None = None,
    filters: type[Query] | None = None,
    is_list: bool = False,
    takes_several: int = 0,
    needs_version: bool = False,
    has_version: bool = False,
    status: int = 200,
    **more: Any,
) -> Callable[[Handler], Handler]:
    """Declare a handler. It is called with `query`, and with `body` and `seen_version` if asked.

    `takes_several`: also a list of so many bodies at most; the handler gets a list always.
    `needs_version`: the document has a version, and whoever changes it says which one they saw.
    `has_version`: the answer carries its version. `more` goes to `extend_schema` as it is.
    """
    asked_for = _query(gives, filters, is_list=is_list, is_write=takes is not None)

    def declare(handler: Handler) -> Handler:
        @wraps(handler)
        def read_and_handle(view: Any, request: Request, **address: Any) -> Response:
            said: Said = {"query": asked_for.read(request.query_params)}
            if needs_version:
                said["seen_version"] = seen_version(request)
            if takes is not None:
                said["body"] = _body(takes, request.data, most=takes_several)
                confirmed = said["query"].pop("no_patient", False)
                is_one = takes_several and not isinstance(request.data, list)
                words = said["body"][0] if is_one else said["body"]
                if check_no_patient(words, confirmed=confirmed):
                    view.note_no_patient()
            return handler(view, request, **address, **said)

        method = handler.__name__.upper()
        answers: dict[Any, Any] = {status: _answer(gives, is_list=is_list)}
        answers |= describing.refusals(
            method, takes=takes is not None, is_list=is_list, needs_version=needs_version
        )
        described = {
            "summary": summary,
            "parameters": [
                *describing.parameters(asked_for()),
                *describing.headers(method, needs_version=needs_version, has_version=has_version),
            ],
            "request": describing.OneOrSeveral.of(takes, most=takes_several)
            if takes and takes_several
            else takes,
            "responses": answers,
        }
        return extend_schema(**described | more)(read_and_handle)

    return declare


def one(row: Any, shape: type[Answer], query: Said) -> dict[str, Any]:
    """One thing as it is given, narrowed to the fields that were asked for."""
    return dict(shape(row, only=query.get("fields", ())).data)


def page_answer(page: Page, shape: type[Answer], query: Said) -> Response:
    """A page of a list as it is given."""
    rows = shape(page.rows, many=True, only=query.get("fields", ())).data
    return Response({"results": rows, "next": page.next})


def paging(query: Said) -> dict[str, Any]:
    """What `page_after` wants to know of a query."""
    return {"cursor": query.get("cursor", ""), "limit": query.get("limit", USUAL)}


def _query(
    gives: type[Answer] | None, filters: type[Query] | None, *, is_list: bool, is_write: bool
) -> type[Query]:
    """Everything that may stand after the question mark."""
    both = (filters, PageQuery if is_list else None, WriteQuery if is_write else None)
    bases = tuple(base for base in both if base) or (Query,)
    own: dict[str, Any] = {}
    if gives is not None and gives.is_narrowed:
        names = list(gives().fields)
        own["fields"] = Several(
            OneOf(names),
            fewest=1,
            most=len(names),
            required=False,
            help_text="Give only these, with commas between them. The id is given always.",
        )
    return type("AskedFor", bases, own)


def _answer(gives: type[Answer] | None, *, is_list: bool) -> type[Answer] | None:
    if gives is None or not is_list:
        return gives
    name = f"{gives.__name__}Page"
    return type(name, (PageAnswer,), {"results": gives(many=True), "__doc__": PageAnswer.__doc__})


def _body(takes: type[Body], data: Any, *, most: int) -> Any:
    if not most:
        body = takes(data=data)
        body.is_valid(raise_exception=True)
        return body.validated_data
    is_list = isinstance(data, list)
    if is_list and not 1 <= len(data) <= most:
        raise serializers.ValidationError(
            {"non_field_errors": [_("Send from 1 to %(most)d at a time.") % {"most": most}]}
        )
    bodies = takes(data=data if is_list else [data], many=True)
    if not bodies.is_valid():
        raise serializers.ValidationError(bodies.errors if is_list else bodies.errors[0])
    return bodies.validated_data
