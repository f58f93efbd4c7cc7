"""Which measures watch which boxes of a driver diagram."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from charts.models import Measure, NodeMeasure
from common.errors import Invalid
from people.calendar import local_date
from people.models import User
from projects.models import DiagramNode, Project
from projects.permissions import check_can_edit
from projects.policies import check_is_open


@recorded
def attach_measure(*, node: DiagramNode, measure: Measure, by: User, at: datetime) -> None:
    """Let a measure of the project watch a box. That it does already is fine."""
    _check(node.diagram.project, by=by, at=at)
    _check_same_project(node.diagram.project, measure)
    NodeMeasure.objects.get_or_create(
        organisation_id=node.organisation_id, node=node, measure=measure
    )


@recorded
def attach_measures(
    *,
    project: Project,
    watches: Sequence[tuple[DiagramNode, Measure]],
    by: User,
    at: datetime,
) -> None:
    """Let measures of a project watch boxes of its diagram, all at once."""
    _check(project, by=by, at=at)
    for node, measure in watches:
        _check_same_project(project, measure)
        if node.diagram.project_id != project.pk:
            raise Invalid(_("Choose boxes of this project's driver diagram."))
    NodeMeasure.objects.bulk_create(
        (
            NodeMeasure(organisation_id=project.organisation_id, node=node, measure=measure)
            for node, measure in watches
        ),
        ignore_conflicts=True,
    )


@recorded
def detach_measure(*, node: DiagramNode, measure: Measure, by: User, at: datetime) -> None:
    """A measure no longer watches a box. Measure and box stay; that it is done already is fine."""
    _check(node.diagram.project, by=by, at=at)
    NodeMeasure.objects.filter(
        organisation_id=node.organisation_id, node=node, measure=measure
    ).delete()


def _check_same_project(project: Project, measure: Measure) -> None:
    if measure.project_id != project.pk:
        raise Invalid(fields={"measure": _("Choose a measure of this project.")})


def _check(project: Project, *, by: User, at: datetime) -> None:
    check_can_edit(by, project, on=local_date(project.organisation, at))
    check_is_open(project)
