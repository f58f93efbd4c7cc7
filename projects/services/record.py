"""Barriers and thanks as they were kept elsewhere, whole projects at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Invalid
from people.calendar import local_date
from people.models import User
from people.roles import ProjectRole
from projects.models import Barrier, BarrierState, BarrierStep, Project, ProjectMembership, Thanks
from projects.permissions import check_can_edit
from projects.policies import check_is_open
from projects.services.bulk import Stamp

Kind = BarrierStep.Kind


@dataclass(frozen=True)
class BarrierRecord:
    """A barrier with its answer by the sponsor, as far as there is one."""

    words: str
    raised: Stamp
    answered: Stamp | None = None
    is_declined: bool = False
    answer: str = ""

    @property
    def state(self) -> BarrierState:
        if self.answered is None:
            return BarrierState.OPEN
        return BarrierState.DECLINED if self.is_declined else BarrierState.RESOLVED


@dataclass(frozen=True)
class ThanksRecord:
    """A word of thanks to a team."""

    words: str
    given: Stamp


@recorded
def record_barriers(
    *, project: Project, records: Sequence[BarrierRecord], by: User, at: datetime
) -> None:
    """Store barriers with their stories. Members raise them, sponsors answer."""
    check_can_edit(by, project, on=local_date(project.organisation, at))
    check_is_open(project)
    team = _team_of(project)
    for record in records:
        _check(record, team)
    stored = Barrier.objects.bulk_create(_barrier(project, record) for record in records)
    sponsors = [user.name for user, roles in team.items() if ProjectRole.SPONSOR in roles]
    BarrierStep.objects.bulk_create(
        step
        for barrier, record in zip(stored, records, strict=True)
        for step in _steps(barrier, record, went_to=", ".join(sponsors))
    )


@recorded
def record_thanks(
    *, project: Project, records: Sequence[ThanksRecord], by: User, at: datetime
) -> None:
    """Store thanks to a team."""
    check_can_edit(by, project, on=local_date(project.organisation, at))
    Thanks.objects.bulk_create(
        Thanks(
            organisation=project.organisation,
            project=project,
            words=record.words[:300],
            given_by=record.given.by,
            given_at=record.given.at,
        )
        for record in records
    )


def _team_of(project: Project) -> dict[User, set[str]]:
    places = ProjectMembership.objects.filter(project=project).select_related("user")
    team: dict[User, set[str]] = {}
    for place in places.order_by("user__name", "pk"):
        team.setdefault(place.user, set()).add(place.role)
    return team


def _check(record: BarrierRecord, team: dict[User, set[str]]) -> None:
    """Refuse what the pages would not have let through."""
    if record.raised.by not in team:
        raise Invalid(_("Barriers are raised by people of the team."))
    if record.answered is None:
        return
    if ProjectRole.SPONSOR not in team.get(record.answered.by, ()):
        raise Invalid(_("A barrier is answered by a sponsor of the project."))
    if record.answered.at < record.raised.at or not record.answer:
        raise Invalid(_("An answer comes after its barrier, and says what changed or why."))


def _barrier(project: Project, record: BarrierRecord) -> Barrier:
    is_resolved = record.answered is not None and not record.is_declined
    return Barrier(
        organisation=project.organisation,
        project=project,
        words=record.words,
        raised_by=record.raised.by,
        raised_at=record.raised.at,
        state=record.state,
        resolved_at=record.answered.at if record.answered and is_resolved else None,
    )


def _steps(barrier: Barrier, record: BarrierRecord, *, went_to: str) -> list[BarrierStep]:
    steps = [_step(barrier, Kind.RAISED, record.raised, BarrierState.OPEN, went_to=went_to)]
    if record.answered is not None:
        kind = Kind.DECLINED if record.is_declined else Kind.RESOLVED
        steps.append(_step(barrier, kind, record.answered, record.state, words=record.answer))
    return steps


def _step(
    barrier: Barrier, kind: str, stamp: Stamp, state: str, *, words: str = "", went_to: str = ""
) -> BarrierStep:
    return BarrierStep(
        organisation=barrier.organisation,
        barrier=barrier,
        kind=kind,
        words=words,
        went_to=went_to[:300],
        made_by=stamp.by,
        made_at=stamp.at,
        state=state,
    )
