"""Cycles: planned, tested, studied and decided."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.response import Response

from audit.services import act
from common.api.fields import OneOf
from common.api.operations import Said, one, operation, page_answer, paging
from common.api.pages import page_after
from common.api.shapes import Query
from common.api.versions import etag_of
from common.errors import EditedElsewhere
from pdsa.api.reading import expectations_said, judgements_said, plan_said
from pdsa.api.shapes import CycleAnswer, CycleChanges, NewCycle
from pdsa.models import Cycle
from pdsa.permissions import check_can_test
from pdsa.selectors.listing import whole_cycle, whole_cycles_of
from pdsa.services import planning, studying, testing
from pdsa.services.deciding import decide
from pdsa.services.planning import Plan, drop_plan, plan_cycle, write_plan
from pdsa.stages import CycleStage
from people.api.authentication import ApiRequest
from people.api.views import ApiView
from people.calendar import today_of
from people.roles import Scope
from projects.models import Project
from projects.selectors import project_for

_OF_ACT = ("decision", "next_steps", "next_cycle_on")


class CycleQuery(Query):
    """Which cycles."""

    stage = OneOf(CycleStage, required=False)


class Cycles(ApiView):
    """The cycles of a project."""

    reads, writes = Scope.PROJECTS_READ, Scope.PROJECTS_WRITE

    @operation("List cycles", gives=CycleAnswer, filters=CycleQuery, is_list=True)
    def get(self, request: ApiRequest, project_id: UUID, query: Said) -> Response:
        rows = whole_cycles_of(_project(request, project_id))
        if "stage" in query:
            rows = rows.filter(stage=query["stage"])
        return page_answer(page_after(rows, request, **paging(query)), CycleAnswer, query)

    @operation("Plan a cycle", takes=NewCycle, gives=CycleAnswer, has_version=True, status=201)
    def post(self, request: ApiRequest, project_id: UUID, query: Said, body: Said) -> Response:
        project = _project(request, project_id)
        expected = expectations_said(project, body.pop("predictions", []))
        cycle = plan_cycle(
            project=project,
            plan=Plan(**plan_said(request, project, body)),
            expected=expected,
            by=request.user,
            at=timezone.now(),
        )
        where = {"Location": reverse("api_cycle", args=[project_id, cycle.public_id])}
        return _answer(project, cycle.public_id, query, status=201, headers=where)


class OneCycle(ApiView):
    """One cycle."""

    reads, writes = Scope.PROJECTS_READ, Scope.PROJECTS_WRITE

    @operation("Read a cycle", gives=CycleAnswer, has_version=True)
    def get(self, request: ApiRequest, project_id: UUID, public_id: UUID, query: Said) -> Response:
        return _answer(_project(request, project_id), public_id, query)

    @operation(
        "Write in a cycle, finish a stage of it, or decide",
        takes=CycleChanges, gives=CycleAnswer, needs_version=True, has_version=True,
    )  # fmt: skip
    def patch(
        self, request: ApiRequest, project_id: UUID, public_id: UUID,
        query: Said, body: Said, seen_version: int,
    ) -> Response:  # fmt: skip
        project = _project(request, project_id)
        cycle = whole_cycle(project, public_id)
        check_can_test(request.user, project, on=today_of(request.user))
        _check_version(cycle, seen_version)
        with act("cycles.write", by=request.user):
            _write(request, cycle, body, at=timezone.now())
        return _answer(project, public_id, query)

    @operation("Take back a plan that was never tested", needs_version=True, status=204)
    def delete(
        self, request: ApiRequest, project_id: UUID, public_id: UUID,
        query: Said, seen_version: int,
    ) -> Response:  # fmt: skip
        project = _project(request, project_id)
        cycle = whole_cycle(project, public_id)
        check_can_test(request.user, project, on=today_of(request.user))
        _check_version(cycle, seen_version)
        drop_plan(cycle=cycle, by=request.user, at=timezone.now())
        return Response(status=204)


def _write(request: ApiRequest, cycle: Cycle, body: Said, *, at: datetime) -> None:
    """Stage after stage, as a team does: each service asks whether its stage has been reached."""
    project, by, finish = cycle.project, request.user, body.get("finish")
    plan = plan_said(request, project, _of(body, planning.EDITABLE))
    expected = expectations_said(project, body.get("predictions", []))
    if plan or expected or finish == CycleStage.PLAN:
        write_plan(
            cycle=cycle, seen_version=cycle.version, changes=plan, expected=expected,
            is_finished=finish == CycleStage.PLAN, by=by, at=at,
        )  # fmt: skip
    done = _of(body, testing.EDITABLE)
    if done or finish == CycleStage.DO:
        testing.note_do(
            cycle=cycle, seen_version=cycle.version, changes=done,
            is_finished=finish == CycleStage.DO, by=by, at=at,
        )  # fmt: skip
    studied, outcomes = _of(body, studying.EDITABLE), body.get("outcomes", [])
    if studied or outcomes or finish == CycleStage.STUDY:
        studying.study(
            cycle=cycle, seen_version=cycle.version, changes=studied,
            judgements=judgements_said(cycle, outcomes),
            is_finished=finish == CycleStage.STUDY, by=by, at=at,
        )  # fmt: skip
    if decided := _of(body, _OF_ACT):
        stands = {name: getattr(cycle, name) for name in _OF_ACT}
        decide(cycle=cycle, seen_version=cycle.version, by=by, at=at, **stands | decided)


def _of(body: Said, names: Collection[str]) -> dict[str, Any]:
    return {name: value for name, value in body.items() if name in names}


def _check_version(cycle: Cycle, seen: int) -> None:
    if cycle.version != seen:
        raise EditedElsewhere(_("Someone else saved this while you were editing it."))


def _project(request: ApiRequest, project_id: UUID) -> Project:
    return project_for(request.user, project_id, on=today_of(request.user))


def _answer(
    project: Project, public_id: UUID, query: Said, *, status: int = 200,
    headers: dict[str, str] | None = None,
) -> Response:  # fmt: skip
    cycle = whole_cycle(project, public_id)
    given = one(cycle, CycleAnswer, query)
    return Response(given, status=status, headers=(headers or {}) | etag_of(cycle))
