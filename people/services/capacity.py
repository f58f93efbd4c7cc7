"""What a coach can give, and when a project counts as quiet: agreed with the central team."""

from datetime import datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Invalid
from people.calendar import local_date
from people.models import CoachCapacity, Organisation, User
from people.permissions import check_can_look_after_coaches

MOST_HOURS = 200  # a month
LONGEST_QUIET = 365  # days


@recorded
def set_capacity(*, coach: User, hours_a_month: int, by: User, at: datetime) -> None:
    """How many hours a month this person can coach; 0 for somebody who coaches no more."""
    check_can_look_after_coaches(by, on=local_date(by.organisation, at))
    check_capacity(coach, hours_a_month, by=by)
    CoachCapacity.objects.update_or_create(
        user=coach,
        defaults={"organisation_id": coach.organisation_id, "hours_a_month": hours_a_month},
    )


@recorded
def set_quiet_days(
    *, organisation: Organisation, quiet_after: int, silent_after: int, by: User, at: datetime
) -> None:
    """After how many days without activity a project has gone quiet, and is silent."""
    check_can_look_after_coaches(by, on=local_date(organisation, at))
    if not 1 <= quiet_after <= LONGEST_QUIET:
        raise Invalid(
            fields={"quiet_after": _("Enter days from 1 to {most}.").format(most=LONGEST_QUIET)}
        )
    if not quiet_after < silent_after <= LONGEST_QUIET:
        raise Invalid(
            fields={
                "silent_after": _("Enter more days than above, and {most} at most.").format(
                    most=LONGEST_QUIET
                )
            }
        )
    organisation.quiet_after_days = quiet_after
    organisation.silent_after_days = silent_after
    organisation.save(update_fields=["quiet_after_days", "silent_after_days"])


def check_capacity(coach: User, hours_a_month: int, *, by: User) -> None:
    """Refuse hours that no month has, and people of elsewhere."""
    if coach.organisation_id != by.organisation_id:
        raise Invalid(fields={"coach": _("Choose a person of this organisation.")})
    if not 0 <= hours_a_month <= MOST_HOURS:
        raise Invalid(
            fields={"hours_a_month": _("Enter hours from 0 to {most}.").format(most=MOST_HOURS)}
        )
