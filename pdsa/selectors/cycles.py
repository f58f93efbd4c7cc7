"""One cycle, and all of a project, starting from what the person may see."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import F, QuerySet

from audit.selectors import changes_of
from charts.models import Measure
from common.errors import NotVisible
from pdsa.models import Cycle, CycleTask, Prediction
from pdsa.ramps import ramps_from
from people.models import User
from projects.layers import Layer
from projects.models import DiagramNode, Project

_PEOPLE = ("lead", "planned_by", "done_by", "studied_by", "decided_by")
_ABOUT_PROJECT = ("organisation", "project__unit", "project__organisation")


def cycle_for(user: User, public_id: UUID, *, on: date) -> Cycle:
    """The cycle by that address, with its project and people. One query. Raises NotVisible."""
    cycle = (
        Cycle.objects.visible_to(user, on=on)
        .select_related(*_ABOUT_PROJECT, *_PEOPLE, "idea__diagram", "previous")
        .filter(public_id=public_id)
        .first()
    )
    if cycle is None:
        raise NotVisible("We could not find that test.")
    return cycle


def prediction_for(user: User, public_id: UUID, *, on: date) -> Prediction:
    """A prediction of a cycle this person may read. Raises NotVisible."""
    prediction = (
        Prediction.objects.filter(cycle__in=Cycle.objects.visible_to(user, on=on))
        .select_related(*(f"cycle__{name}" for name in _ABOUT_PROJECT))
        .filter(public_id=public_id)
        .first()
    )
    if prediction is None:
        raise NotVisible("We could not find that prediction. It may have been taken back.")
    return prediction


def task_for(user: User, public_id: UUID, *, on: date) -> CycleTask:
    """Something to do for a cycle this person may read. Raises NotVisible."""
    task = (
        CycleTask.objects.filter(cycle__in=Cycle.objects.visible_to(user, on=on))
        .select_related(*(f"cycle__{name}" for name in _ABOUT_PROJECT))
        .filter(public_id=public_id)
        .first()
    )
    if task is None:
        raise NotVisible("We could not find that task. It may have been removed.")
    return task


def cycles_of(project: Project) -> QuerySet[Cycle]:
    """The cycles of a project in the order in which they were planned, with what lists show."""
    return (
        Cycle.objects.filter(organisation=project.organisation_id, project=project)
        .select_related("lead", "idea")
        .order_by("pk")
    )


def ramps_of(cycles: Sequence[Cycle]) -> list[list[Cycle]]:
    """These cycles as ramps: each grown from the one before it."""
    by_key = {cycle.pk: cycle for cycle in cycles}
    ramps = ramps_from({cycle.pk: cycle.previous_id for cycle in cycles})
    return [[by_key[key] for key in ramp] for ramp in ramps]


def ramp_with(cycle: Cycle, cycles: Sequence[Cycle]) -> list[Cycle]:
    """The ramp of these cycles in which this one stands; itself alone when there is none."""
    return next((ramp for ramp in ramps_of(cycles) if cycle in ramp), [cycle])


def ideas_of(project: Project) -> QuerySet[DiagramNode]:
    """The change ideas that stand on a project's driver diagram. One query."""
    return (
        DiagramNode.objects.filter(
            organisation=project.organisation_id, diagram__project=project, layer=Layer.IDEA
        )
        .select_related("diagram")
        .standing()
    )


def measures_with(cycle: Cycle) -> QuerySet[Measure]:
    """The measures of a cycle with their stored analyses. One query."""
    return (
        cycle.measures.select_related("state")
        .defer("state__result", "state__chart_wide", "state__chart_narrow")
        .order_by("name", "pk")
    )


def tasks_of(cycle: Cycle) -> list[CycleTask]:
    """What has to be done for a cycle, earliest first, what is done last. One query."""
    tasks = cycle.tasks.select_related("who").order_by(
        F("done_at").desc(nulls_first=True), F("due_on").asc(nulls_last=True), "pk"
    )
    return list(tasks)


def latest_editor_of(cycle: Cycle) -> str:
    """The name of whoever saved the cycle last. One query."""
    newest = changes_of(Cycle, id=cycle.pk, most=1)
    return newest[0].by if newest else ""


def predictions_in(project: Project) -> QuerySet[Prediction]:
    """Everything a team has predicted, newest first, with its cycle and measure. One query."""
    return (
        Prediction.objects.filter(organisation=project.organisation_id, cycle__project=project)
        .select_related("cycle", "measure")
        .order_by("-made_at", "-pk")
    )
