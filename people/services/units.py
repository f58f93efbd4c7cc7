"""Units: the places where care, and so improvement, happens."""

from datetime import datetime

from audit.services import recorded
from common.errors import Invalid
from people.calendar import local_date
from people.models import Unit, User
from people.permissions import check_can_manage_units


@recorded
def create_unit(
    *,
    parent: Unit,
    name: str,
    kind: str,
    by: User,
    at: datetime,
    national_code: str = "",
    warehouse_code: str = "",
) -> Unit:
    """A new unit below `parent`."""
    check_can_manage_units(by, parent, on=local_date(parent.organisation, at))
    siblings = Unit.objects.filter(organisation=parent.organisation_id, parent=parent)
    if siblings.filter(name__iexact=name).exists():
        raise Invalid(fields={"name": f"There is already a “{name}” in {parent}."})
    return Unit.objects.create(
        organisation=parent.organisation,
        parent=parent,
        name=name,
        kind=kind,
        national_code=national_code,
        warehouse_code=warehouse_code,
    )


@recorded
def move_unit(*, unit: Unit, parent: Unit, by: User, at: datetime) -> None:
    """Put a unit, with everything below it, beneath another one."""
    today = local_date(unit.organisation, at)
    check_can_manage_units(by, unit, on=today)
    check_can_manage_units(by, parent, on=today)
    if unit.pk in parent.path:
        raise Invalid(fields={"parent": f"{parent} lies inside {unit}. Choose another place."})
    unit.parent = parent
    unit.save(update_fields=["parent"])
    unit.refresh_from_db()
