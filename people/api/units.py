"""The places of the organisation."""

from typing import Any
from uuid import UUID

from rest_framework.response import Response

from common.api.fields import Day, Flag, Id, OneOf, Text
from common.api.operations import Said, one, operation, page_answer, paging
from common.api.pages import page_after
from common.api.shapes import Answer, Named, Query
from people.api.authentication import ApiRequest
from people.api.views import ApiView
from people.models import Unit
from people.roles import Scope
from people.selectors import unit_for, units_of


class UnitAnswer(Answer):
    """A part of the organisation: the whole, a directorate, a service, a team or ward."""

    id = Id(source="public_id")
    name = Text(longest=120)
    kind = OneOf(Unit.Kind.values)
    parent = Named(allow_null=True)
    national_code = Text(longest=20)
    warehouse_code = Text(longest=60)
    closed_on = Day(allow_null=True)


class UnitQuery(Query):
    """Which places."""

    parent = Id(  # type: ignore[assignment]
        required=False, help_text="Those right below this one."
    )
    below = Id(required=False, help_text="This one and everything beneath it.")
    is_open = Flag(required=False)
    warehouse_code = Text(longest=60, required=False)


class Units(ApiView):
    """Every place of the organisation. The tree is in `parent`."""

    reads = Scope.PROJECTS_READ

    @operation("List places", gives=UnitAnswer, filters=UnitQuery, is_list=True)
    def get(self, request: ApiRequest, query: Said) -> Response:
        rows = units_of(request.user.organisation).select_related("parent")
        for name, condition in _conditions(request, query).items():
            rows = rows.filter(**{name: condition})
        return page_answer(page_after(rows, request, **paging(query)), UnitAnswer, query)


class OneUnit(ApiView):
    """One place."""

    reads = Scope.PROJECTS_READ

    @operation("Read a place", gives=UnitAnswer)
    def get(self, request: ApiRequest, public_id: UUID, query: Said) -> Response:
        return Response(one(unit_for(request.user, public_id), UnitAnswer, query))


def _conditions(request: ApiRequest, query: Said) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if "parent" in query:
        found["parent__public_id"] = query["parent"]
    if "below" in query:
        found["path__contains"] = [unit_for(request.user, query["below"]).pk]
    if "is_open" in query:
        found["closed_on__isnull"] = query["is_open"]
    if "warehouse_code" in query:
        found["warehouse_code"] = query["warehouse_code"]
    return found
