"""Change ideas: suggested, weighed, owned and answered."""

from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from rest_framework.response import Response

from common.api.errors import in_field
from common.api.fields import Flag, Id, Line, Moment, Whole
from common.api.operations import Said, one, operation, page_answer, paging
from common.api.pages import page_after
from common.api.shapes import Answer, Body, Changes, Named
from common.api.versions import etag_of
from people.api.authentication import ApiRequest
from people.api.views import ApiView
from people.roles import Scope
from people.selectors import person_for
from projects.api.asking import asked_project
from projects.selectors.drivers import drivers_with
from projects.selectors.ideas import ideas_of, standing_idea
from projects.services.diagrams import LONGEST_TEXT
from projects.services.ideas import LONGEST_REPLY, Thoughts, suggest_idea, tend_idea


class IdeaAnswer(Answer):
    """A change idea, by the id of its box on the driver diagram."""

    id = Id(source="node.public_id")
    text = Line(source="node.text", longest=LONGEST_TEXT)
    could_stop = Flag()
    suggested_by = Named()
    suggested_at = Moment()
    votes = Whole()
    owner = Named(allow_null=True)
    impact = Whole(smallest=1, largest=5, allow_null=True)
    effort = Whole(smallest=1, largest=5, allow_null=True)
    reply = Line(longest=LONGEST_REPLY)
    replied_at = Moment(allow_null=True)


class NewIdea(Body):
    """An idea, onto a driver or without one."""

    text = Line(longest=LONGEST_TEXT, needed=True)
    driver = Id(required=False)
    could_stop = Flag(required=False)


class IdeaChanges(Changes):
    """What the team makes of an idea. `owner` is a person's id."""

    owner = Id(required=False, allow_null=True)
    impact = Whole(smallest=1, largest=5, required=False, allow_null=True)
    effort = Whole(smallest=1, largest=5, required=False, allow_null=True)
    reply = Line(longest=LONGEST_REPLY, required=False)


class Ideas(ApiView):
    """The change ideas of a project that stand."""

    reads, writes = Scope.PROJECTS_READ, Scope.PROJECTS_WRITE

    @operation("List change ideas", gives=IdeaAnswer, is_list=True)
    def get(self, request: ApiRequest, project_id: UUID, query: Said) -> Response:
        rows = ideas_of(asked_project(request, project_id), seen_by=request.user)
        return page_answer(page_after(rows, request, **paging(query)), IdeaAnswer, query)

    @operation("Suggest an idea", takes=NewIdea, gives=IdeaAnswer, has_version=True, status=201)
    def post(self, request: ApiRequest, project_id: UUID, query: Said, body: Said) -> Response:
        project = asked_project(request, project_id)
        driver = None
        if "driver" in body:
            with in_field("driver"):
                (driver,) = drivers_with(project, [body["driver"]])
        suggested = suggest_idea(
            project=project,
            text=body["text"],
            driver=driver,
            could_stop=body.get("could_stop", False),
            by=request.user,
            at=timezone.now(),
        )
        idea = standing_idea(project, suggested.node.public_id, seen_by=request.user)
        where = {"Location": reverse("api_idea", args=[project_id, idea.node.public_id])}
        given = one(idea, IdeaAnswer, query)
        return Response(given, status=201, headers=where | etag_of(idea))


class OneIdea(ApiView):
    """One change idea."""

    reads, writes = Scope.PROJECTS_READ, Scope.PROJECTS_WRITE

    @operation("Read a change idea", gives=IdeaAnswer, has_version=True)
    def get(self, request: ApiRequest, project_id: UUID, public_id: UUID, query: Said) -> Response:
        project = asked_project(request, project_id)
        idea = standing_idea(project, public_id, seen_by=request.user)
        return Response(one(idea, IdeaAnswer, query), headers=etag_of(idea))

    @operation(
        "Weigh, own or answer an idea",
        takes=IdeaChanges, gives=IdeaAnswer, needs_version=True, has_version=True,
    )  # fmt: skip
    def patch(
        self, request: ApiRequest, project_id: UUID, public_id: UUID,
        query: Said, body: Said, seen_version: int,
    ) -> Response:  # fmt: skip
        project = asked_project(request, project_id)
        idea = standing_idea(project, public_id, seen_by=request.user)
        if body.get("owner") is not None:
            with in_field("owner"):
                body["owner"] = person_for(request.user, body["owner"])
        before = {name: getattr(idea, name) for name in ("owner", "impact", "effort", "reply")}
        tend_idea(
            idea=idea,
            seen_version=seen_version,
            thoughts=Thoughts(**before | body),
            by=request.user,
            at=timezone.now(),
        )
        idea = standing_idea(project, public_id, seen_by=request.user)
        return Response(one(idea, IdeaAnswer, query), headers=etag_of(idea))
