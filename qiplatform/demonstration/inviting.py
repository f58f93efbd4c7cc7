"""People whom the trust has invited and who have not answered yet."""

from datetime import datetime

from people import demonstration as known
from people.models import Organisation, Unit, User
from people.roles import UnitRole
from people.services.invitation_lists import ListedInvitee, invite_list
from qiplatform.demonstration.staffing import WARD_OF_THE_LEAD

_WAITING = ("Zara Clovermere", "Hassan Rowanglade", "Niamh Pebblewick")


def invite_some(*, organisation: Organisation, at: datetime) -> None:
    """Three colleagues for Heron Ward, each with a letter on the page of mail."""
    ward = Unit.objects.get(organisation=organisation, name=WARD_OF_THE_LEAD)
    invitees = [
        ListedInvitee(known.address_of(name), name, ward, UnitRole.STAFF) for name in _WAITING
    ]
    administrator = User.objects.get(email=known.ADMINISTRATOR.email)
    invite_list(invitees=invitees, by=administrator, at=at)
