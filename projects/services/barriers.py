"""Barriers: raised in one line, then resolved, declined or taken up; undone within a day."""

from datetime import datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Denied, Invalid, NotNow
from people.calendar import local_date
from people.models import User
from projects.models import Barrier, BarrierState, BarrierStep, Project
from projects.permissions import (
    can_answer_barrier,
    check_can_answer_barrier,
    check_can_edit,
    check_can_raise_barrier,
)
from projects.policies import check_is_open, check_is_waiting
from projects.routing import Level, Office, lies_at, next_above
from projects.selectors.barriers import latest_step, lines_of
from projects.signals import barrier_moved

LONGEST_BARRIER = 200  # characters: one line
LONGEST_WORD = 500
Kind = BarrierStep.Kind


@recorded
def raise_barrier(*, project: Project, words: str, by: User, at: datetime) -> Barrier:
    """Say in one line what is in the way. It goes to the sponsor, and the clock starts."""
    check_can_raise_barrier(by, project, on=local_date(project.organisation, at))
    check_is_open(project)
    barrier = Barrier.objects.create(
        organisation=project.organisation,
        project=project,
        words=_one_line(words),
        raised_by=by,
        raised_at=at,
    )
    _step(barrier, Kind.RAISED, BarrierState.OPEN, "", by=by, at=at)
    return barrier


@recorded
def reword_barrier(*, barrier: Barrier, words: str, by: User, at: datetime) -> None:
    """Whoever raised it may say it better, until somebody has answered."""
    _lock(barrier)
    check_can_reword(barrier, by=by)
    barrier.words = _one_line(words)
    barrier.save(update_fields=["words"])


@recorded
def withdraw_barrier(*, barrier: Barrier, by: User, at: datetime, why: str = "") -> None:
    """Take a barrier back: raised by mistake, or gone by itself. It counts nowhere."""
    if barrier.raised_by_id != by.pk:
        check_can_edit(by, barrier.project, on=local_date(barrier.organisation, at))
    _lock(barrier)
    check_is_waiting(barrier)
    _step(barrier, Kind.WITHDRAWN, BarrierState.WITHDRAWN, _word(why, "why"), by=by, at=at)


@recorded
def resolve_barrier(*, barrier: Barrier, what_changed: str, by: User, at: datetime) -> None:
    """It is out of the way. What changed is told to the team."""
    _check_answer(barrier, by=by, at=at)
    words = _word(what_changed, "what_changed", otherwise=_("Say what changed, in one line."))
    _step(barrier, Kind.RESOLVED, BarrierState.RESOLVED, words, by=by, at=at)


@recorded
def decline_barrier(*, barrier: Barrier, why: str, by: User, at: datetime) -> None:
    """It stays as it is, for a reason that the team can read."""
    _check_answer(barrier, by=by, at=at)
    words = _word(why, "why", otherwise=_("Say why, so that the team can plan around it."))
    _step(barrier, Kind.DECLINED, BarrierState.DECLINED, words, by=by, at=at)


@recorded
def escalate_barrier(*, barrier: Barrier, why: str, by: User, at: datetime) -> None:
    """Take it to the next level that has somebody else in it. The clock goes on."""
    _check_answer(barrier, by=by, at=at)
    words = _word(why, "why", otherwise=_("Say what you need from the level above."))
    line = _line(barrier, at)
    above = next_above(line, lies_at(line, barrier.escalated_to))
    if above is None:
        raise NotNow(_("There is nobody above to take this to. Resolve it, or decline it."))
    barrier.escalated_to = above.depth
    _step(barrier, Kind.ESCALATED, BarrierState.ESCALATED, words, by=by, at=at)


@recorded
def reopen_barrier(*, barrier: Barrier, why: str, by: User, at: datetime) -> None:
    """It is in the way still, or again. The clock counts from when it was raised."""
    on = local_date(barrier.organisation, at)
    if not can_answer_barrier(by, barrier.project, on=on):
        check_can_raise_barrier(by, barrier.project, on=on)
    check_is_open(barrier.project)
    _lock(barrier)
    if barrier.is_waiting:
        raise NotNow(_("This barrier is open already."))
    words = _word(why, "why", otherwise=_("Say what is still in the way."))
    _step(barrier, Kind.REOPENED, _waiting_state(barrier), words, by=by, at=at)


