"""From one cycle to the next: the plan is carried forward, what is expected is said anew."""

from datetime import date, datetime, timedelta

from audit.services import recorded
from pdsa.models import Cycle, CycleTask
from pdsa.permissions import check_can_test
from pdsa.policies import check_has_reached
from pdsa.ramps import next_scale
from pdsa.services.planning import Plan, check_is_followed_by_none, plan_cycle, plan_of
from pdsa.stages import CycleKind, CycleStage, Decision, Scale
from people.calendar import local_date
from people.models import User


@recorded
def start_next_cycle(*, cycle: Cycle, by: User, at: datetime, plan: Plan | None = None) -> Cycle:
    """Carry a plan forward into the next cycle, with its tasks. Predictions are made anew."""
    project = cycle.project
    today = local_date(project.organisation, at)
    check_can_test(by, project, on=today)
    check_has_reached(cycle, CycleStage.DONE)
    check_is_followed_by_none(cycle)
    following = plan_cycle(project=project, plan=plan or plan_after(cycle, on=today), by=by, at=at)
    CycleTask.objects.bulk_create(
        CycleTask(
            organisation=cycle.organisation,
            cycle=following,
            what=task.what,
            who=task.who,
            where=task.where,
        )
        for task in cycle.tasks.select_related("who").order_by("pk")
    )
    return following


def plan_after(cycle: Cycle, *, on: date) -> Plan:
    """The same plan for the next cycle, as widely as the decision suggests, as long as before."""
    decision = Decision(cycle.decision)
    before = plan_of(cycle)
    start = max(on, cycle.next_cycle_on or on)
    began, ended = (
        cycle.started_on or cycle.planned_start,
        cycle.ended_on or cycle.planned_end,
    )
    lasted = ended - began if began and ended else timedelta(days=7)
    is_adopted_everywhere = decision is Decision.ADOPT and cycle.scale == Scale.SERVICE
    return Plan(
        **vars(before)
        | {
            "kind": CycleKind.IMPLEMENT if is_adopted_everywhere else CycleKind(before.kind),
            "scale": next_scale(Scale(cycle.scale), decision),
            "previous": cycle,
            "lead": None,
            "planned_start": start,
            "planned_end": start + lasted,
        }
    )
