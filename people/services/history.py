"""How long an organisation keeps its history."""

from datetime import datetime

from audit.services import recorded
from people.calendar import local_date
from people.models import Organisation, User
from people.permissions import check_can_manage_organisation


@recorded
def keep_history_for(
    *,
    organisation: Organisation,
    history_years: int | None,
    security_log_years: int | None,
    by: User,
    at: datetime,
) -> None:
    """Set after how many years it is removed; None keeps it for good."""
    check_can_manage_organisation(by, on=local_date(organisation, at))
    organisation.history_years = history_years
    organisation.security_log_years = security_log_years
    organisation.save(update_fields=["history_years", "security_log_years"])
