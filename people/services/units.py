"""Units: the places where care, and so improvement, happens."""

from datetime import datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Invalid, NotNow
from people.calendar import local_date
from people.models import Organisation, Unit, User
from people.permissions import check_can_manage_organisation, check_can_manage_units


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
    unit = Unit(
        organisation=parent.organisation,
        parent=parent,
        name=name,
        kind=kind,
        national_code=national_code,
        warehouse_code=warehouse_code,
    )
    _check_place(unit)
    unit.save()
    return unit


@recorded
def edit_unit(
    *,
    unit: Unit,
    name: str,
    kind: str,
    by: User,
    at: datetime,
    parent: Unit | None = None,
    national_code: str = "",
    warehouse_code: str = "",
) -> None:
    """Rename a unit, correct what is known of it, or place it below another `parent`.

    The unit at the top carries the name of the organisation, and stays at the top.
    """
    today = local_date(unit.organisation, at)
    check_can_manage_units(by, unit, on=today)
    if unit.parent_id is None:
        check_can_manage_organisation(by, on=today)
        Organisation.objects.filter(pk=unit.organisation_id).update(name=name)
    else:
        unit.kind = kind
        if parent is not None and parent.pk != unit.parent_id:
            check_can_manage_units(by, parent, on=today)
            _check_not_inside(unit, parent)
            unit.parent = parent
    unit.name = name
    unit.national_code = national_code
    unit.warehouse_code = warehouse_code
    _check_place(unit)
    unit.save(update_fields=["name", "kind", "parent", "national_code", "warehouse_code"])
    unit.refresh_from_db()


@recorded
def close_unit(*, unit: Unit, by: User, at: datetime) -> None:
    """Take a unit out of every list of choices. What was done there stays."""
    today = local_date(unit.organisation, at)
    check_can_manage_units(by, unit, on=today)
    if unit.parent_id is None:
        raise NotNow(_("{unit} holds everything else and cannot be closed.").format(unit=unit))
    if Unit.objects.at_or_below(unit).open().exclude(pk=unit.pk).exists():
        raise NotNow(
            _("There are open places below {unit}. Close or move them first.").format(unit=unit)
        )
    unit.closed_on = today
    unit.save(update_fields=["closed_on"])


@recorded
def reopen_unit(*, unit: Unit, by: User, at: datetime) -> None:
    """Offer a closed unit again, as before."""
    check_can_manage_units(by, unit, on=local_date(unit.organisation, at))
    if unit.parent is not None and unit.parent.closed_on is not None:
        raise NotNow(_("{parent} is closed. Reopen it first.").format(parent=unit.parent))
    unit.closed_on = None
    unit.save(update_fields=["closed_on"])


def _check_place(unit: Unit) -> None:
    """Refuse a closed parent, a name taken below the same parent, and a code used elsewhere."""
    parent = unit.parent
    if parent is not None:
        # Two people adding the same unit at once: the second waits here, then reads the first.
        Unit.objects.select_for_update(no_key=True).get(pk=parent.pk)
        if parent.closed_on is not None:
            raise Invalid(
                fields={
                    "parent": _("{parent} is closed. Choose another place.").format(parent=parent)
                }
            )
    others = Unit.objects.filter(organisation=unit.organisation_id).exclude(pk=unit.pk)
    if others.filter(parent=parent, name__iexact=unit.name).exists():
        raise Invalid(
            fields={
                "name": _("There is already a “{name}” in {parent}.").format(
                    name=unit.name, parent=parent
                )
            }
        )
    if unit.warehouse_code:
        holder = others.filter(warehouse_code=unit.warehouse_code).first()
        if holder is not None:
            raise Invalid(
                fields={
                    "warehouse_code": _("{holder} has this code already.").format(holder=holder)
                }
            )


def _check_not_inside(unit: Unit, parent: Unit) -> None:
    if unit.pk in parent.path:
        raise Invalid(
            fields={
                "parent": _("{parent} lies inside {unit}. Choose another place.").format(
                    parent=parent, unit=unit
                )
            }
        )
