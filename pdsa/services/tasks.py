"""What has to be done for a test: by whom, when and where."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from charts.services.checks import check_text
from common.errors import Invalid
from pdsa.models import Cycle, CycleTask
from pdsa.permissions import check_can_test
from pdsa.services.checks import check_coming_day
from people.calendar import local_date
from people.models import User
from projects.policies import check_is_open

LONGEST_WHAT = 200
LONGEST_WHERE = 120


@recorded
def add_task(
    *,
    cycle: Cycle,
    what: str,
    by: User,
    at: datetime,
    who: User | None = None,
    due_on: date | None = None,
    where: str = "",
) -> CycleTask:
    """Something to do for a cycle."""
    _check(cycle, by=by, at=at)
    check_text(what, "what", otherwise=_("Say what has to be done."), longest=LONGEST_WHAT)
    check_coming_day(due_on, "due_on")
    if len(where) > LONGEST_WHERE:
        raise Invalid(
            fields={"where": _("Use at most {most} characters.").format(most=LONGEST_WHERE)}
        )
    if who is not None and who.organisation_id != cycle.organisation_id:
        raise Invalid(fields={"who": _("Choose a person of this organisation.")})
    return CycleTask.objects.create(
        organisation=cycle.organisation,
        cycle=cycle,
        what=what.strip(),
        who=who,
        due_on=due_on,
        where=where.strip(),
    )


@recorded
def finish_task(*, task: CycleTask, by: User, at: datetime) -> None:
    """It is done. That it was done already is fine."""
    _check(task.cycle, by=by, at=at)
    if task.done_at is None:
        _set_done(task, at)


@recorded
def reopen_task(*, task: CycleTask, by: User, at: datetime) -> None:
    """It is not done after all."""
    _check(task.cycle, by=by, at=at)
    _set_done(task, None)


@recorded
def remove_task(*, task: CycleTask, by: User, at: datetime) -> None:
    """Nobody needs to do this. The history keeps it."""
    _check(task.cycle, by=by, at=at)
    task.delete()


def _set_done(task: CycleTask, at: datetime | None) -> None:
    task.done_at = at
    task.save(update_fields=["done_at"])


def _check(cycle: Cycle, *, by: User, at: datetime) -> None:
    check_can_test(by, cycle.project, on=local_date(cycle.organisation, at))
    check_is_open(cycle.project)
