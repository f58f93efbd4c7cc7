"""The coaching log: time given to teams, written down in a moment."""

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Denied, Invalid
from people.calendar import local_date
from people.models import User
from projects.models import CoachingNote, Project
from projects.models.coaching import MOST_MINUTES
from projects.permissions import check_can_coach

LONGEST_WORDS = 500  # characters


@recorded
def log_coaching(
    *,
    project: Project,
    minutes: int,
    by: User,
    at: datetime,
    happened_on: date | None = None,
    words: str = "",
    key: UUID | None = None,
) -> CoachingNote:
    """Write down time given to a team. The same `key` twice is the same note."""
    today = local_date(project.organisation, at)
    check_can_coach(by, project, on=today)
    kept = checked(minutes=minutes, happened_on=happened_on or today, words=words, today=today)
    if key is not None:
        sent = CoachingNote.objects.filter(
            organisation=project.organisation_id, public_id=key, coach=by
        ).first()
        if sent is not None:
            return sent
    return CoachingNote.objects.create(
        organisation=project.organisation,
        project=project,
        coach=by,
        written_at=at,
        **kept,
        **({"public_id": key} if key else {}),
    )


@recorded
def change_coaching(
    *, note: CoachingNote, minutes: int, happened_on: date, words: str, by: User, at: datetime
) -> None:
    """Correct one's own note."""
    _check_own(note, by)
    today = local_date(note.project.organisation, at)
    kept = checked(minutes=minutes, happened_on=happened_on, words=words, today=today)
    for name, value in kept.items():
        setattr(note, name, value)
    note.save(update_fields=list(kept))


@recorded
def take_back_coaching(*, note: CoachingNote, by: User, at: datetime) -> None:
    """Take one's own note out of the log."""
    _check_own(note, by)
    note.delete()


def _check_own(note: CoachingNote, by: User) -> None:
    if note.coach_id != by.pk:
        raise Denied(
            _("This is {coach}'s note. Ask {coach} to change it.").format(coach=note.coach)
        )


def checked(*, minutes: int, happened_on: date, words: str, today: date) -> dict[str, object]:
    """The same as columns. Raises Invalid, naming the field."""
    if not 1 <= minutes <= MOST_MINUTES:
        raise Invalid(
            fields={"minutes": _("Enter minutes from 1 to {most}.").format(most=MOST_MINUTES)}
        )
    if happened_on > today:
        raise Invalid(fields={"happened_on": _("Enter a day that has come: today or earlier.")})
    if happened_on.year < today.year - 2:
        raise Invalid(fields={"happened_on": _("That is long ago. Check the year.")})
    if len(words.strip()) > LONGEST_WORDS:
        raise Invalid(
            fields={"words": _("Use at most {most} characters.").format(most=LONGEST_WORDS)}
        )
    return {"minutes": minutes, "happened_on": happened_on, "words": words.strip()}
