"""Who may act on the organisation, its units and its people."""

from datetime import date

from django.db.models import QuerySet

from common.access import allowed
from common.errors import Denied
from people.models import RoleAssignment, Unit, User
from people.roles import UNIT_ROLES, Action


def roles_carrying(action: Action) -> list[str]:
    return [role.value for role, meaning in UNIT_ROLES.items() if action in meaning.actions]


def units_where(user: User, action: Action, *, on: date) -> QuerySet[Unit]:
    """Open and closed units on which this person may do that, through a role there or above."""
    held_on = (
        RoleAssignment.objects.filter(
            organisation=user.organisation_id, user=user, role__in=roles_carrying(action)
        )
        .current(on)
        .values_list("unit_id", flat=True)
    )
    return Unit.objects.filter(organisation=user.organisation_id, path__overlap=list(held_on))


def holds_action(user: User, action: Action, unit: Unit, *, on: date) -> bool:
    """Whether a role on this unit, or above it, carries the action. One query."""
    return units_where(user, action, on=on).filter(pk=unit.pk).exists()


def check_can_manage_units(user: User, unit: Unit, *, on: date) -> None:
    if not holds_action(user, Action.MANAGE_UNITS, unit, on=on):
        raise Denied(f"Ask an administrator to change the units of {unit}.")


def check_can_invite(user: User, unit: Unit, *, on: date) -> None:
    if not holds_action(user, Action.INVITE_PEOPLE, unit, on=on):
        raise Denied(f"Ask an administrator or a project lead to invite people to {unit}.")


def check_can_assign_roles(user: User, unit: Unit, *, on: date) -> None:
    if not holds_action(user, Action.ASSIGN_ROLES, unit, on=on):
        raise Denied(f"Ask an administrator to give roles on {unit}.")


can_manage_units = allowed(check_can_manage_units)
can_invite = allowed(check_can_invite)
can_assign_roles = allowed(check_can_assign_roles)
