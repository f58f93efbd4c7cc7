"""The boxes of a driver diagram one by one, with what they lead to."""

from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from common.errors import NotVisible
from projects.layers import Layer
from projects.models import DiagramLink, DiagramNode, Project


def drivers_of(project: Project) -> QuerySet[DiagramNode]:
    """The boxes that stand, each with the links to those that it leads to. Two queries."""
    links = DiagramLink.objects.filter(target__removed_at=None).select_related("target")
    return (
        DiagramNode.objects.filter(
            organisation=project.organisation_id, diagram__project=project, removed_at=None
        )
        .select_related("diagram")
        .prefetch_related(Prefetch("leads_to", links.order_by("pk"), to_attr="standing_links"))
    )


def driver_of(project: Project, public_id: UUID) -> DiagramNode:
    """One box, the aim and change ideas among them. Raises NotVisible."""
    node = drivers_of(project).filter(public_id=public_id).first()
    if node is None:
        raise NotVisible(_("We could not find that box of the diagram."))
    node.diagram.project = project
    return node


def drivers_with(project: Project, ids: list[UUID]) -> list[DiagramNode]:
    """The boxes of these ids that can be led to, in their order. Raises NotVisible. Two queries."""
    found = {
        node.public_id: node
        for node in drivers_of(project).filter(public_id__in=ids).exclude(layer=Layer.IDEA)
    }
    if missing := [one for one in ids if one not in found]:
        raise NotVisible(_("There is no driver %(id)s in this project.") % {"id": missing[0]})
    for node in found.values():
        node.diagram.project = project
    return [found[one] for one in ids]
