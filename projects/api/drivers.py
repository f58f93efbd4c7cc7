"""The driver diagram, box by box."""

from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from rest_framework.response import Response

from audit.services import act
from common.api.errors import in_field
from common.api.fields import Id, Line, OneOf, Several, Whole
from common.api.operations import Said, one, operation, page_answer, paging
from common.api.pages import page_after
from common.api.shapes import Answer, Body, Changes
from common.api.versions import etag_of
from people.api.authentication import ApiRequest
from people.api.views import ApiView
from people.models import User
from people.roles import Scope
from projects.api.asking import asked_project
from projects.layers import Layer, Strength
from projects.models import DiagramNode, Project
from projects.selectors.drivers import driver_of, drivers_of, drivers_with
from projects.services.diagrams import (
    LONGEST_TEXT,
    add_node,
    link_nodes,
    open_diagram,
    remove_node,
    rename_node,
    unlink_nodes,
)

MOST_LINKS = 50


class LinkAnswer(Answer):
    """What a box is thought to influence, and how strongly."""

    is_narrowed = False

    id = Id(source="target.public_id")
    strength = OneOf(Strength)


class DriverAnswer(Answer):
    """A box of the diagram: the aim, a driver or a change idea."""

    id = Id(source="public_id")
    layer = OneOf(Layer)
    text = Line(longest=LONGEST_TEXT)
    place = Whole()
    leads_to = LinkAnswer(source="standing_links", many=True)


class NewDriver(Body):
    """A driver. Change ideas are suggested at their own address."""

    layer = OneOf([Layer.PRIMARY, Layer.SECONDARY])
    text = Line(longest=LONGEST_TEXT, needed=True)
    leads_to = Several(Id(), most=MOST_LINKS, required=False)
    strength = OneOf(Strength, required=False)


class DriverChanges(Changes):
    """Other words for a box, or other links: `leads_to` is all of them."""

    text = Line(longest=LONGEST_TEXT, needed=True, required=False)
    leads_to = Several(Id(), most=MOST_LINKS, required=False)


class Drivers(ApiView):
    """The boxes that stand on the driver diagram of a project."""

    reads, writes = Scope.PROJECTS_READ, Scope.PROJECTS_WRITE

    @operation("List the boxes of the driver diagram", gives=DriverAnswer, is_list=True)
    def get(self, request: ApiRequest, project_id: UUID, query: Said) -> Response:
        rows = drivers_of(asked_project(request, project_id))
        return page_answer(page_after(rows, request, **paging(query)), DriverAnswer, query)

    @operation("Add a driver", takes=NewDriver, gives=DriverAnswer, has_version=True, status=201)
    def post(self, request: ApiRequest, project_id: UUID, query: Said, body: Said) -> Response:
        project, by, at = asked_project(request, project_id), request.user, timezone.now()
        with act("diagrams.add_node", by=by):
            diagram = open_diagram(project=project, by=by, at=at)
            diagram.project = project
            with in_field("leads_to"):
                targets = drivers_with(project, body.get("leads_to", []))
            node = add_node(
                diagram=diagram,
                layer=Layer(body["layer"]),
                text=body["text"],
                targets=targets,
                strength=Strength(body.get("strength", Strength.STRONG)),
                by=by,
                at=at,
            )
        where = {"Location": reverse("api_driver", args=[project_id, node.public_id])}
        return _answer(project, node, query, status=201, headers=where)


class OneDriver(ApiView):
    """One box of the diagram."""

    reads, writes = Scope.PROJECTS_READ, Scope.PROJECTS_WRITE

    @operation("Read a box", gives=DriverAnswer, has_version=True)
    def get(self, request: ApiRequest, project_id: UUID, public_id: UUID, query: Said) -> Response:
        node = driver_of(asked_project(request, project_id), public_id)
        return Response(one(node, DriverAnswer, query), headers=etag_of(node))

    @operation(
        "Change the words or the links of a box",
        takes=DriverChanges, gives=DriverAnswer, needs_version=True, has_version=True,
    )  # fmt: skip
    def patch(
        self, request: ApiRequest, project_id: UUID, public_id: UUID,
        query: Said, body: Said, seen_version: int,
    ) -> Response:  # fmt: skip
        project, by = asked_project(request, project_id), request.user
        node = driver_of(project, public_id)
        with act("diagrams.rename_node", by=by):
            # Also when only links change: they belong to what was seen.
            rename_node(
                node=node, seen_version=seen_version, text=body.get("text", node.text),
                by=by, at=timezone.now(),
            )  # fmt: skip
            if "leads_to" in body:
                _link_to(node, body["leads_to"], project=project, by=by)
        return _answer(project, node, query)

    @operation("Take a box off the diagram", needs_version=True, status=204)
    def delete(
        self, request: ApiRequest, project_id: UUID, public_id: UUID,
        query: Said, seen_version: int,
    ) -> Response:  # fmt: skip
        node = driver_of(asked_project(request, project_id), public_id)
        remove_node(node=node, seen_version=seen_version, by=request.user, at=timezone.now())
        return Response(status=204)


def _link_to(node: DiagramNode, ids: list[UUID], *, project: Project, by: User) -> None:
    """Let a box lead to exactly these; links that stay keep their strength."""
    at = timezone.now()
    with in_field("leads_to"):
        wanted = drivers_with(project, ids)
    links = {link.target_id: link for link in node.standing_links}  # type: ignore[attr-defined]
    for link in links.values():
        if link.target not in wanted:
            unlink_nodes(source=node, target=link.target, by=by, at=at)
    for target in wanted:
        if target.pk not in links:
            link_nodes(source=node, target=target, strength=Strength.STRONG, by=by, at=at)


def _answer(
    project: Project, node: DiagramNode, query: Said, *, status: int = 200,
    headers: dict[str, str] | None = None,
) -> Response:  # fmt: skip
    """The box as it stands now."""
    node = driver_of(project, node.public_id)
    given = one(node, DriverAnswer, query)
    return Response(given, status=status, headers=(headers or {}) | etag_of(node))
