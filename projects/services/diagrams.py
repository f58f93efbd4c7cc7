"""Driver diagrams: boxes and links, changed by several people at once without losing a word.

Adding and linking cannot collide. Changing or removing a box names the version of it that the
person saw; whoever comes second is told (`common.models.EditedElsewhere`).
"""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Invalid, NotNow
from people.calendar import local_date
from people.models import User
from projects.layers import Layer, Strength, may_lead_to
from projects.models import ChangeIdea, DiagramLink, DiagramNode, DriverDiagram, Project
from projects.permissions import check_can_edit
from projects.policies import check_is_open

MOST_BOXES = 300
LONGEST_TEXT = 200


@recorded
def open_diagram(*, project: Project, by: User, at: datetime) -> DriverDiagram:
    """The project's diagram; the first time one with the aim on it."""
    existing = DriverDiagram.objects.filter(
        organisation=project.organisation_id, project=project
    ).first()
    if existing is not None:
        return existing
    _check(project, by=by, at=at)
    diagram = DriverDiagram.objects.create(organisation=project.organisation, project=project)
    DiagramNode.objects.create(
        organisation=project.organisation,
        diagram=diagram,
        layer=Layer.AIM,
        text=(project.aim or project.title)[:LONGEST_TEXT],
    )
    return diagram


@recorded
def add_node(
    *,
    diagram: DriverDiagram,
    layer: Layer,
    text: str,
    by: User,
    at: datetime,
    targets: Sequence[DiagramNode] = (),
    strength: Strength = Strength.STRONG,
    could_stop: bool = False,
) -> DiagramNode:
    """A new box, linked to what it influences.

    A change idea remembers who suggested it, and whether it is something that could be stopped.
    """
    _check(diagram.project, by=by, at=at)
    if layer is Layer.AIM:
        raise Invalid(fields={"layer": _("A diagram has one aim. Change its words instead.")})
    words = _checked_text(text)
    standing = DiagramNode.objects.filter(
        organisation=diagram.organisation_id, diagram=diagram
    ).standing()
    if standing.count() >= MOST_BOXES:
        raise Invalid(
            _("A diagram holds at most {most} boxes. Remove some, or split the project.").format(
                most=MOST_BOXES
            )
        )
    last = standing.filter(layer=layer).aggregate(last=Max("place"))["last"]
    node = DiagramNode.objects.create(
        organisation=diagram.organisation,
        diagram=diagram,
        layer=layer,
        text=words,
        place=0 if last is None else last + 1,
    )
    if layer is Layer.IDEA:
        ChangeIdea.objects.create(
            organisation=diagram.organisation,
            node=node,
            suggested_by=by,
            suggested_at=at,
            could_stop=could_stop,
        )
    for target in targets:
        _link(diagram, node, target, strength)
    diagram.move_on()
    return node


@recorded
def rename_node(*, node: DiagramNode, seen_version: int, text: str, by: User, at: datetime) -> None:
    """Change the words of a box, unless somebody else has since `seen_version`."""
    _check(node.diagram.project, by=by, at=at)
    _check_stands(node)
    DiagramNode.objects.edit(node, seen_version=seen_version, text=_checked_text(text))
    node.diagram.move_on()


@recorded
def remove_node(*, node: DiagramNode, seen_version: int, by: User, at: datetime) -> None:
    """Take a box off the diagram. Its cycles and its history stay, and it can be put back."""
    _check(node.diagram.project, by=by, at=at)
    if node.layer == Layer.AIM:
        raise Invalid(_("A diagram keeps its aim. Change its words instead."))
    _check_stands(node)
    DiagramNode.objects.edit(node, seen_version=seen_version, removed_at=at)
    node.diagram.move_on()


@recorded
def put_back_node(*, node: DiagramNode, by: User, at: datetime) -> None:
    """Undo a removal; the links are as they were."""
    _check(node.diagram.project, by=by, at=at)
    DiagramNode.objects.edit(node, seen_version=node.version, removed_at=None)
    node.diagram.move_on()


