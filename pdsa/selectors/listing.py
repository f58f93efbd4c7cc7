"""Cycles as programs read them: whole, with their measures and predictions."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from charts.models import Measure
from common.errors import NotVisible
from pdsa.models import Cycle, Prediction
from pdsa.selectors.cycles import cycles_of, ideas_of
from projects.models import DiagramNode, Project


def whole_cycles_of(project: Project) -> QuerySet[Cycle]:
    """The cycles of a project with everything that is said in them. Three queries."""
    predictions = Prediction.objects.select_related("measure").order_by("pk")
    return (
        cycles_of(project)
        .select_related("previous")
        .prefetch_related(
            Prefetch(
                "measures", Measure.objects.order_by("name", "pk"), to_attr="measures_in_order"
            ),
            Prefetch("predictions", predictions, to_attr="predictions_in_order"),
        )
    )


def whole_cycle(project: Project, public_id: UUID) -> Cycle:
    """One of them. Raises NotVisible."""
    cycle = whole_cycles_of(project).filter(public_id=public_id).first()
    if cycle is None:
        raise NotVisible(_("We could not find that cycle."))
    cycle.project = project
    cycle.organisation = project.organisation
    return cycle


def idea_with_id(project: Project, public_id: UUID) -> DiagramNode:
    """A change idea of the project. Raises NotVisible."""
    idea = ideas_of(project).filter(public_id=public_id).first()
    if idea is None:
        raise NotVisible(_("Choose a change idea of this project's driver diagram."))
    return idea


def measures_with_ids(project: Project, ids: Sequence[UUID]) -> list[Measure]:
    """Measures of the project, in this order. Raises NotVisible. One query."""
    rows = Measure.objects.filter(
        organisation=project.organisation_id, project=project, public_id__in=list(ids)
    )
    found = {measure.public_id: measure for measure in rows}
    if any(one not in found for one in ids):
        raise NotVisible(_("Choose measures of this project."))
    return [found[one] for one in dict.fromkeys(ids)]


def prediction_with_id(cycle: Cycle, public_id: UUID) -> Prediction:
    """A prediction of the cycle. Raises NotVisible. One query."""
    prediction = cycle.predictions.filter(public_id=public_id).first()
    if prediction is None:
        raise NotVisible(_("That prediction belongs to another cycle."))
    return prediction
