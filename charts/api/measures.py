"""Measures: what is followed, how it is charted, and what its chart says now."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.response import Response

from audit.services import act
from charts.api.asking import asked_measure
from charts.api.definitions import DefinitionAnswer, DefinitionBody, DefinitionChanges
from charts.engine import Assurance, Variation
from charts.permissions import check_can_define
from charts.selectors.listing import measures_to_list
from charts.services.measures import (
    Definition,
    close_measure,
    define_measure,
    edit_measure,
    reopen_measure,
)
from charts.vocabulary import MeasureRole
from common.api.errors import in_field
from common.api.fields import Day, Flag, Id, Line, Number, OneOf, Text
from common.api.operations import Said, one, operation, page_answer, paging
from common.api.pages import page_after
from common.api.shapes import Named, Query
from common.api.versions import etag_of
from common.errors import EditedElsewhere, Invalid
from people.api.authentication import ApiRequest
from people.api.views import ApiView
from people.calendar import today_of
from people.models import Unit
from people.roles import Scope
from people.selectors import unit_for
from projects.models import Project
from projects.selectors import project_for


class MeasureAnswer(DefinitionAnswer):
    """Something followed over time, with what its stored analysis says in short."""

    id = Id(source="public_id")
    project = Named(allow_null=True)
    unit = Named()
    starts_on = Day()
    closed_on = Day(allow_null=True)
    variation = OneOf(["", *Variation], source="state.variation")
    assurance = OneOf(["", *Assurance], source="state.assurance")
    headline = Text(longest=1_000, source="state.headline")
    latest_period = Day(allow_null=True, source="state.latest_period")
    latest_value = Number(allow_null=True, source="state.latest_value")
    is_current = Flag(source="state.is_current", help_text="Whether the analysis is of all data.")


class MeasureQuery(Query):
    """Which measures."""

    project = Id(required=False)
    unit = Id(required=False, help_text="Of this place and everything beneath it.")
    role = OneOf(MeasureRole, required=False)
    variation = OneOf(Variation, required=False)
    is_closed = Flag(required=False)
    warehouse_code = Line(longest=60, required=False)


class NewMeasure(DefinitionBody):
    """A measure of a project, or an indicator of a unit: one of the two is named."""

    project = Id(required=False)
    unit = Id(required=False)
    starts_on = Day(required=False)


class MeasureChanges(DefinitionChanges):
    """What is to become different. Closed measures keep their numbers and take no more."""

    is_closed = Flag(required=False)


class Measures(ApiView):
    """The measures that the key or the person may read."""

    reads, writes = Scope.MEASUREMENTS_READ, Scope.MEASUREMENTS_WRITE

    @operation("List measures", gives=MeasureAnswer, filters=MeasureQuery, is_list=True)
    def get(self, request: ApiRequest, query: Said) -> Response:
        rows = measures_to_list(request.user, on=today_of(request.user))
        rows = rows.filter(**_conditions(request, query))
        return page_answer(page_after(rows, request, **paging(query)), MeasureAnswer, query)

    @operation(
        "Define a measure", takes=NewMeasure, gives=MeasureAnswer, has_version=True, status=201
    )
    def post(self, request: ApiRequest, query: Said, body: Said) -> Response:
        place = _place(request, body)
        starts_on = body.pop("starts_on", None)
        measure = define_measure(
            definition=Definition(**body),
            place=place,
            starts_on=starts_on,
            by=request.user,
            at=timezone.now(),
        )
        measure = asked_measure(request, measure.public_id)
        where = {"Location": reverse("api_measure", args=[measure.public_id])}
        given = one(measure, MeasureAnswer, query)
        return Response(given, status=201, headers=where | etag_of(measure))


class OneMeasure(ApiView):
    """One measure."""

    reads, writes = Scope.MEASUREMENTS_READ, Scope.MEASUREMENTS_WRITE

    @operation("Read a measure", gives=MeasureAnswer, has_version=True)
    def get(self, request: ApiRequest, public_id: UUID, query: Said) -> Response:
        measure = asked_measure(request, public_id)
        return Response(one(measure, MeasureAnswer, query), headers=etag_of(measure))

    @operation(
        "Change a measure, close it or open it again",
        takes=MeasureChanges, gives=MeasureAnswer, needs_version=True, has_version=True,
    )  # fmt: skip
    def patch(
        self, request: ApiRequest, public_id: UUID, query: Said, body: Said, seen_version: int
    ) -> Response:
        measure = asked_measure(request, public_id)
        place = measure.project or measure.unit
        check_can_define(request.user, place, on=today_of(request.user))
        is_closed = body.pop("is_closed", None)
        by, at = request.user, timezone.now()
        with act("measures.edit_measure", by=by):
            if is_closed is False:
                _check_version(measure.version, seen_version)
                reopen_measure(measure=measure, by=by, at=at)
                seen_version = measure.version
            if body:
                edit_measure(measure=measure, seen_version=seen_version, changes=body, by=by, at=at)
                seen_version = measure.version
            if is_closed:
                _check_version(measure.version, seen_version)
                close_measure(measure=measure, by=by, at=at)
        measure = asked_measure(request, public_id)
        return Response(one(measure, MeasureAnswer, query), headers=etag_of(measure))


def _check_version(stored: int, seen: int) -> None:
    if stored != seen:
        raise EditedElsewhere(_("Someone else saved this while you were editing it."))


def _place(request: ApiRequest, body: Said) -> Project | Unit:
    """Where a new measure belongs, taken out of the body."""
    project, unit = body.pop("project", None), body.pop("unit", None)
    if project is not None and unit is None:
        with in_field("project"):
            return project_for(request.user, project, on=today_of(request.user))
    if unit is not None and project is None:
        with in_field("unit"):
            return unit_for(request.user, unit)
    raise Invalid(fields={"project": _("Name a project, or a unit for an indicator: one of them.")})


def _conditions(request: ApiRequest, query: Said) -> dict[str, Any]:
    same = {"role": "role", "variation": "state__variation", "warehouse_code": "warehouse_code"}
    found: dict[str, Any] = {column: query[name] for name, column in same.items() if name in query}
    if "project" in query:
        found["project__public_id"] = query["project"]
    if "unit" in query:
        found["unit__path__contains"] = [unit_for(request.user, query["unit"]).pk]
    if "is_closed" in query:
        found["closed_on__isnull"] = not query["is_closed"]
    return found
