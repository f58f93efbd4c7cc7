"""Projects: started, read, changed and moved from stage to stage."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.response import Response

from audit.services import act
from common.api.errors import in_field
from common.api.fields import Day, Flag, Id, Line, Moment, OneOf, Text
from common.api.operations import Said, one, operation, page_answer, paging
from common.api.pages import page_after
from common.api.shapes import Answer, Body, Changes, Named, Query
from common.api.versions import etag_of
from common.errors import EditedElsewhere
from people.api.authentication import ApiRequest
from people.api.views import ApiView
from people.calendar import today_of
from people.roles import Scope
from people.selectors import unit_for
from projects.methods import METHODS
from projects.models import Project
from projects.permissions import check_can_edit
from projects.selectors import project_for, projects_for
from projects.services.projects import edit_project, move_to_stage, start_project
from projects.stages import Stage

LONGEST_AIM = 2_000


class ProjectAnswer(Answer):
    """A piece of improvement work."""

    id = Id(source="public_id")
    title = Line(longest=150)
    aim = Text(longest=LONGEST_AIM)
    unit = Named()
    method = OneOf(METHODS)
    stage = OneOf(Stage)
    visibility = OneOf(Project.Visibility.values)
    involvement = OneOf(Project.Involvement.values)
    started_on = Day()
    closed_on = Day(allow_null=True)
    created_at = Moment()


class ProjectQuery(Query):
    """Which projects."""

    unit = Id(required=False, help_text="Of this place and everything beneath it.")
    stage = OneOf(Stage, required=False)
    method = OneOf(METHODS, required=False)
    is_closed = Flag(required=False)
    title = Line(longest=150, required=False, help_text="With these words in their title.")


class NewProject(Body):
    """A project to be started. Whoever starts it is its lead."""

    title = Line(longest=150, needed=True)
    unit = Id()
    aim = Text(longest=LONGEST_AIM, required=False)
    method = OneOf(METHODS, required=False)
    visibility = OneOf(Project.Visibility.values, required=False)
    involvement = OneOf(Project.Involvement.values, required=False)
    started_on = Day(required=False)


class ProjectChanges(Changes):
    """What is to become different of a project."""

    title = Line(longest=150, needed=True, required=False)
    aim = Text(longest=LONGEST_AIM, required=False)
    unit = Id(required=False)
    visibility = OneOf(Project.Visibility.values, required=False)
    involvement = OneOf(Project.Involvement.values, required=False)
    stage = OneOf(Stage, required=False)


class Projects(ApiView):
    """The projects that the key or the person may read."""

    reads, writes = Scope.PROJECTS_READ, Scope.PROJECTS_WRITE

    @operation("List projects", gives=ProjectAnswer, filters=ProjectQuery, is_list=True)
    def get(self, request: ApiRequest, query: Said) -> Response:
        rows = projects_for(request.user, on=today_of(request.user)).select_related("unit")
        rows = rows.filter(**_conditions(request, query))
        return page_answer(page_after(rows, request, **paging(query)), ProjectAnswer, query)

    @operation(
        "Start a project", takes=NewProject, gives=ProjectAnswer, has_version=True, status=201
    )
    def post(self, request: ApiRequest, query: Said, body: Said) -> Response:
        with in_field("unit"):
            unit = unit_for(request.user, body["unit"])
        project = start_project(**body | {"unit": unit}, by=request.user, at=timezone.now())
        where = {"Location": reverse("api_project", args=[project.public_id])}
        given = one(project, ProjectAnswer, query)
        return Response(given, status=201, headers=where | etag_of(project))


class OneProject(ApiView):
    """One project."""

    reads, writes = Scope.PROJECTS_READ, Scope.PROJECTS_WRITE

    @operation("Read a project", gives=ProjectAnswer, has_version=True)
    def get(self, request: ApiRequest, public_id: UUID, query: Said) -> Response:
        project = project_for(request.user, public_id, on=today_of(request.user))
        return Response(one(project, ProjectAnswer, query), headers=etag_of(project))

    @operation(
        "Change a project, or move it to another stage",
        takes=ProjectChanges, gives=ProjectAnswer, needs_version=True, has_version=True,
    )  # fmt: skip
    def patch(
        self, request: ApiRequest, public_id: UUID, query: Said, body: Said, seen_version: int
    ) -> Response:
        on = today_of(request.user)
        project = project_for(request.user, public_id, on=on)
        check_can_edit(request.user, project, on=on)
        if "unit" in body:
            with in_field("unit"):
                body["unit"] = unit_for(request.user, body["unit"])
        stage = body.pop("stage", None)
        at = timezone.now()
        with act("projects.edit_project", by=request.user):
            if body:
                edit_project(
                    project=project, seen_version=seen_version, changes=body, by=request.user, at=at
                )
            elif project.version != seen_version:
                raise EditedElsewhere(_("Someone else saved this while you were editing it."))
            if stage is not None and stage != project.stage:
                move_to_stage(project=project, stage=Stage(stage), by=request.user, at=at)
        return Response(one(project, ProjectAnswer, query), headers=etag_of(project))


def _conditions(request: ApiRequest, query: Said) -> dict[str, Any]:
    found: dict[str, Any] = {name: query[name] for name in ("stage", "method") if name in query}
    if "unit" in query:
        found["unit__path__contains"] = [unit_for(request.user, query["unit"]).pk]
    if "is_closed" in query:
        found["closed_on__isnull"] = not query["is_closed"]
    if "title" in query:
        found["title__unaccent__icontains"] = query["title"]
    return found
