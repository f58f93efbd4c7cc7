"""Making the planned driver diagram of a project real, with the bulk services."""

from collections.abc import Sequence
from datetime import datetime

from charts.models import Measure
from charts.services.node_measures import attach_measures
from charts.vocabulary import MeasureRole
from people.models import User
from projects.layers import Layer, NewBox, NewLink, Strength
from projects.models import Project
from projects.services.diagrams import open_diagram
from projects.services.drafts import add_drafts
from qiplatform.demonstration.plans import BoxPlan


def build_diagram(
    plans: Sequence[BoxPlan],
    *,
    project: Project,
    measures: Sequence[Measure],
    by: User,
    at: datetime,
) -> None:
    """Draw these boxes; outcome and balancing measures watch the aim, others their drivers."""
    if not plans:
        return
    diagram = open_diagram(project=project, by=by, at=at)
    aim = diagram.nodes.get(layer=Layer.AIM)
    add_drafts(
        diagram=diagram,
        boxes=[NewBox(plan.text, plan.layer, plan.text) for plan in plans],
        links=[
            NewLink(plan.text, target or str(aim.public_id), strength)
            for plan in plans
            for targets, strength in (
                (plan.leads_to, Strength.STRONG),
                (plan.leads_weakly_to, Strength.WEAK),
            )
            for target in targets
        ],
        by=by,
        at=at,
    )
    nodes = {node.text: node for node in diagram.nodes.exclude(pk=aim.pk).select_related("diagram")}
    on_the_aim = [(aim, measure) for measure in measures if measure.role != MeasureRole.PROCESS]
    on_drivers = [
        (nodes[plan.text], measures[place]) for plan in plans for place in plan.watched_by
    ]
    attach_measures(project=project, watches=[*on_the_aim, *on_drivers], by=by, at=at)
