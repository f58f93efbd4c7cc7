"""What day it is where the organisation is."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from people.models import Organisation, User


def local_date(organisation: Organisation, at: datetime) -> date:
    """The date on the organisation's wall at that moment."""
    return at.astimezone(ZoneInfo(organisation.time_zone)).date()


def today_of(user: User) -> date:
    """The date where this person's organisation is, now."""
    return local_date(user.organisation, timezone.now())


def days_between(organisation: Organisation, start: datetime, end: datetime) -> int:
    """Whole days from one moment to another by the calendar on the wall; the same day is none."""
    return (local_date(organisation, end) - local_date(organisation, start)).days
