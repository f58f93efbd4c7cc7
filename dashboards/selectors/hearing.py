"""What people have chosen to hear from us, and what holds for those who have not chosen."""

from datetime import date
from uuid import UUID

from audit.selectors import Change, changes_of
from common.errors import NotVisible
from dashboards.models import DigestRhythm, Hearing
from people.models import User
from projects.models import Project
from projects.stages import CLOSED

MOST_CHANGES = 10


def hearing_of(user: User) -> Hearing:
    """What this person has chosen; without a row, one that is not stored. One query."""
    hearing = Hearing.objects.filter(user=user).first() or Hearing(
        organisation_id=user.organisation_id
    )
    hearing.user = user
    return hearing


def rhythm_of(hearing: Hearing, *, on: date) -> DigestRhythm:
    """How often this person is written to: as chosen, else weekly for people in a team.

    One query where nothing was chosen.
    """
    if hearing.digest:
        return DigestRhythm(hearing.digest)
    going_on = Project.objects.led_or_joined_by(hearing.user, on=on).exclude(stage__in=CLOSED)
    return DigestRhythm.WEEKLY if going_on.exists() else DigestRhythm.OFF


def person_written_to(public_id: UUID | None) -> User:
    """Whose digest it is. Raises NotVisible where there is nobody. One query."""
    people = User.objects.select_related("organisation")
    person = people.filter(public_id=public_id).first() if public_id else None
    if person is None:
        raise NotVisible(
            "This link is not whole. Open it from the e-mail again, or sign in and switch the "
            "digest off in your profile."
        )
    return person


def changes_of_hearing(user: User) -> list[Change]:
    """What was chosen when, newest first. One query."""
    return changes_of(Hearing, user_id=user.pk, most=MOST_CHANGES)
