"""What the rules of an organisation ask of a person who signs in."""

from datetime import date, timedelta

from people.calendar import local_date
from people.models import Organisation, User


def is_staff_address(organisation: Organisation, email: str) -> bool:
    """Whether an e-mail address is one that the organisation gives to its staff."""
    return email.rpartition("@")[2].lower() in organisation.staff_domains


def language_of(user: User) -> str:
    """The language in which a person is spoken and written to, as Django names it."""
    return user.language or user.organisation.language


def second_step_due(user: User) -> date | None:
    """The last day on which this person may go without a second step; nothing if they have one.

    The days of grace count from the rule, or from the day on which the account was made.
    """
    organisation = user.organisation
    if organisation.second_step_from is None or getattr(user, "has_second_step", False):
        return None
    joined = local_date(organisation, user.created_at)
    grace = timedelta(days=organisation.second_step_grace_days)
    return max(organisation.second_step_from, joined) + grace
