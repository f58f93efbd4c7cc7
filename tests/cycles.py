"""Cycles for tests, planned and written up through the services."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from charts.models import Measure
from pdsa.models import Cycle
from pdsa.services import deciding, planning, studying, testing
from pdsa.services.planning import Plan
from pdsa.services.predictions import Expectation
from pdsa.services.studying import Judgement
from pdsa.stages import CycleStage, Decision, Outcome
from people.calendar import local_date
from people.models import User
from projects.layers import Layer
from projects.models import DiagramNode, Project
from projects.services import diagrams

ORDER = list(CycleStage)


def a_cycle(
    project: Project,
    by: User,
    until: CycleStage = CycleStage.PLAN,
    *,
    measures: tuple[Measure, ...] = (),
    expected: tuple[Expectation, ...] = (),
    began: date | None = None,
    ended: date | None = None,
    decision: Decision = Decision.ADAPT,
    at: datetime | None = None,
    **plan: object,
) -> Cycle:
    """A cycle that has come as far as `until`; its test took the last week."""
    at = at or timezone.now()
    today = local_date(project.organisation, at)
    began = began or today - timedelta(days=7)
    fields = {
        "title": "Huddle on one early shift",
        "objective": "Ask two staff to hold a huddle at 9.",
        "planned_start": began,
        "planned_end": began + timedelta(days=5),
        "measures": measures,
    }
    cycle = planning.plan_cycle(
        project=project, plan=Plan(**fields | plan), expected=expected, by=by, at=at
    )
    return brought_to(until, cycle, by, began=began, ended=ended, decision=decision, at=at)


def brought_to(
    until: CycleStage,
    cycle: Cycle,
    by: User,
    *,
    began: date,
    ended: date | None = None,
    decision: Decision = Decision.ADAPT,
    at: datetime | None = None,
) -> Cycle:
    """The same cycle, written up as far as `until`."""
    at = at or timezone.now()
    author = {"cycle": cycle, "by": by, "at": at}
    reached = ORDER.index(until)
    if reached >= 1:
        planning.write_plan(seen_version=cycle.version, changes={}, is_finished=True, **author)
    if reached >= 2:
        testing.start_test(started_on=began, **author)
        said = {"ended_on": ended or began, "as_planned": True, "observations": "Six came."}
        testing.note_do(seen_version=cycle.version, changes=said, is_finished=True, **author)
    if reached >= 3:
        studying.study(
            seen_version=cycle.version,
            changes={"learned": "Nine is too early for the night staff."},
            judgements=tuple(
                Judgement(prediction, Outcome.CONFIRMED) for prediction in cycle.predictions.all()
            ),
            is_finished=True,
            **author,
        )
    if reached >= 4:
        deciding.decide(seen_version=cycle.version, decision=decision, **author)
    return cycle


def an_idea(project: Project, by: User, text: str = "Safety huddle") -> DiagramNode:
    """A change idea on the project's driver diagram."""
    at = timezone.now()
    diagram = diagrams.open_diagram(project=project, by=by, at=at)
    return diagrams.add_node(diagram=diagram, layer=Layer.IDEA, text=text, by=by, at=at)
