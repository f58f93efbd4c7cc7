"""An export of the whole trust, ready to be fetched for a week."""

from datetime import datetime

from archives.exporting import run_waiting_exports
from archives.services.exports import ask_for_export
from people.demonstration import ADMINISTRATOR
from people.models import Organisation, User


def take_along(*, organisation: Organisation, at: datetime) -> None:
    """By the administrator, once everything else is there."""
    administrator = User.objects.get(organisation=organisation, email=ADMINISTRATOR.email)
    ask_for_export(by=administrator, at=at)
    run_waiting_exports()
