"""`Measure`: what is measured."""

from uuid import UUID

from django.db.models import Q, QuerySet
from rest_framework.response import Response

from charts.api.asking import asked_measure
from charts.api.fhir import asking
from charts.api.fhir.answering import FhirView, began_after, page
from charts.models import Measure
from charts.presenters.fhir import measure_resource
from charts.selectors.listing import measures_to_list
from charts.selectors.reports import any_of
from people.api.authentication import ApiRequest
from people.calendar import today_of

SEARCHED = ("_id", "url", "identifier", "name", "title", "status")
_IS_CLOSED = {"active": False, "retired": True}


class OneMeasure(FhirView):
    """One measure."""

    def get(self, request: ApiRequest, public_id: UUID) -> Response:
        measure = asked_measure(request, public_id)
        return Response(measure_resource(measure, request.user.organisation))


class Measures(FhirView):
    """A search among the measures that the key or the person may read."""

    def get(self, request: ApiRequest) -> Response:
        said = asking.said_in(request.query_params, SEARCHED)
        rows = found_measures(request, said).order_by("pk")
        if begins := began_after(said, "Measure"):
            rows = rows.filter(pk__gt=begins[0])
        count = asking.count_of(said)
        found = list(rows[: count + 1])
        entries = [measure_resource(row, request.user.organisation) for row in found[:count]]
        last = ["Measure", found[count - 1].pk] if len(found) > count else None
        return page(request, entries, last)


def found_measures(request: ApiRequest, said: dict[str, list[str]]) -> QuerySet[Measure]:
    """Those that fit what was said. Repeated parameters narrow it, commas widen it."""
    rows = measures_to_list(request.user, on=today_of(request.user))
    for name in ("_id", "url"):
        for keys in asking.each(said, name, asking.measure_key):
            rows = rows.filter(public_id__in=keys)
    for tokens in asking.each(said, "identifier", asking.token):
        rows = rows.filter(any_of(_identified(value) for _system, value in tokens))
    for name in ("name", "title"):
        for texts in asking.each(said, name, str):
            rows = rows.filter(any_of(Q(name__istartswith=text) for text in texts))
    for statuses in asking.each(said, "status", asking.token):
        wanted = [_IS_CLOSED[status] for _system, status in statuses if status in _IS_CLOSED]
        rows = rows.filter(any_of(Q(closed_on__isnull=not is_closed) for is_closed in wanted))
    return rows


def _identified(value: str) -> Q:
    return Q(warehouse_code=value) | Q(public_id=asking.key(value)) if value else Q(pk__in=[])
