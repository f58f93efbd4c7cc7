"""Who is in a project's team."""

from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from rest_framework.response import Response

from common.api.errors import in_field
from common.api.fields import Day, Id, Line, OneOf
from common.api.operations import Said, one, operation, page_answer, paging
from common.api.pages import page_after
from common.api.shapes import Answer, Body, Named
from people.api.authentication import ApiRequest
from people.api.views import ApiView
from people.calendar import today_of
from people.roles import ProjectRole, Scope
from people.selectors import colleague_with_address
from projects.api.asking import asked_project
from projects.selectors import membership_of, team_of
from projects.services.team import add_member, end_membership


class MemberAnswer(Answer):
    """A person's place in a team."""

    id = Id(source="public_id")
    person = Named(source="user")
    role = OneOf(ProjectRole)
    starts_on = Day()
    ends_on = Day(allow_null=True)


class NewMember(Body):
    """A colleague with an account, by their e-mail address."""

    email = Line(longest=254, needed=True)
    role = OneOf(ProjectRole)


class Members(ApiView):
    """The team of a project today."""

    reads, writes = Scope.PROJECTS_READ, Scope.PROJECTS_WRITE

    @operation("List the team", gives=MemberAnswer, is_list=True)
    def get(self, request: ApiRequest, project_id: UUID, query: Said) -> Response:
        rows = team_of(asked_project(request, project_id), on=today_of(request.user))
        return page_answer(page_after(rows, request, **paging(query)), MemberAnswer, query)

    @operation("Add somebody to the team", takes=NewMember, gives=MemberAnswer, status=201)
    def post(self, request: ApiRequest, project_id: UUID, query: Said, body: Said) -> Response:
        project = asked_project(request, project_id)
        with in_field("email"):
            person = colleague_with_address(request.user, body["email"])
        member = add_member(
            project=project,
            user=person,
            role=ProjectRole(body["role"]),
            by=request.user,
            at=timezone.now(),
        )
        where = {"Location": reverse("api_member", args=[project_id, member.public_id])}
        return Response(one(member, MemberAnswer, query), status=201, headers=where)


class OneMember(ApiView):
    """One place in a team."""

    reads, writes = Scope.PROJECTS_READ, Scope.PROJECTS_WRITE

    @operation("Read a place in the team", gives=MemberAnswer)
    def get(self, request: ApiRequest, project_id: UUID, public_id: UUID, query: Said) -> Response:
        project = asked_project(request, project_id)
        member = membership_of(project, public_id, on=today_of(request.user))
        return Response(one(member, MemberAnswer, query))

    @operation("Take somebody out of the team from tomorrow", status=204)
    def delete(
        self, request: ApiRequest, project_id: UUID, public_id: UUID, query: Said
    ) -> Response:
        project = asked_project(request, project_id)
        member = membership_of(project, public_id, on=today_of(request.user))
        end_membership(membership=member, by=request.user, at=timezone.now())
        return Response(status=204)
