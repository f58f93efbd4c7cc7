"""Roles on units: given from a day, ended on a day, never rewritten."""

from datetime import datetime

from audit.services import recorded
from common.errors import Invalid, NotNow
from people.calendar import local_date
from people.models import RoleAssignment, Unit, User
from people.permissions import check_can_assign_roles
from people.roles import UnitRole


@recorded
def assign_role(
    *, user: User, unit: Unit, role: UnitRole, by: User, at: datetime
) -> RoleAssignment:
    """Give a person a role on a unit and all below it, from today."""
    today = local_date(unit.organisation, at)
    check_can_assign_roles(by, unit, on=today)
    if user.organisation_id != unit.organisation_id:
        raise Invalid(fields={"user": "Choose a person of this organisation."})
    assignment, _ = RoleAssignment.objects.get_or_create(
        organisation=unit.organisation,
        user=user,
        unit=unit,
        role=role,
        ends_on=None,
        defaults={"starts_on": today},
    )
    return assignment


@recorded
def end_role(*, assignment: RoleAssignment, by: User, at: datetime) -> None:
    """End a role with today; it still counts until midnight."""
    today = local_date(assignment.organisation, at)
    check_can_assign_roles(by, assignment.unit, on=today)
    if assignment.role == UnitRole.ADMINISTRATOR and assignment.unit.parent_id is None:
        _check_another_administrator(assignment)
    assignment.ends_on = max(today, assignment.starts_on)
    assignment.save(update_fields=["ends_on"])


def _check_another_administrator(assignment: RoleAssignment) -> None:
    """Refuse to leave an organisation without anybody who can give roles."""
    # Two administrators ending each other's role at once: the second waits here, then counts.
    Unit.objects.select_for_update(no_key=True).get(pk=assignment.unit_id)
    others = RoleAssignment.objects.filter(
        unit=assignment.unit_id, role=UnitRole.ADMINISTRATOR, ends_on=None, user__is_active=True
    ).exclude(pk=assignment.pk)
    if not others.exists():
        raise NotNow("An organisation needs an administrator. Make somebody else one first.")
