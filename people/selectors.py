"""Reads about people, roles and units."""

from datetime import date

from django.db.models import QuerySet

from people.models import Organisation, RoleAssignment, Unit, User
from people.roles import UnitRole


def installation_is_empty() -> bool:
    """Whether nobody has created the organisation yet. One query."""
    return not Organisation.objects.exists()


def roles_of(user: User, *, on: date) -> set[UnitRole]:
    """The roles this person holds anywhere in the organisation. One query."""
    held = (
        RoleAssignment.objects.filter(organisation=user.organisation_id, user=user)
        .current(on)
        .values_list("role", flat=True)
    )
    return {UnitRole(role) for role in held}


def units_of(organisation: Organisation | int) -> QuerySet[Unit]:
    return Unit.objects.filter(organisation=organisation).order_by("name", "pk")


def top_unit(organisation: Organisation | int) -> Unit:
    return Unit.objects.get(organisation=organisation, parent=None)


def colleagues_of(user: User) -> QuerySet[User]:
    return User.objects.filter(organisation=user.organisation_id, is_active=True).order_by(
        "name", "pk"
    )
