"""What people set on a chart: phases, and notes of what happened."""

from uuid import UUID

from django.utils import timezone
from rest_framework.response import Response

from charts.api.asking import asked_measure
from charts.models import Annotation
from charts.selectors import annotations_of, phases_of
from charts.selectors.parts import annotation_of, phase_of
from charts.services.annotations import annotate, remove_annotation
from charts.services.phases import remove_phase, start_phase
from common.api.fields import Day, Id, Line, OneOf, Text, Whole
from common.api.operations import Said, one, operation, page_answer, paging
from common.api.pages import page_after
from common.api.shapes import Answer, Body, Named
from people.api.authentication import ApiRequest
from people.api.views import ApiView
from people.roles import Scope

LONGEST_REASON = 300


class PhaseAnswer(Answer):
    """Where the lines of a chart start afresh, and why."""

    id = Id(source="public_id")
    starts_on = Day()
    reason = Text(longest=LONGEST_REASON)
    baseline_points = Whole(allow_null=True)
    set_by = Named()


class NewPhase(Body):
    """A phase from the period in which a day lies. A reason is compulsory."""

    starts_on = Day()
    reason = Text(longest=LONGEST_REASON, needed=True)
    baseline_points = Whole(smallest=2, largest=1_000, required=False, allow_null=True)


class AnnotationAnswer(Answer):
    """A mark on the time axis."""

    id = Id(source="public_id")
    happened_on = Day()
    ended_on = Day(allow_null=True)
    kind = OneOf(Annotation.Kind.values)
    text = Text(longest=200)
    made_by = Named()


class NewAnnotation(Body):
    """What happened on a day, in a few words that fit on a chart."""

    happened_on = Day()
    kind = OneOf(Annotation.Kind.values)
    text = Line(longest=200, needed=True)


class Phases(ApiView):
    """The phases that people have set."""

    reads, writes = Scope.MEASUREMENTS_READ, Scope.MEASUREMENTS_WRITE

    @operation("List phases", gives=PhaseAnswer, is_list=True)
    def get(self, request: ApiRequest, public_id: UUID, query: Said) -> Response:
        rows = phases_of(asked_measure(request, public_id))
        return page_answer(page_after(rows, request, **paging(query)), PhaseAnswer, query)

    @operation("Start a phase", takes=NewPhase, gives=PhaseAnswer, status=201)
    def post(self, request: ApiRequest, public_id: UUID, query: Said, body: Said) -> Response:
        measure = asked_measure(request, public_id)
        phase = start_phase(measure=measure, **body, by=request.user, at=timezone.now())
        return Response(one(phase, PhaseAnswer, query), status=201)


class OnePhase(ApiView):
    """One phase."""

    reads, writes = Scope.MEASUREMENTS_READ, Scope.MEASUREMENTS_WRITE

    @operation("Read a phase", gives=PhaseAnswer)
    def get(self, request: ApiRequest, public_id: UUID, part_id: UUID, query: Said) -> Response:
        phase = phase_of(asked_measure(request, public_id), part_id)
        return Response(one(phase, PhaseAnswer, query))

    @operation("Join a phase with the one before it", status=204)
    def delete(self, request: ApiRequest, public_id: UUID, part_id: UUID, query: Said) -> Response:
        phase = phase_of(asked_measure(request, public_id), part_id)
        remove_phase(phase=phase, by=request.user, at=timezone.now())
        return Response(status=204)


class Annotations(ApiView):
    """The notes on the time axis."""

    reads, writes = Scope.MEASUREMENTS_READ, Scope.MEASUREMENTS_WRITE

    @operation("List annotations", gives=AnnotationAnswer, is_list=True)
    def get(self, request: ApiRequest, public_id: UUID, query: Said) -> Response:
        rows = annotations_of(asked_measure(request, public_id))
        return page_answer(page_after(rows, request, **paging(query)), AnnotationAnswer, query)

    @operation("Write on the chart", takes=NewAnnotation, gives=AnnotationAnswer, status=201)
    def post(self, request: ApiRequest, public_id: UUID, query: Said, body: Said) -> Response:
        measure = asked_measure(request, public_id)
        note = annotate(measure=measure, **body, by=request.user, at=timezone.now())
        return Response(one(note, AnnotationAnswer, query), status=201)


class OneAnnotation(ApiView):
    """One note on a chart."""

    reads, writes = Scope.MEASUREMENTS_READ, Scope.MEASUREMENTS_WRITE

    @operation("Read an annotation", gives=AnnotationAnswer)
    def get(self, request: ApiRequest, public_id: UUID, part_id: UUID, query: Said) -> Response:
        note = annotation_of(asked_measure(request, public_id), part_id)
        return Response(one(note, AnnotationAnswer, query))

    @operation("Take a note off the chart", status=204)
    def delete(self, request: ApiRequest, public_id: UUID, part_id: UUID, query: Said) -> Response:
        note = annotation_of(asked_measure(request, public_id), part_id)
        remove_annotation(annotation=note, by=request.user, at=timezone.now())
        return Response(status=204)
