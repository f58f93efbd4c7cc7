"""A project's driver diagram with what is going on in it: tests of ideas, verdicts of measures."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models.fields.json import KeyTransform

from audit.selectors import Change, changes_of, rows_as_of
from charts.models import Measure, NodeMeasure
from common.errors import NotVisible
from common.verdicts import VARIATIONS
from dashboards.diagrams.theory import Box, Line, Theory, Watch
from dashboards.selectors.idea_states import Tested, tests_of_ideas
from pdsa.models import Cycle
from people.models import User
from projects.layers import Layer, Strength
from projects.models import DiagramLink, DiagramNode, DriverDiagram, Project
from projects.selectors import project_for


@dataclass(frozen=True)
class DiagramFacts:
    """A project's diagram as it stands. Without a diagram the theory is empty."""

    project: Project
    diagram: DriverDiagram | None
    theory: Theory
    nodes: Mapping[int, DiagramNode]

    def node(self, key: int) -> DiagramNode:
        return self.nodes[key]


def diagram_of(project: Project) -> DiagramFacts:
    """The diagram with the states of its ideas and its measures' verdicts. Five queries."""
    diagram = (
        DriverDiagram.objects.filter(organisation=project.organisation_id, project=project)
        .select_related("project__unit", "project__organisation")
        .first()
    )
    if diagram is None:
        return DiagramFacts(project, None, Theory((), ()), {})
    own = {"organisation": project.organisation_id, "diagram": diagram}
    nodes = {node.pk: node for node in DiagramNode.objects.filter(**own).standing()}
    for node in nodes.values():
        node.diagram = diagram
    links = DiagramLink.objects.filter(**own).order_by("pk")
    lines = [
        Line(link.source_id, link.target_id, link.strength == Strength.STRONG)
        for link in links
        if link.source_id in nodes and link.target_id in nodes
    ]
    tests, watches = tests_of_ideas(project), watches_of(diagram)
    boxes = [_box(node, tests, watches) for node in nodes.values()]
    return DiagramFacts(project, diagram, Theory(tuple(boxes), tuple(lines)), nodes)


def watches_of(diagram: DriverDiagram) -> Mapping[int, Sequence[Watch]]:
    """What measures say of the boxes that they watch, by the key of the box. One query."""
    rows = (
        NodeMeasure.objects.filter(organisation=diagram.organisation_id, node__diagram=diagram)
        .annotate(values=KeyTransform("values", "measure__state__result"))
        .order_by("measure__name", "pk")
        .values_list("node_id", "measure__name", "measure__state__variation", "values")
    )
    found: dict[int, list[Watch]] = defaultdict(list)
    for node, name, said, values in rows:
        variation = said or "no_data"
        found[node].append(Watch(name, variation, VARIATIONS[variation].word, tuple(values or ())))
    return found


def node_for(user: User, public_id: UUID, *, on: date, project: UUID) -> DiagramNode:
    """A box of the project's diagram, also one that was removed. Raises NotVisible."""
    found = project_for(user, project, on=on)
    node = (
        DiagramNode.objects.filter(
            organisation=found.organisation_id, diagram__project=found, public_id=public_id
        )
        .select_related("diagram")
        .first()
    )
    if node is None:
        raise NotVisible("We could not find that box of the diagram.")
    node.diagram.project = found
    return node


def latest_editor_of(node: DiagramNode) -> str:
    """The name of whoever saved the box last. One query."""
    newest = changes_of(DiagramNode, id=node.pk, most=1)
    return newest[0].by if newest else ""


def removed_nodes(diagram: DriverDiagram) -> list[DiagramNode]:
    """The boxes that were taken off, the latest first. One query."""
    return list(
        DiagramNode.objects.filter(organisation=diagram.organisation_id, diagram=diagram)
        .exclude(removed_at=None)
        .order_by("-removed_at", "pk")
    )


def measures_watching(node: DiagramNode) -> list[Measure]:
    """The measures that watch a box, with their stored analyses. One query."""
    return list(
        Measure.objects.filter(organisation=node.organisation_id, watches__node=node)
        .select_related("state")
        .defer("state__result", "state__chart_wide", "state__chart_narrow")
        .order_by("name", "pk")
    )


def cycles_testing(node: DiagramNode) -> list[Cycle]:
    """The cycles that test an idea, in the order in which they were planned. One query."""
    return list(
        Cycle.objects.filter(organisation=node.organisation_id, idea=node)
        .select_related("idea")
        .order_by("pk")
    )


def cycles_of_no_idea(project: Project) -> list[Cycle]:
    """The cycles that name no idea of the diagram, in the order of planning. One query."""
    return list(
        Cycle.objects.filter(organisation=project.organisation_id, project=project, idea=None)
        .only("title", "public_id")
        .order_by("pk")
    )


def theory_as_of(diagram: DriverDiagram, at: datetime) -> Theory:
    """Boxes and links as they stood at a moment, without states and measures. Two queries."""
    nodes = [
        row for row in rows_as_of(DiagramNode, at=at, diagram_id=diagram.pk) if not row.removed_at
    ]
    keys = {row.pgh_obj_id for row in nodes}
    links = [
        row
        for row in rows_as_of(DiagramLink, at=at, diagram_id=diagram.pk)
        if row.source_id in keys and row.target_id in keys
    ]
    return Theory(
        tuple(Box(row.pgh_obj_id, Layer(row.layer), row.text, row.place) for row in nodes),
        tuple(Line(row.source_id, row.target_id, row.strength == Strength.STRONG) for row in links),
    )


def changes_on(diagram: DriverDiagram, *, most: int) -> list[Change]:
    """The newest changes of boxes and links, each by itself. Two queries."""
    return [
        *changes_of(DiagramNode, diagram_id=diagram.pk, most=most),
        *changes_of(DiagramLink, diagram_id=diagram.pk, most=most),
    ]


def words_of_boxes(diagram: DriverDiagram) -> dict[int, str]:
    """What every box that is or was on the diagram is called, by its key. One query."""
    nodes = DiagramNode.objects.filter(organisation=diagram.organisation_id, diagram=diagram)
    return {
        key: "the aim" if layer == Layer.AIM else f"“{text}”"
        for key, layer, text in nodes.values_list("pk", "layer", "text")
    }


def _box(
    node: DiagramNode, tests: Mapping[int, Tested], watches: Mapping[int, Sequence[Watch]]
) -> Box:
    layer = Layer(node.layer)
    tested = tests.get(node.pk, Tested())
    return Box(
        key=node.pk,
        layer=layer,
        text=node.text,
        place=node.place,
        state=tested.state if layer is Layer.IDEA else None,
        watches=tuple(watches.get(node.pk, ())),
        cycles=tested.cycles,
    )