@recorded
def place_node(
    *, node: DiagramNode, beside: DiagramNode, before: bool, by: User, at: datetime
) -> None:
    """Put a box right before or right after another of its layer."""
    _check(node.diagram.project, by=by, at=at)
    _check_stands(node)
    row = list(
        DiagramNode.objects.filter(
            organisation=node.organisation_id, diagram=node.diagram, layer=node.layer
        )
        .standing()
        .select_for_update(no_key=True)
    )
    if beside not in row or beside == node:
        raise NotNow(_("The other box has moved or gone. Look again, then move this one."))
    row.remove(node)
    row.insert(row.index(beside) + (0 if before else 1), node)
    moved = [box for number, box in enumerate(row) if box.place != number]
    for number, box in enumerate(row):
        box.place = number
    DiagramNode.objects.bulk_update(moved, ["place"])
    node.diagram.move_on()


@recorded
def link_nodes(
    *, source: DiagramNode, target: DiagramNode, strength: Strength, by: User, at: datetime
) -> None:
    """Say that one box influences another, strongly or weakly. Saying it again changes how."""
    _check(source.diagram.project, by=by, at=at)
    _check_stands(source)
    _check_stands(target)
    _link(source.diagram, source, target, strength)
    source.diagram.move_on()


@recorded
def unlink_nodes(*, source: DiagramNode, target: DiagramNode, by: User, at: datetime) -> None:
    """Take a link away. That it is gone already is fine."""
    _check(source.diagram.project, by=by, at=at)
    DiagramLink.objects.filter(
        organisation=source.organisation_id, source=source, target=target
    ).delete()
    source.diagram.move_on()


@recorded
def follow_aim(*, project: Project, before: str, by: User, at: datetime) -> None:
    """Let the aim on the diagram say what the project's says now.

    A team that gave it words of its own keeps them. Whoever may change the aim may do this: it
    has been checked there.
    """
    aim = DiagramNode.objects.filter(
        organisation=project.organisation_id,
        diagram__project=project,
        layer=Layer.AIM,
        text=before[:LONGEST_TEXT],
    ).first()
    if aim is not None:
        words = (project.aim or project.title)[:LONGEST_TEXT]
        DiagramNode.objects.edit(aim, seen_version=aim.version, text=words)


def _link(
    diagram: DriverDiagram, source: DiagramNode, target: DiagramNode, strength: Strength
) -> None:
    if source.diagram_id != diagram.pk or target.diagram_id != diagram.pk:
        raise Invalid(_("Both boxes must be on this diagram."))
    if source.pk == target.pk:
        raise Invalid(fields={"target": _("A box cannot be linked to itself.")})
    if not may_lead_to(Layer(source.layer), Layer(target.layer)):
        raise Invalid(fields={"target": no_way(source, target)})
    DiagramLink.objects.update_or_create(
        organisation=diagram.organisation,
        source=source,
        target=target,
        defaults={"diagram": diagram, "strength": strength},
    )


def no_way(source: DiagramNode, target: DiagramNode) -> str:
    """Why one box cannot be linked to another, in words."""
    return _(
        "“{source}” cannot lead to “{target}”. Links lead towards the aim: "
        "change ideas to drivers, secondary drivers to primary ones, drivers "
        "to the aim."
    ).format(source=source, target=target)


def _check(project: Project, *, by: User, at: datetime) -> None:
    check_can_edit(by, project, on=local_date(project.organisation, at))
    check_is_open(project)


def _check_stands(node: DiagramNode) -> None:
    if node.removed_at is not None:
        raise NotNow(
            _("“{node}” has been taken off the diagram. Put it back first.").format(node=node)
        )


def _checked_text(text: str) -> str:
    words = " ".join(text.split())
    if not words:
        raise Invalid(fields={"text": _("Say what this is in a few words.")})
    if len(words) > LONGEST_TEXT:
        raise Invalid(
            fields={
                "text": _("Use at most {most} characters. This has {words}.").format(
                    most=LONGEST_TEXT, words=len(words)
                )
            }
        )
    return words
