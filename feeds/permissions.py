"""Who may load data and look after the codes of the warehouse."""

from datetime import date

from django.utils.translation import gettext as _

from common.access import allowed
from common.errors import Denied
from people.models import ApiKey, User
from people.permissions import units_where
from people.roles import Action


def check_can_load(user: User, *, on: date) -> None:
    """A file may hold numbers of any unit, so the role must reach the whole organisation."""
    if not units_where(user, Action.LOAD_DATA, on=on).filter(parent=None).exists():
        raise Denied(_("Ask a data analyst of the whole organisation to do this."))


def check_can_extract(key: ApiKey | None) -> None:
    """A feed is everything that the organisation has, private projects as well."""
    if key is None:
        raise Denied(_("Feeds are read by machines. Ask an administrator to make a key for yours."))
    if key.unit.parent_id is not None:
        raise Denied(_("Feeds are of the whole organisation. Ask for a key that reaches it all."))


can_load = allowed(check_can_load)
