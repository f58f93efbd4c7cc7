"""Who may do what with the boards of units."""

from datetime import date

from common.access import allowed
from common.errors import Denied
from people.models import Unit, User
from people.permissions import holds_action
from people.roles import Action, ProjectRole
from projects.models import ProjectMembership


def check_can_manage_board(user: User, unit: Unit, *, on: date) -> None:
    """Whoever looks after the unit, or leads a project there. At most two queries."""
    if holds_action(user, Action.MANAGE_UNITS, unit, on=on):
        return
    leads = ProjectMembership.objects.filter(
        organisation=unit.organisation_id, user=user, role=ProjectRole.LEAD
    ).filter(project__unit=unit, project__closed_on=None)
    if not leads.current(on).exists():
        raise Denied(f"Ask an administrator, or the lead of a project in {unit}, to do this.")


can_manage_board = allowed(check_can_manage_board)
