"""Act: adopt, adapt or abandon, on the strength of what was learned."""

from datetime import date, datetime

from audit.services import recorded
from pdsa.models import Cycle
from pdsa.permissions import check_can_test
from pdsa.policies import check_has_reached
from pdsa.services import checks
from pdsa.stages import CycleStage
from people.calendar import local_date
from people.models import User
from projects.policies import check_is_open


@recorded
def decide(
    *,
    cycle: Cycle,
    seen_version: int,
    decision: str,
    by: User,
    at: datetime,
    next_steps: str = "",
    next_cycle_on: date | None = None,
) -> None:
    """Decide what becomes of a change, unless somebody else has since `seen_version`.

    Deciding otherwise later is possible; the stamp is then that of the new decision.
    """
    check_can_test(by, cycle.project, on=local_date(cycle.organisation, at))
    check_is_open(cycle.project)
    check_has_reached(cycle, CycleStage.ACT)
    checks.check_decision(decision)
    checks.check_texts({"next_steps": next_steps})
    checks.check_coming_day(next_cycle_on, "next_cycle_on")
    stamp = {} if decision == cycle.decision else {"decided_by": by, "decided_at": at}
    Cycle.objects.edit(
        cycle,
        seen_version=seen_version,
        decision=decision,
        next_steps=next_steps,
        next_cycle_on=next_cycle_on,
        stage=CycleStage.DONE,
        **stamp,
    )
