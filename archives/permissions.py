"""Who may take out everything that an organisation has."""

from datetime import date

from django.utils.translation import gettext as _

from common.access import allowed
from common.errors import Denied
from people.models import User
from people.permissions import units_where
from people.roles import Action


def check_can_export(user: User, *, on: date) -> None:
    """It holds every project, private ones as well: for the whole organisation alone."""
    if not units_where(user, Action.EXPORT_ORGANISATION, on=on).filter(parent=None).exists():
        raise Denied(_("Ask an administrator of the whole organisation to do this."))


can_export = allowed(check_can_export)
