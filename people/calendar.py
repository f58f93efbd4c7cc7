"""What day it is where the organisation is."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from people.models import Organisation, User


def local_date(organisation: Organisation, at: datetime) -> date:
    """The date on the organisation's wall at that moment."""
    return at.astimezone(ZoneInfo(organisation.time_zone)).date()


def moments_of(organisation: Organisation, first: date, last: date) -> tuple[datetime, datetime]:
    """From the midnight at which `first` begins to the one at which `last` is over."""
    zone = ZoneInfo(organisation.time_zone)
    return (
        datetime.combine(first, time.min, zone),
        datetime.combine(last + timedelta(days=1), time.min, zone),
    )


def today_of(user: User) -> date:
    """The date where this person's organisation is, now."""
    return local_date(user.organisation, timezone.now())


def days_between(organisation: Organisation, start: datetime, end: datetime) -> int:
    """Whole days from one moment to another by the calendar on the wall; the same day is none."""
    return (local_date(organisation, end) - local_date(organisation, start)).days
