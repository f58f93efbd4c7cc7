"""Which measures watch which boxes of a driver diagram."""

from datetime import datetime

from audit.services import recorded
from charts.models import Measure, NodeMeasure
from common.errors import Invalid
from people.calendar import local_date
from people.models import User
from projects.models import DiagramNode
from projects.permissions import check_can_edit
from projects.policies import check_is_open


@recorded
def attach_measure(*, node: DiagramNode, measure: Measure, by: User, at: datetime) -> None:
    """Let a measure of the project watch a box. That it does already is fine."""
    _check(node, by=by, at=at)
    if measure.project_id != node.diagram.project_id:
        raise Invalid(fields={"measure": "Choose a measure of this project."})
    NodeMeasure.objects.get_or_create(
        organisation_id=node.organisation_id, node=node, measure=measure
    )


@recorded
def detach_measure(*, node: DiagramNode, measure: Measure, by: User, at: datetime) -> None:
    """A measure no longer watches a box. Measure and box stay; that it is done already is fine."""
    _check(node, by=by, at=at)
    NodeMeasure.objects.filter(
        organisation_id=node.organisation_id, node=node, measure=measure
    ).delete()


def _check(node: DiagramNode, *, by: User, at: datetime) -> None:
    project = node.diagram.project
    check_can_edit(by, project, on=local_date(project.organisation, at))
    check_is_open(project)
