"""`MeasureReport`: what was measured in one period."""

from datetime import date

from django.db.models import Q, QuerySet
from rest_framework.response import Response

from charts.api.asking import asked_measure
from charts.api.fhir import asking
from charts.api.fhir.answering import FhirView, began_after, page
from charts.models import Measure, Measurement
from charts.presenters.fhir import ODS, places, report_resource
from charts.selectors import measurements_on
from charts.selectors.listing import measures_to_list
from charts.selectors.reports import after, any_of, reports_to_list
from common.errors import NotVisible
from people.api.authentication import ApiRequest
from people.calendar import today_of

SEARCHED = ("_id", "_lastUpdated", "measure", "period", "reporter:identifier")


class OneReport(FhirView):
    """One result."""

    def get(self, request: ApiRequest, key: str) -> Response:
        wanted = asking.report_key(key)
        if wanted is None:
            raise NotVisible
        measure = asked_measure(request, wanted.measure)
        row = measurements_on(measure, [wanted.period]).get(wanted.period)
        if row is None:
            raise NotVisible
        return Response(report_resource(measure, row))


class Reports(FhirView):
    """A search among the results of the measures that the key or the person may read."""

    def get(self, request: ApiRequest) -> Response:
        said = asking.said_in(request.query_params, SEARCHED)
        measures = _measures(request, said)
        rows = _rows(request, measures, said)
        if begins := began_after(said, "MeasureReport"):
            rows = after(rows, begins[0], date.fromisoformat(begins[1]))
        count = asking.count_of(said)
        found = list(rows[: count + 1])
        shown = found[:count]
        by_key = measures.in_bulk({row.measure_id for row in shown})
        entries = [report_resource(by_key[row.measure_id], row) for row in shown]
        more = len(found) > count
        end = [shown[-1].measure_id, shown[-1].period.isoformat()] if more else []
        return page(request, entries, ["MeasureReport", *end] if more else None)


def _measures(request: ApiRequest, said: dict[str, list[str]]) -> QuerySet[Measure]:
    rows = measures_to_list(request.user, on=today_of(request.user))
    for keys in asking.each(said, "measure", asking.measure_key):
        rows = rows.filter(public_id__in=keys)
    for tokens in asking.each(said, "reporter:identifier", asking.token):
        rows = rows.filter(any_of(_reporter(*token) for token in tokens))
    return rows


def _rows(
    request: ApiRequest, measures: QuerySet[Measure], said: dict[str, list[str]]
) -> QuerySet[Measurement]:
    spans = asking.each(said, "period", asking.span("period"))
    rows = reports_to_list(request.user, measures, spans)
    for conditions in asking.each(said, "_lastUpdated", asking.recorded("_lastUpdated")):
        rows = rows.filter(any_of(conditions))
    for keys in asking.each(said, "_id", asking.report_key):
        known = [key for key in keys if key is not None]
        public = {key.measure for key in known}
        ids = dict(measures.filter(public_id__in=public).values_list("public_id", "pk"))
        rows = rows.filter(_these([(ids[k.measure], k.period) for k in known if k.measure in ids]))
    return rows


def _these(keys: list[tuple[int, date]]) -> Q:
    return any_of(Q(measure_id=measure, period=period) for measure, period in keys)


def _reporter(system: str | None, value: str) -> Q:
    """A place by its ODS code, or by its id here."""
    fits = Q(pk__in=[])
    if system in (None, ODS) and value:
        fits |= Q(unit__national_code=value)
    if system in (None, places()):
        fits |= Q(unit__public_id=asking.key(value))
    return fits
