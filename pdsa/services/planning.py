"""Plan: what a test is, written beforehand, and carried forward from the test before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from charts.models import Measure
from common.errors import Invalid, NotNow
from pdsa.models import Cycle
from pdsa.permissions import check_can_test
from pdsa.policies import check_has_not_started
from pdsa.ramps import would_loop
from pdsa.services import checks
from pdsa.services.marks import draw_marks_of
from pdsa.services.predictions import Expectation, make_prediction
from pdsa.stages import CycleKind, CycleStage, Scale
from people.calendar import local_date
from people.models import User
from projects.models import DiagramNode, Project
from projects.policies import check_is_open


@dataclass(frozen=True)
class Plan:
    """What is tested and how: everything that is written before the test."""

    title: str
    objective: str = ""
    questions: str = ""
    kind: CycleKind = CycleKind.TEST
    scale: Scale = Scale.ONE_PERSON
    idea: DiagramNode | None = None
    measures: Sequence[Measure] = ()
    lead: User | None = None
    previous: Cycle | None = None
    planned_start: date | None = None
    planned_end: date | None = None
    data_plan: str = ""
    could_go_wrong: str = ""


EDITABLE = frozenset(field.name for field in fields(Plan))
# What was planned stands once the test has begun. What a cycle is called and tied to may change.
STANDS = frozenset({"objective", "questions", "data_plan", "could_go_wrong"})


@recorded
def plan_cycle(
    *,
    project: Project,
    plan: Plan,
    by: User,
    at: datetime,
    expected: Sequence[Expectation] = (),
    is_finished: bool = False,
) -> Cycle:
    """A new cycle, with what is expected of it. A finished plan is stamped: the test can start."""
    today = local_date(project.organisation, at)
    check_can_test(by, project, on=today)
    check_is_open(project)
    check_plan(plan, project, by=by, on=today)
    if is_finished:
        _check_says_what(plan.objective)
    values = _columns(vars(plan)) | {"lead": plan.lead or by}
    if is_finished:
        values |= _stamp(by, at)
    cycle = Cycle.objects.create(organisation=project.organisation, project=project, **values)
    cycle.measures.set(plan.measures)
    for expectation in expected:
        make_prediction(cycle=cycle, expected=expectation, by=by, at=at)
    return cycle


@recorded
def write_plan(
    *,
    cycle: Cycle,
    seen_version: int,
    changes: Mapping[str, object],
    by: User,
    at: datetime,
    expected: Sequence[Expectation] = (),
    is_finished: bool = False,
) -> None:
    """Change a plan, unless somebody else has since `seen_version`; its charts follow.

    What is expected beyond the earlier predictions is added to them.
    """
    if unknown := changes.keys() - EDITABLE:
        raise TypeError(f"Not editable: {', '.join(sorted(unknown))}")
    project = cycle.project
    today = local_date(project.organisation, at)
    check_can_test(by, project, on=today)
    check_is_open(project)
    if any(getattr(cycle, name) != changes[name] for name in STANDS & changes.keys()):
        check_has_not_started(cycle)
    plan = Plan(**{**vars(plan_of(cycle)), **changes})
    check_plan(plan, project, by=by, on=today, cycle=cycle)
    columns = _columns(changes)
    if is_finished or cycle.planned_at is not None:
        _check_says_what(plan.objective)
    if is_finished and cycle.planned_at is None:
        columns |= _stamp(by, at)
    Cycle.objects.edit(cycle, seen_version=seen_version, **columns)
    if "measures" in changes:
        cycle.measures.set(plan.measures)
    for expectation in expected:
        make_prediction(cycle=cycle, expected=expectation, by=by, at=at)
    draw_marks_of(cycle, by=by, at=at)


@recorded
def drop_plan(*, cycle: Cycle, by: User, at: datetime) -> None:
    """Take back a plan that was never tested. The history keeps it."""
    check_can_test(by, cycle.project, on=local_date(cycle.organisation, at))
    check_is_open(cycle.project)
    check_has_not_started(cycle)
    check_is_followed_by_none(cycle)
    cycle.delete()


def plan_of(cycle: Cycle) -> Plan:
    """The plan as it is stored."""
    values = {field.name: getattr(cycle, field.name) for field in fields(Plan)}
    return Plan(**values | {"measures": tuple(cycle.measures.order_by("name", "pk"))})


def check_plan(
    plan: Plan, project: Project, *, by: User, on: date, cycle: Cycle | None = None
) -> None:
    """Refuse a plan that cannot be: for a new cycle, or as a change of `cycle`."""
    checks.check_title(plan.title)
    checks.check_texts(vars(plan))
    checks.check_planned_days(plan.planned_start, plan.planned_end)
    checks.check_idea(plan.idea, project)
    checks.check_measures(plan.measures, project)
    if plan.lead and (cycle is None or plan.lead.pk != cycle.lead_id):
        checks.check_lead(plan.lead, project, by=by, on=on)
    if plan.previous and (cycle is None or plan.previous.pk != cycle.previous_id):
        _check_previous(plan.previous, project, cycle)


def _check_previous(previous: Cycle, project: Project, cycle: Cycle | None) -> None:
    """A cycle grows from one of the same project, that no other grew from, and never from itself.

    The project is locked, so that two people cannot close a loop between them.
    """
    Project.objects.select_for_update(no_key=True).get(pk=project.pk)
    if previous.project_id != project.pk:
        raise Invalid(fields={"previous": _("Choose a cycle of this project.")})
    own = Cycle.objects.filter(organisation=project.organisation_id, project=project)
    links = dict(own.values_list("pk", "previous_id"))
    if cycle is not None and would_loop(cycle.pk, previous.pk, links):
        raise Invalid(
            fields={
                "previous": _(
                    "“{previous}” itself grew from this cycle. Choose an earlier one."
                ).format(previous=previous)
            }
        )
    check_is_followed_by_none(previous, besides=cycle)


def check_is_followed_by_none(cycle: Cycle, *, besides: Cycle | None = None) -> None:
    """Lock a cycle, and refuse when another one goes on from it already."""
    Cycle.objects.select_for_update(no_key=True).get(pk=cycle.pk)
    following = cycle.following.first()
    if following is not None and following != besides:
        raise NotNow(
            _("“{following}” goes on from this cycle already. Open that one.").format(
                following=following
            ),
            code="already_continued",
        )


def _check_says_what(objective: str) -> None:
    if not objective.strip():
        raise Invalid(
            fields={"objective": _("Say in a sentence what you will try, and with whom.")}
        )


def _stamp(by: User, at: datetime) -> dict[str, object]:
    return {"planned_by": by, "planned_at": at, "stage": CycleStage.DO}


def _columns(values: Mapping[str, object]) -> dict[str, object]:
    """What is stored in the row itself. Nobody leads only until somebody does."""
    return {
        name: " ".join(value.split()) if name == "title" and isinstance(value, str) else value
        for name, value in values.items()
        if name != "measures" and not (name == "lead" and value is None)
    }
