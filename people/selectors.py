"""Reads about people, roles and units."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from common.errors import NotVisible
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


def unit_for(user: User, public_id: UUID) -> Unit:
    """The unit by that address. Raises NotVisible for another organisation's."""
    unit = Unit.objects.filter(organisation=user.organisation_id, public_id=public_id).first()
    if unit is None:
        raise NotVisible("We could not find that place.")
    return unit


def unit_tree(organisation: Organisation | int) -> list[Unit]:
    """The open units, each below its parent, siblings by name. One query."""
    units = list(units_of(organisation))
    names = {unit.pk: unit.name for unit in units}
    units.sort(key=lambda unit: [names[step] for step in unit.path])
    return [unit for unit in units if unit.closed_on is None]


def ancestors_of(unit: Unit) -> list[Unit]:
    """The units above this one, the whole organisation first. One query."""
    above = Unit.objects.filter(organisation=unit.organisation_id, pk__in=unit.path[:-1])
    return sorted(above, key=lambda ancestor: len(ancestor.path))


def top_unit(organisation: Organisation | int) -> Unit:
    return Unit.objects.get(organisation=organisation, parent=None)


def colleagues_of(user: User) -> QuerySet[User]:
    return User.objects.filter(organisation=user.organisation_id, is_active=True).order_by(
        "name", "pk"
    )
