"""The numbers of a measure: read, and written period by period."""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from rest_framework.response import Response

from charts.api.asking import asked_measure
from charts.models import MeasureState
from charts.readings import LONGEST_NOTE, Reading
from charts.selectors import measurements_of
from charts.selectors.listing import state_of
from charts.services.measurements import (
    MOST_AT_ONCE,
    InvalidReadings,
    record_measurements,
    withdraw_measurement,
)
from common.api.fields import Day, Moment, Number, Text, Whole
from common.api.operations import Said, operation, page_answer, paging
from common.api.pages import page_after
from common.api.shapes import Answer, Body, Query
from common.errors import Invalid
from people.api.authentication import ApiRequest
from people.api.views import ApiView
from people.roles import Scope


class MeasurementAnswer(Answer):
    """What was written down for one period. Which numbers are used depends on the measure."""

    always = ("period",)

    period = Day(help_text="Its first day.")
    value = Number(allow_null=True)
    numerator = Number(allow_null=True)
    denominator = Number(allow_null=True)
    note = Text(longest=LONGEST_NOTE)
    excluded_because = Text(longest=LONGEST_NOTE)
    recorded_at = Moment()


class MeasurementQuery(Query):
    """Which periods."""

    since = Day(required=False, help_text="Periods that begin on this day or later.")
    until = Day(required=False, help_text="Periods that begin on this day or earlier.")


class NewMeasurement(Body):
    """A number for the period in which a day lies. A note that is left out stays as it was."""

    period = Day()
    value = Number(required=False, allow_null=True)
    numerator = Number(required=False, allow_null=True)
    denominator = Number(required=False, allow_null=True)
    note = Text(longest=LONGEST_NOTE, required=False)


class SavedAnswer(Answer):
    """What came of it. An analysis is of these numbers once it has reached `data_version`."""

    is_narrowed = False

    written = Whole(help_text="Periods that have another number now, or one at all.")
    unchanged = Whole(help_text="Periods that said the same already.")
    data_version = Whole(largest=2**53)


class Measurements(ApiView):
    """The numbers of a measure, by period."""

    reads, writes = Scope.MEASUREMENTS_READ, Scope.MEASUREMENTS_WRITE

    @operation("List measurements", gives=MeasurementAnswer, filters=MeasurementQuery, is_list=True)
    def get(self, request: ApiRequest, public_id: UUID, query: Said) -> Response:
        rows = measurements_of(asked_measure(request, public_id))
        if "since" in query:
            rows = rows.filter(period__gte=query["since"])
        if "until" in query:
            rows = rows.filter(period__lte=query["until"])
        page = page_after(rows, request, key="period", **paging(query))
        return page_answer(page, MeasurementAnswer, query)

    @operation(
        "Write down one number or several; what a period said before is replaced",
        takes=NewMeasurement, takes_several=MOST_AT_ONCE, gives=SavedAnswer,
    )  # fmt: skip
    def post(self, request: ApiRequest, public_id: UUID, query: Said, body: list[Said]) -> Response:
        measure = asked_measure(request, public_id)
        readings = [Reading(**said) for said in body]
        try:
            entry = record_measurements(
                measure=measure, readings=readings, replacing=True, by=request.user,
                at=timezone.now(),
            )  # fmt: skip
        except InvalidReadings as error:
            raise _named(error, is_list=isinstance(request.data, list)) from None
        written = len(entry.changes)
        return _saved(written, len(readings) - written, state_of(measure))


class OneMeasurement(ApiView):
    """The number of one period."""

    reads, writes = Scope.MEASUREMENTS_READ, Scope.MEASUREMENTS_WRITE

    @operation("Take back what a period says: a gap, not a zero", status=204)
    def delete(self, request: ApiRequest, public_id: UUID, period: date, query: Said) -> Response:
        measure = asked_measure(request, public_id)
        withdraw_measurement(measure=measure, period=period, by=request.user, at=timezone.now())
        return Response(status=204)


def _saved(written: int, unchanged: int, state: MeasureState) -> Response:
    said: dict[str, Any] = {
        "written": written,
        "unchanged": unchanged,
        "data_version": state.data_version,
    }
    return Response(said)


def _named(error: InvalidReadings, *, is_list: bool) -> Invalid:
    """The same refusal, each field with the place of its number in the list."""
    fields = {
        f"{position}.{field}" if is_list else field: sentence
        for (position, field), sentence in error.problems.items()
    }
    return Invalid(error.sentence, fields=fields)
