"""Do: the test itself, from the day it began to what was seen."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from audit.services import recorded
from pdsa.models import Cycle
from pdsa.permissions import check_can_test
from pdsa.policies import check_has_reached, check_has_started, has_reached
from pdsa.services import checks
from pdsa.services.marks import draw_marks_of
from pdsa.stages import CycleStage
from people.calendar import local_date
from people.models import User
from projects.policies import check_is_open

EDITABLE = frozenset(
    {
        "started_on",
        "ended_on",
        "as_planned",
        "why_not_as_planned",
        "observations",
        "unexpected",
        "feedback",
    }
)


@recorded
def start_test(*, cycle: Cycle, started_on: date, by: User, at: datetime) -> None:
    """Say on which day the test began. From now on its charts carry its mark."""
    today = local_date(cycle.organisation, at)
    _check(cycle, by=by, on=today)
    check_has_reached(cycle, CycleStage.DO)
    checks.check_tested_days(started_on, cycle.ended_on, today=today)
    Cycle.objects.edit(cycle, seen_version=cycle.version, started_on=started_on)
    draw_marks_of(cycle, by=by, at=at)


@recorded
def note_do(
    *,
    cycle: Cycle,
    seen_version: int,
    changes: Mapping[str, object],
    by: User,
    at: datetime,
    is_finished: bool = False,
) -> None:
    """Write down what happened, unless somebody else has since `seen_version`."""
    if unknown := changes.keys() - EDITABLE:
        raise TypeError(f"Not editable: {', '.join(sorted(unknown))}")
    today = local_date(cycle.organisation, at)
    _check(cycle, by=by, on=today)
    check_has_reached(cycle, CycleStage.DO)
    said: dict[str, Any] = {name: changes.get(name, getattr(cycle, name)) for name in EDITABLE}
    if said["started_on"] is None:
        check_has_started(cycle)
    checks.check_texts(changes)
    checks.check_tested_days(said["started_on"], said["ended_on"], today=today)
    if is_finished or has_reached(cycle, CycleStage.STUDY):
        checks.check_done(
            said["observations"],
            as_planned=said["as_planned"],
            why_not=said["why_not_as_planned"],
            ended_on=said["ended_on"],
        )
    columns = dict(changes)
    if is_finished and not has_reached(cycle, CycleStage.STUDY):
        columns |= {"done_by": by, "done_at": at, "stage": CycleStage.STUDY}
    Cycle.objects.edit(cycle, seen_version=seen_version, **columns)
    draw_marks_of(cycle, by=by, at=at)


def _check(cycle: Cycle, *, by: User, on: date) -> None:
    check_can_test(by, cycle.project, on=on)
    check_is_open(cycle.project)
