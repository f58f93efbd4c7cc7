"""What somebody said of themselves about taking part: erased by them, whole kinds at once."""

from datetime import datetime

from audit.services import recorded
from people.calendar import local_date
from people.models import User
from projects.models import Interest, ProjectMembership, PulseAnswer


@recorded
def erase_pulses(*, by: User) -> None:
    """All of one's own answers; charts are counted again without them."""
    PulseAnswer.objects.filter(user=by).delete()


@recorded
def erase_interests(*, by: User) -> None:
    """All that one was interested in, or was asked. Places in teams stay."""
    Interest.objects.filter(user=by).delete()


@recorded
def forget_person(*, person: User, by: User, at: datetime) -> None:
    """An account is being erased: its places in teams end, and what it said of itself goes."""
    today = local_date(person.organisation, at)
    PulseAnswer.objects.filter(user=person).delete()
    Interest.objects.filter(user=person).delete()
    ProjectMembership.objects.filter(user=person).current(today).filter(ends_on=None).update(
        ends_on=today
    )
