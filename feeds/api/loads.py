"""Loading files of measurements, and asking what became of them."""

import re
from typing import Any
from uuid import UUID

from django.http import StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from rest_framework.response import Response

from common.api import describing
from common.api.errors import Malformed
from common.api.fields import Flag, Id, Line, Moment, Number, OneOf, Text, Whole
from common.api.operations import Said, one, operation, page_answer, paging
from common.api.pages import page_after
from common.api.shapes import Answer, Query
from feeds.api.bodies import received
from feeds.exports import rejected_as_csv, rejected_as_ndjson
from feeds.models import Load
from feeds.permissions import check_can_load
from feeds.selectors import load_for, loads_of, rejected_rows_of, unknown_codes_of
from feeds.services.loads import ENCODINGS, Wishes, accept_load, cancel_load
from feeds.vocabulary import FIELDS, CodeKind, Stage
from people.api.authentication import ApiRequest
from people.api.views import ApiView
from people.calendar import today_of
from people.roles import Scope

MOST_ROWS = 10_000_000_000
_KEY = re.compile(r"[A-Za-z0-9_.:-]{1,255}")


class CodeAnswer(Answer):
    """A code that stood for nothing, and how many rows had it."""

    is_narrowed = False

    kind = OneOf(CodeKind)
    measure_code = Text(longest=100)
    unit_code = Text(longest=100)
    rows = Whole(largest=MOST_ROWS)


class ImportAnswer(Answer):
    """A load: how far it is, and what became of its rows.

    Once it is done, rows read are those inserted, updated, unchanged and rejected together.
    """

    id = Id(source="public_id")
    file_name = Text(longest=150)
    state = OneOf(Stage, source="stage")
    is_finished = Flag()
    is_dry_run = Flag()
    all_or_nothing = Flag()
    made_at = Moment()
    started_at = Moment(allow_null=True)
    finished_at = Moment(allow_null=True)
    progress = Number(smallest=0, source="progress_share")
    read = Whole(largest=MOST_ROWS)
    inserted = Whole(largest=MOST_ROWS)
    updated = Whole(largest=MOST_ROWS)
    unchanged = Whole(largest=MOST_ROWS)
    rejected = Whole(largest=MOST_ROWS)
    measures_changed = Whole(largest=MOST_ROWS)
    failure = Text(longest=400)


class LoadQuery(Query):
    """How the body is to be read and loaded."""

    dry_run = Flag(required=False, help_text="Change nothing; the counts say what would change.")
    all_or_nothing = Flag(required=False, help_text="One wrong row, and nothing is saved.")
    encoding = OneOf(ENCODINGS, required=False, help_text="Of CSV; otherwise utf-8.")
    file_name = Line(longest=150, required=False, help_text="To recognise it by.")
    measure_column = Line(longest=100, required=False, help_text="Otherwise measure.")
    unit_column = Line(longest=100, required=False, help_text="Otherwise unit.")
    period_column = Line(longest=100, required=False, help_text="Otherwise period.")
    numerator_column = Line(longest=100, required=False, help_text="Otherwise numerator.")
    denominator_column = Line(longest=100, required=False, help_text="Otherwise denominator.")
    value_column = Line(longest=100, required=False, help_text="Otherwise value.")


class RejectedQuery(Query):
    """As what rejected rows are given."""

    format = OneOf(("ndjson", "csv"), required=False)


def load_body(request: ApiRequest, query: Said) -> Response:
    """Keep the body of a request as a file, and let a worker load it."""
    check_can_load(request.user, on=today_of(request.user))
    with received(request) as (content, size):
        load = accept_load(
            name=query.get("file_name", "") or "measurements",
            content=content,
            size=size,
            wishes=_wishes(query),
            key=_idempotency_key(request),
            by=request.user,
            at=timezone.now(),
        )
    where = {"Location": reverse("api_import", args=[load.public_id])}
    return Response(one(load, ImportAnswer, query), status=202, headers=where)


class Imports(ApiView):
    """The loads of the organisation."""

    reads = Scope.MEASUREMENTS_WRITE

    @operation("List loads", gives=ImportAnswer, is_list=True)
    def get(self, request: ApiRequest, query: Said) -> Response:
        check_can_load(request.user, on=today_of(request.user))
        page = page_after(loads_of(request.user), request, **paging(query))
        return page_answer(page, ImportAnswer, query)


class OneImport(ApiView):
    """One load."""

    reads = writes = Scope.MEASUREMENTS_WRITE

    @operation("Ask what became of a load", gives=ImportAnswer)
    def get(self, request: ApiRequest, public_id: UUID, query: Said) -> Response:
        return Response(one(_asked_load(request, public_id), ImportAnswer, query))

    @operation("Stop a load", status=204)
    def delete(self, request: ApiRequest, public_id: UUID, query: Said) -> Response:
        load = _asked_load(request, public_id)
        cancel_load(load=load, by=request.user, at=timezone.now())
        return Response(status=204)


class ImportCodes(ApiView):
    """The codes of a load that stood for nothing."""

    reads = Scope.MEASUREMENTS_WRITE

    @operation("List the unknown codes of a load", gives=CodeAnswer, is_list=True)
    def get(self, request: ApiRequest, public_id: UUID, query: Said) -> Response:
        codes = unknown_codes_of(_asked_load(request, public_id))
        return page_answer(page_after(codes, request, **paging(query)), CodeAnswer, query)


class ImportRejected(ApiView):
    """The rejected rows of a load, as one stream."""

    reads = Scope.MEASUREMENTS_WRITE

    @operation(
        "Read the rejected rows of a load",
        filters=RejectedQuery,
        responses={
            (200, "application/x-ndjson"): OpenApiTypes.STR,
            (200, "text/csv"): OpenApiTypes.STR,
            **describing.refusals("GET", takes=False, is_list=True, needs_version=False),
        },
    )
    def get(self, request: ApiRequest, public_id: UUID, query: Said) -> Any:
        rows = rejected_rows_of(_asked_load(request, public_id))
        if query.get("format") == "csv":
            return StreamingHttpResponse(
                rejected_as_csv(rows), content_type="text/csv; charset=utf-8"
            )
        return StreamingHttpResponse(rejected_as_ndjson(rows), content_type="application/x-ndjson")


def _asked_load(request: ApiRequest, public_id: UUID) -> Load:
    """The load of an address. Raises NotVisible or Denied."""
    load = load_for(request.user, public_id)
    check_can_load(request.user, on=today_of(request.user))
    return load


def _wishes(query: Said) -> Wishes:
    return Wishes(
        columns={name: query.get(f"{name}_column", "") for name in FIELDS},
        encoding=query.get("encoding", "utf-8"),
        is_dry_run=query.get("dry_run", False),
        all_or_nothing=query.get("all_or_nothing", False),
    )


def _idempotency_key(request: ApiRequest) -> str:
    key = request.headers.get("Idempotency-Key", "")
    if key and not _KEY.fullmatch(key):
        raise Malformed(
            _("Idempotency-Key has from 1 to 255 letters, digits and the marks _ . : -")
        )
    return key
