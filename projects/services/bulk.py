"""A team, a charter or a score's history at once, with the checks that each part meets alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Invalid
from people.calendar import local_date
from people.models import User
from people.roles import ProjectRole
from projects.aims import AimParts, sentence
from projects.models import Aim, Charter, CoachingNote, ProgressScore, Project, ProjectMembership
from projects.permissions import (
    check_can_claim,
    check_can_coach,
    check_can_edit,
    check_can_manage_team,
)
from projects.policies import check_is_open
from projects.services.charters import EDITABLE
from projects.services.coaching import checked
from projects.services.scores import check_claim


@recorded
def add_members(
    *,
    project: Project,
    members: Sequence[tuple[User, ProjectRole]],
    by: User,
    at: datetime,
    starts_on: date | None = None,
) -> None:
    """Give people their places in the team. Those who have theirs already keep it."""
    today = local_date(project.organisation, at)
    check_can_manage_team(by, project, on=today)
    if any(user.organisation_id != project.organisation_id for user, _ in members):
        raise Invalid(fields={"user": _("Choose a person of this organisation.")})
    held = set(
        ProjectMembership.objects.filter(project=project, ends_on=None).values_list(
            "user_id", "role"
        )
    )
    ProjectMembership.objects.bulk_create(
        ProjectMembership(
            organisation=project.organisation,
            project=project,
            user=user,
            role=role,
            starts_on=starts_on or today,
        )
        for user, role in dict.fromkeys(members)
        if (user.pk, role.value) not in held
    )


@dataclass(frozen=True)
class Stamp:
    """Who did something, and when."""

    by: User
    at: datetime


@dataclass(frozen=True)
class CharterRecord:
    """A charter as it was agreed elsewhere, from its first words to the sponsor's answer."""

    parts: Mapping[str, object]
    aim: AimParts | None = None
    written: Stamp | None = None
    submitted: Stamp | None = None
    decided: Stamp | None = None
    is_returned: bool = False
    note: str = ""

    @property
    def state(self) -> Charter.State:
        if self.submitted is None:
            return Charter.State.DRAFT
        if self.decided is None:
            return Charter.State.SUBMITTED
        return Charter.State.RETURNED if self.is_returned else Charter.State.APPROVED


@dataclass(frozen=True)
class NewNote:
    """Time that a coach gave to a team, as it was written down elsewhere."""

    coach: User
    happened_on: date
    minutes: int
    words: str = ""


@recorded
def log_all_coaching(*, project: Project, notes: Sequence[NewNote], by: User, at: datetime) -> None:
    """Bring in what coaches wrote down elsewhere; each of them coaches the project."""
    today = local_date(project.organisation, at)
    check_can_edit(by, project, on=today)
    for coach in {note.coach for note in notes}:
        check_can_coach(coach, project, on=today)
    CoachingNote.objects.bulk_create(
        CoachingNote(
            organisation=project.organisation,
            project=project,
            coach=note.coach,
            written_at=at,
            **checked(
                minutes=note.minutes, happened_on=note.happened_on, words=note.words, today=today
            ),
        )
        for note in notes
    )


@recorded
def write_up_charter(*, project: Project, record: CharterRecord, by: User, at: datetime) -> Charter:
    """Store a whole charter with the first version of its aim. Stamps are those of the record."""
    check_can_edit(by, project, on=local_date(project.organisation, at))
    check_is_open(project)
    _check_charter(record)
    if record.aim is not None:
        _write_up_aim(project, record.aim, record.written or Stamp(by, at))
    return Charter.objects.create(
        organisation=project.organisation,
        project=project,
        state=record.state,
        decision_note=record.note,
        **_stamped("submitted", record.submitted),
        **_stamped("decided", record.decided),
        **record.parts,
    )


def _stamped(done: str, stamp: Stamp | None) -> dict[str, object]:
    return {f"{done}_by": stamp.by, f"{done}_at": stamp.at} if stamp else {}


def _check_charter(record: CharterRecord) -> None:
    """Refuse what the pages of a charter would not have let through."""
    if unknown := record.parts.keys() - EDITABLE:
        raise TypeError(f"Not parts of a charter: {', '.join(sorted(unknown))}")
    if record.decided is None:
        return
    if record.submitted is None:
        raise Invalid(_("A charter is sent to the sponsor before it is decided."))
    if record.decided.by == record.submitted.by:
        raise Invalid(_("Nobody decides a charter that they sent themselves."))
    if record.is_returned and not record.note:
        raise Invalid(_("A charter that is returned says what is missing."))


def _write_up_aim(project: Project, aim: AimParts, written: Stamp) -> None:
    Aim.objects.create(
        organisation=project.organisation,
        project=project,
        number=1,
        written_by=written.by,
        written_at=written.at,
        **vars(aim),
    )
    Project.objects.edit(project, seen_version=project.version, aim=sentence(aim))


@dataclass(frozen=True)
class ClaimRecord:
    """A score as it was claimed elsewhere, and whether a coach agreed."""

    score: Decimal
    suggested: Decimal
    claimed: Stamp
    why: str = ""
    countersigned: Stamp | None = None


@recorded
def write_up_claims(
    *, project: Project, claims: Sequence[ClaimRecord], by: User, at: datetime
) -> None:
    """Store the history of a project's score, oldest first. A closed project's ended before it."""
    check_can_claim(by, project, on=local_date(project.organisation, at))
    for claim in claims:
        check_claim(claim.score, claim.suggested, claim.why)
        if claim.countersigned and claim.countersigned.by == claim.claimed.by:
            raise Invalid(_("Nobody countersigns a score that they claimed themselves."))
        day = local_date(project.organisation, claim.claimed.at)
        if project.closed_on and day > project.closed_on:
            raise Invalid(_("A score is claimed before its project is closed."))
    ProgressScore.objects.bulk_create(
        ProgressScore(
            organisation=project.organisation,
            project=project,
            score=claim.score,
            suggested=claim.suggested,
            why=claim.why,
            **_stamped("claimed", claim.claimed),
            **_stamped("countersigned", claim.countersigned),
        )
        for claim in claims
    )
