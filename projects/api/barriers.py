"""What stands in a team's way: raised, answered, opened again, taken back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from rest_framework.response import Response

from common.api.fields import Id, Line, Moment, OneOf
from common.api.operations import Said, one, operation, page_answer, paging
from common.api.pages import page_after
from common.api.shapes import Answer, Body, Changes, Named, Query
from people.api.authentication import ApiRequest
from people.api.views import ApiView
from people.roles import Scope
from projects.api.asking import asked_project
from projects.models import BarrierState
from projects.selectors.barriers import all_barriers_of, barrier_of
from projects.services.barriers import (
    LONGEST_BARRIER,
    LONGEST_WORD,
    decline_barrier,
    escalate_barrier,
    raise_barrier,
    reopen_barrier,
    resolve_barrier,
    reword_barrier,
    withdraw_barrier,
)

# What can be done about a barrier, and under which name its words go to the service.
_ANSWERS: dict[str, tuple[Callable[..., None], str]] = {
    "resolve": (resolve_barrier, "what_changed"),
    "decline": (decline_barrier, "why"),
    "escalate": (escalate_barrier, "why"),
    "reopen": (reopen_barrier, "why"),
    "withdraw": (withdraw_barrier, "why"),
}


class BarrierAnswer(Answer):
    """What stands in a team's way, in one line."""

    id = Id(source="public_id")
    words = Line(longest=LONGEST_BARRIER)
    state = OneOf(BarrierState.values)
    raised_by = Named()
    raised_at = Moment()
    resolved_at = Moment(allow_null=True)


class BarrierQuery(Query):
    """Which barriers."""

    state = OneOf(BarrierState.values, required=False)


class NewBarrier(Body):
    """What is in the way, in one line."""

    words = Line(longest=LONGEST_BARRIER, needed=True)


class BarrierChanges(Changes):
    """The same in other words, by whoever raised it, until somebody has answered."""

    words = Line(longest=LONGEST_BARRIER, needed=True, required=False)


class NewAnswer(Body):
    """What is done about a barrier, and why, or what changed."""

    answer = OneOf(_ANSWERS)
    words = Line(longest=LONGEST_WORD, required=False)


class Barriers(ApiView):
    """The barriers of a project, those taken back among them."""

    reads, writes = Scope.PROJECTS_READ, Scope.PROJECTS_WRITE

    @operation("List barriers", gives=BarrierAnswer, filters=BarrierQuery, is_list=True)
    def get(self, request: ApiRequest, project_id: UUID, query: Said) -> Response:
        rows = all_barriers_of(asked_project(request, project_id))
        if "state" in query:
            rows = rows.filter(state=query["state"])
        return page_answer(page_after(rows, request, **paging(query)), BarrierAnswer, query)

    @operation("Raise a barrier", takes=NewBarrier, gives=BarrierAnswer, status=201)
    def post(self, request: ApiRequest, project_id: UUID, query: Said, body: Said) -> Response:
        barrier = raise_barrier(
            project=asked_project(request, project_id),
            words=body["words"],
            by=request.user,
            at=timezone.now(),
        )
        where = {"Location": reverse("api_barrier", args=[project_id, barrier.public_id])}
        return Response(one(barrier, BarrierAnswer, query), status=201, headers=where)


class OneBarrier(ApiView):
    """One barrier."""

    reads, writes = Scope.PROJECTS_READ, Scope.PROJECTS_WRITE

    @operation("Read a barrier", gives=BarrierAnswer)
    def get(self, request: ApiRequest, project_id: UUID, public_id: UUID, query: Said) -> Response:
        barrier = barrier_of(asked_project(request, project_id), public_id)
        return Response(one(barrier, BarrierAnswer, query))

    @operation("Put a barrier in other words", takes=BarrierChanges, gives=BarrierAnswer)
    def patch(
        self, request: ApiRequest, project_id: UUID, public_id: UUID, query: Said, body: Said
    ) -> Response:
        barrier = barrier_of(asked_project(request, project_id), public_id)
        reword_barrier(barrier=barrier, words=body["words"], by=request.user, at=timezone.now())
        return Response(one(barrier, BarrierAnswer, query))


class BarrierAnswers(ApiView):
    """What somebody does about a barrier."""

    writes = Scope.PROJECTS_WRITE

    @operation("Answer a barrier", takes=NewAnswer, gives=BarrierAnswer)
    def post(
        self, request: ApiRequest, project_id: UUID, public_id: UUID, query: Said, body: Said
    ) -> Response:
        barrier = barrier_of(asked_project(request, project_id), public_id)
        answer, called = _ANSWERS[body["answer"]]
        said: dict[str, Any] = {called: body.get("words", "")}
        answer(barrier=barrier, by=request.user, at=timezone.now(), **said)
        return Response(one(barrier, BarrierAnswer, query))
