"""Who may load data and look after the codes of the warehouse."""

from datetime import date

from common.access import allowed
from common.errors import Denied
from people.models import User
from people.permissions import units_where
from people.roles import Action


def check_can_load(user: User, *, on: date) -> None:
    """A file may hold numbers of any unit, so the role must reach the whole organisation."""
    if not units_where(user, Action.LOAD_DATA, on=on).filter(parent=None).exists():
        raise Denied("Ask a data analyst of the whole organisation to do this.")


can_load = allowed(check_can_load)
