"""Taking out everything that changed, and putting measurements in."""

from typing import Any

from django.http import StreamingHttpResponse
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework.exceptions import APIException
from rest_framework.response import Response

from common.api import describing
from common.api.fields import OneOf, Text
from common.api.operations import Said, operation
from common.api.shapes import Query
from common.errors import NotVisible
from feeds.api.bodies import TAKEN
from feeds.api.loads import ImportAnswer, LoadQuery, load_body
from feeds.extracting import ENTITIES, MEDIA_TYPES, CursorExpired, stream, window_since
from feeds.permissions import check_can_extract
from feeds.vocabulary import FileKind
from people.api.authentication import ApiRequest
from people.api.views import ApiView
from people.roles import Scope

_STREAMS = {
    **{
        (200, media_type.partition(";")[0]): OpenApiTypes.BINARY
        for media_type in MEDIA_TYPES.values()
    },
    **describing.refusals("GET", takes=False, is_list=True, needs_version=False),
    (410, describing.PROBLEM): OpenApiResponse(
        describing.Problem,
        description="The cursor is too old, or of another database: begin without one.",
    ),
}
_NEXT = OpenApiParameter(
    "Next-Cursor",
    str,
    "header",
    response=[200],
    description="What to ask with the next time, once the whole body has arrived.",
)


class Gone(APIException):
    """A cursor that is too old, or from before a restore."""

    status_code = 410
    default_code = "cursor_expired"


class FeedQuery(Query):
    """From where on, and as what."""

    cursor = Text(
        longest=4_000, required=False, help_text="The Next-Cursor of the answer before. Opaque."
    )
    format = OneOf(FileKind, required=False, help_text="Otherwise ndjson.")


class Feed(ApiView):
    """Everything of one kind that changed since a cursor; without one, everything there is.

    A row may come twice, in its newest state; none is left out. Of rows that are gone the key is
    given, with `deleted`.
    """

    reads = Scope.FEEDS_READ

    @operation("Take out what changed", filters=FeedQuery, responses=_STREAMS, parameters=[
        *describing.parameters(FeedQuery()), _NEXT,
    ])  # fmt: skip
    def get(self, request: ApiRequest, entity: str, query: Said) -> Any:
        check_can_extract(request.auth)
        taken = ENTITIES.get(entity)
        if taken is None:
            raise NotVisible(_("There is no feed of this name."))
        kind = FileKind(query.get("format", FileKind.NDJSON))
        try:
            window = window_since(
                query.get("cursor", ""), organisation_id=request.user.organisation_id
            )
        except CursorExpired:
            raise Gone(
                _("This cursor leads nowhere any more. Read everything again, without one.")
            ) from None
        answer = StreamingHttpResponse(stream(taken, window, kind), content_type=MEDIA_TYPES[kind])
        answer["Content-Disposition"] = f'attachment; filename="{entity}.{kind}"'
        answer["Next-Cursor"] = window.next_cursor
        return answer


class MeasurementsFeed(Feed):
    """Measurements out, and in as a file."""

    writes = Scope.MEASUREMENTS_WRITE
    keeps_answers = False  # a body of any size is not kept; the load itself remembers its key

    @operation(
        "Load a file of measurements",
        gives=ImportAnswer,
        filters=LoadQuery,
        request=dict.fromkeys(TAKEN, OpenApiTypes.BINARY),
        responses={
            202: OpenApiResponse(ImportAnswer, description="Kept. A worker does the rest."),
            **describing.refusals("POST", takes=True, is_list=False, needs_version=False),
        },
    )
    def post(self, request: ApiRequest, entity: str, query: Said) -> Response:
        return load_body(request, query)
