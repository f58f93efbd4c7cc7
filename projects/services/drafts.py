"""Many boxes and links of a driver diagram at once: pasted, or read from a file."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Invalid
from people.calendar import local_date
from people.models import User
from projects.layers import Layer, NewBox, NewLink, may_lead_to
from projects.models import ChangeIdea, DiagramLink, DiagramNode, DriverDiagram
from projects.permissions import check_can_edit
from projects.policies import check_is_open
from projects.services.diagrams import LONGEST_TEXT, MOST_BOXES, no_way

MOST_LINKS = 1_000


@recorded
def add_drafts(
    *,
    diagram: DriverDiagram,
    boxes: Sequence[NewBox],
    links: Sequence[NewLink],
    by: User,
    at: datetime,
) -> int:
    """Add these boxes below those that are there, and link them. Returns how many links are new.

    Links name boxes by the keys of `boxes` or by the public ids of boxes on the diagram. All of
    it is added, or nothing is.
    """
    project = diagram.project
    check_can_edit(by, project, on=local_date(project.organisation, at))
    check_is_open(project)
    DriverDiagram.objects.select_for_update(no_key=True).get(pk=diagram.pk)
    own = DiagramNode.objects.filter(organisation=diagram.organisation_id, diagram=diagram)
    standing = list(own.standing())
    _check_room(len(standing), boxes, links)
    ends = own.standing().order_by().values_list("layer").annotate(Max("place"))
    places = {layer: end + 1 for layer, end in ends}
    by_key = {str(node.public_id): node for node in standing}
    created = [_node(diagram, box, places) for box in boxes]
    DiagramNode.objects.bulk_create(created)
    by_key |= {box.key: node for box, node in zip(boxes, created, strict=True)}
    ChangeIdea.objects.bulk_create(
        ChangeIdea(organisation=diagram.organisation, node=node, suggested_by=by, suggested_at=at)
        for node in created
        if node.layer == Layer.IDEA
    )
    added = _add_links(diagram, links, by_key)
    diagram.move_on()
    return added


def _add_links(
    diagram: DriverDiagram, links: Sequence[NewLink], by_key: dict[str, DiagramNode]
) -> int:
    there = set(
        DiagramLink.objects.filter(
            organisation=diagram.organisation_id, diagram=diagram
        ).values_list("source_id", "target_id")
    )
    wanted: dict[tuple[int, int], DiagramLink] = {}
    for link in links:
        source, target = by_key.get(link.source), by_key.get(link.target)
        if source is None or target is None:
            raise Invalid(
                _("One of the boxes has gone from the diagram meanwhile. Check it again.")
            )
        if not may_lead_to(Layer(source.layer), Layer(target.layer)):
            raise Invalid(no_way(source, target))
        if (source.pk, target.pk) not in there:
            wanted[source.pk, target.pk] = DiagramLink(
                organisation=diagram.organisation,
                diagram=diagram,
                source=source,
                target=target,
                strength=link.strength,
            )
    DiagramLink.objects.bulk_create(wanted.values())
    return len(wanted)


def _node(diagram: DriverDiagram, box: NewBox, places: dict[str, int]) -> DiagramNode:
    """A box at the end of its layer; `places` is counted on."""
    words = " ".join(box.text.split())
    if box.layer is Layer.AIM:
        raise Invalid(_("A diagram has one aim. Change its words instead."))
    if not 0 < len(words) <= LONGEST_TEXT:
        raise Invalid(
            _("“{text}…” has {words} characters. Use 1 to {most}.").format(
                text=words[:40], words=len(words), most=LONGEST_TEXT
            )
        )
    place = places.get(box.layer, 0)
    places[box.layer] = place + 1
    return DiagramNode(
        organisation=diagram.organisation, diagram=diagram, layer=box.layer, text=words, place=place
    )


def _check_room(standing: int, boxes: Sequence[NewBox], links: Sequence[NewLink]) -> None:
    if standing + len(boxes) > MOST_BOXES:
        raise Invalid(
            _(
                "A diagram holds at most {most} boxes. There are {standing}, and "
                "these are {boxes} more. Take some out, or split the project."
            ).format(most=MOST_BOXES, standing=standing, boxes=len(boxes))
        )
    if len(links) > MOST_LINKS:
        raise Invalid(
            _("Add at most {most:,} links at once. These are {links:,}.").format(
                most=MOST_LINKS, links=len(links)
            )
        )
