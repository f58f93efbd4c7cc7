"""Who from another organisation may read a programme."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Invalid
from people.calendar import local_date
from people.models import User
from people.services.roles import check_days
from projects.models import Programme, ProgrammeGuest
from projects.permissions import check_can_lead_programme
from projects.policies import check_programme_is_open


@recorded
def let_in(
    *, programme: Programme, email: str, by: User, at: datetime, ends_on: date | None = None
) -> ProgrammeGuest:
    """Let somebody of another organisation read a programme, for good or until a day.

    Whoever is a guest already stays one until the new day.
    """
    today = local_date(programme.organisation, at)
    check_can_lead_programme(by, programme, on=today)
    check_programme_is_open(programme)
    check_days(today, ends_on, today=today)
    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if user is None:
        sentence = _("Nobody has an account here with this address. Guests need one of their own.")
        raise Invalid(fields={"email": sentence})
    if user.organisation_id == programme.organisation_id:
        said = _("%(name)s works here and can read every programme.") % {"name": user}
        raise Invalid(fields={"email": said})
    known = ProgrammeGuest.objects.filter(programme=programme, user=user).current(today).first()
    if known is not None:
        known.ends_on = ends_on
        known.save(update_fields=["ends_on"])
        return known
    return ProgrammeGuest.objects.create(
        organisation=programme.organisation,
        programme=programme,
        user=user,
        let_in_by=by,
        starts_on=today,
        ends_on=ends_on,
    )


@recorded
def let_go(*, guest: ProgrammeGuest, by: User, at: datetime) -> None:
    """Nothing of the programme is theirs to read from tomorrow on."""
    today = local_date(guest.organisation, at)
    check_can_lead_programme(by, guest.programme, on=today)
    guest.ends_on = today
    guest.save(update_fields=["ends_on"])
