"""How an organisation wants its people to sign in."""

from datetime import datetime

from audit.services import recorded
from people.calendar import local_date
from people.models import Organisation, User
from people.permissions import check_can_look_after_sign_in


@recorded
def set_sign_in_rules(
    *,
    organisation: Organisation,
    staff_domains: list[str],
    needs_second_step: bool,
    grace_days: int,
    idle_minutes: int | None,
    by: User,
    at: datetime,
) -> None:
    """Ask everybody for a second step or leave it to them, and sign out who does nothing.

    `grace_days` count from the day on which the rule came.
    """
    today = local_date(organisation, at)
    check_can_look_after_sign_in(by, on=today)
    if not needs_second_step:
        organisation.second_step_from = None
    elif organisation.second_step_from is None:
        organisation.second_step_from = today
    organisation.staff_domains = staff_domains
    organisation.second_step_grace_days = grace_days
    organisation.idle_minutes = idle_minutes
    organisation.save(
        update_fields=[
            "staff_domains",
            "second_step_from",
            "second_step_grace_days",
            "idle_minutes",
        ]
    )