@recorded
def undo_answer(*, barrier: Barrier, by: User, at: datetime) -> None:
    """Put a barrier back as it was before one's own step of the last 24 hours."""
    _lock(barrier)
    newest = _newest(barrier)
    if newest.kind == Kind.RAISED:
        raise NotNow(_("Nobody has answered this yet. Take the barrier back instead."))
    if newest.made_by_id != by.pk:
        raise Denied(
            _("{made_by} did this. Ask them to undo it, or open it again.").format(
                made_by=newest.made_by
            )
        )
    if at - newest.made_at > BarrierStep.UNDO_FOR:
        raise NotNow(_("This was more than 24 hours ago. Open the barrier again instead."))
    newest.undone_at = at
    newest.save(update_fields=["undone_at"])
    _follow(barrier, _newest(barrier))


def check_can_reword(barrier: Barrier, *, by: User) -> None:
    """One's own words, as long as nobody has acted on them. One query."""
    if barrier.raised_by_id != by.pk:
        raise Denied(
            _("Only {raised_by} can put this in other words.").format(raised_by=barrier.raised_by)
        )
    if _newest(barrier).kind != Kind.RAISED:
        raise NotNow(_("Somebody has answered this already, so its words stay as they are."))


def _check_answer(barrier: Barrier, *, by: User, at: datetime) -> None:
    check_can_answer_barrier(by, barrier.project, on=local_date(barrier.organisation, at))
    _lock(barrier)
    check_is_waiting(barrier)


def _lock(barrier: Barrier) -> None:
    """Of two who answer at once, the second sees what the first did."""
    barrier.refresh_from_db(
        fields=["words", "state", "escalated_to", "resolved_at"],
        from_queryset=Barrier.objects.select_for_update(no_key=True),
    )


def _newest(barrier: Barrier) -> BarrierStep:
    step = latest_step(barrier)
    if step is None:
        raise LookupError(_("Barrier {pk} has lost its first step.").format(pk=barrier.pk))
    return step


def _step(barrier: Barrier, kind: str, state: str, words: str, *, by: User, at: datetime) -> None:
    barrier.state = BarrierState(state)
    step = BarrierStep.objects.create(
        organisation=barrier.organisation,
        barrier=barrier,
        kind=kind,
        words=words,
        went_to=_named(_line(barrier, at), barrier) if barrier.is_waiting else "",
        made_by=by,
        made_at=at,
        state=state,
        escalated_to=barrier.escalated_to,
    )
    _follow(barrier, step)


def _follow(barrier: Barrier, step: BarrierStep) -> None:
    """A barrier stands as its newest step left it."""
    barrier.state, barrier.escalated_to = BarrierState(step.state), step.escalated_to
    barrier.resolved_at = step.made_at if step.state == BarrierState.RESOLVED else None
    barrier.save(update_fields=["state", "escalated_to", "resolved_at"])
    barrier_moved.send(sender=Barrier, barrier=barrier)


def _line(barrier: Barrier, at: datetime) -> list[Level]:
    on = local_date(barrier.organisation, at)
    return lines_of([barrier.project], on=on)[barrier.project_id]


def _named(line: list[Level], barrier: Barrier) -> str:
    level = lies_at(line, barrier.escalated_to)
    if level.office is Office.QI_TEAM:
        return _("the central QI team")
    return ", ".join(person.name for person in level.people)[:300]


def _waiting_state(barrier: Barrier) -> BarrierState:
    return BarrierState.OPEN if barrier.escalated_to is None else BarrierState.ESCALATED


def _one_line(words: str) -> str:
    line = " ".join(words.split())
    if not line:
        raise Invalid(fields={"words": _("Say in one line what is in the way.")})
    if len(line) > LONGEST_BARRIER:
        raise Invalid(
            fields={
                "words": _("Use at most {most} characters. This has {line}.").format(
                    most=LONGEST_BARRIER, line=len(line)
                )
            }
        )
    return line


def _word(said: str, field: str, *, otherwise: str = "") -> str:
    words = " ".join(said.split())
    if otherwise and not words:
        raise Invalid(fields={field: otherwise})
    if len(words) > LONGEST_WORD:
        raise Invalid(
            fields={
                field: _("Use at most {most} characters. This has {words}.").format(
                    most=LONGEST_WORD, words=len(words)
                )
            }
        )
    return words
