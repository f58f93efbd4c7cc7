"""Saying what a code of the warehouse stands for."""

from datetime import datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from charts.models import Measure
from common.errors import Invalid
from feeds.models import WarehouseCode
from feeds.permissions import check_can_load
from people.calendar import local_date
from people.models import Unit, User


@recorded
def explain_unit_code(*, code: str, unit: Unit, by: User, at: datetime) -> WarehouseCode:
    """Every row with this unit's code is of this unit, from the next load on."""
    _check(by, at, unit.organisation_id)
    return _explain(by, measure_code="", unit_code=_code(code), unit=unit)


@recorded
def explain_measure_code(*, code: str, measure_name: str, by: User, at: datetime) -> WarehouseCode:
    """Every row with this measure's code is of the measure of that name, at the row's unit."""
    _check(by, at, by.organisation_id)
    measures = Measure.objects.filter(organisation=by.organisation, name__iexact=measure_name)
    if not measures.exists():
        raise Invalid(fields={"measure_name": _("Choose a name that a measure has.")})
    return _explain(by, measure_code=_code(code), unit_code="", measure_name=measure_name)


@recorded
def explain_pair(
    *, measure_code: str, unit_code: str, measure: Measure, by: User, at: datetime
) -> WarehouseCode:
    """Rows with both codes are of this one measure."""
    _check(by, at, measure.organisation_id)
    return _explain(
        by, measure_code=_code(measure_code), unit_code=_code(unit_code), measure=measure
    )


@recorded
def forget_code(*, code: WarehouseCode, by: User, at: datetime) -> None:
    """The code stands for nothing any more. What was loaded by it stays."""
    _check(by, at, code.organisation_id)
    code.delete()


def _check(by: User, at: datetime, organisation_id: int) -> None:
    check_can_load(by, on=local_date(by.organisation, at))
    if organisation_id != by.organisation_id:
        raise Invalid(fields={"code": _("This belongs to another organisation.")})


def _code(code: str) -> str:
    code = code.strip()
    if not code or len(code) > 100:
        raise Invalid(fields={"code": _("Give the code as it stands in the file.")})
    return code


def _explain(by: User, *, measure_code: str, unit_code: str, **means: object) -> WarehouseCode:
    nothing = {"unit": None, "measure_name": "", "measure": None}
    explained, _made = WarehouseCode.objects.update_or_create(
        organisation=by.organisation,
        measure_code=measure_code,
        unit_code=unit_code,
        defaults=nothing | means,
    )
    return explained
