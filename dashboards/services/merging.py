"""Two places that become one: what is at the first moves to the second, and the first closes."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from audit.services import recorded
from charts.models import Measure
from common.errors import Invalid, NotNow
from common.templatetags.words import joined
from dashboards.models import BoardLink
from feeds.models import WarehouseCode, Webhook
from people.calendar import local_date
from people.models import ApiKey, Invitation, RoleAssignment, Unit, User
from people.permissions import check_can_manage_units
from projects.models import Project


@recorded
def merge_units(*, unit: Unit, into: Unit, by: User, at: datetime) -> None:
    """Move everything at `unit` to `into`, and close it. What happened there stays in its history.

    Roles that were over stay where they were held, and so do notes of visits. Measures that the
    platform counts by itself are counted at the other place from now on. Loads that name a code of
    the place find the other.
    """
    today = local_date(unit.organisation, at)
    check_can_merge(unit, into, by=by, at=at)
    Unit.objects.select_for_update(no_key=True).filter(pk__in=[unit.pk, into.pk]).count()
    Project.objects.filter(unit=unit).update(unit=into)
    Measure.objects.filter(unit=unit, fed_from="").update(unit=into)
    Measure.objects.filter(unit=unit, closed_on=None).update(closed_on=today)
    _move_roles(unit, into, at=at)
    ApiKey.objects.filter(unit=unit).update(unit=into)
    Webhook.objects.filter(unit=unit).update(unit=into)
    Invitation.objects.open(at).filter(unit=unit).update(unit=into)
    BoardLink.objects.filter(unit=unit).update(unit=into)
    Unit.objects.filter(parent=unit).update(parent=into)
    _move_codes(unit, into)
    unit.refresh_from_db()
    unit.closed_on = today
    unit.save(update_fields=["closed_on"])


def check_can_merge(unit: Unit, into: Unit, *, by: User, at: datetime) -> None:
    """Refuse what would leave something without its place, or two of a name beside each other."""
    today = local_date(unit.organisation, at)
    check_can_manage_units(by, unit, on=today)
    check_can_manage_units(by, into, on=today)
    said = {"unit": unit, "into": into}
    if unit.parent_id is None:
        raise NotNow(_("%(unit)s holds everything else and cannot be merged.") % said)
    if unit.closed_on is not None or into.closed_on is not None:
        raise NotNow(_("One of the two is closed. Reopen it first."))
    if unit.pk in into.path:
        raise Invalid(fields={"into": _("%(into)s lies inside %(unit)s. Choose another.") % said})
    _refuse_doubles(
        _("Both have a place called %(names)s. Rename one of the two first."),
        list(Unit.objects.filter(parent=unit).values_list("name", flat=True)),
        list(Unit.objects.filter(parent=into).values_list("name", flat=True)),
    )
    _refuse_doubles(
        _("Both have a measure with the warehouse code %(names)s. Change one of the two first."),
        list(_coded(unit).values_list("warehouse_code", flat=True)),
        list(_coded(into).values_list("warehouse_code", flat=True)),
    )


def _refuse_doubles(sentence: str, here: list[str], there: list[str]) -> None:
    known = {name.casefold() for name in there}
    twice = [name for name in here if name.casefold() in known]
    if twice:
        raise NotNow(sentence % {"names": joined([f"“{name}”" for name in twice])})


def _coded(unit: Unit) -> QuerySet[Measure]:
    return Measure.objects.filter(unit=unit, fed_from="").exclude(warehouse_code="")


def _move_roles(unit: Unit, into: Unit, *, at: datetime) -> None:
    """What somebody holds at both places they hold once."""
    today = local_date(unit.organisation, at)
    held = set(
        RoleAssignment.objects.filter(unit=into, ends_on=None).values_list("user_id", "role")
    )
    for role in RoleAssignment.objects.filter(unit=unit).exclude(ends_on__lt=today):
        if role.ends_on is None and (role.user_id, role.role) in held:
            role.ends_on = max(today, role.starts_on)
            role.save(update_fields=["ends_on"])
        else:
            role.unit = into
            role.save(update_fields=["unit"])


def _move_codes(unit: Unit, into: Unit) -> None:
    """The other place takes each code as its own where it has none, else as a second one."""
    WarehouseCode.objects.filter(unit=unit).update(unit=into)
    for name in ("warehouse_code", "national_code"):
        code = getattr(unit, name)
        Unit.objects.filter(pk=unit.pk).update(**{name: ""})
        if not code:
            continue
        if not getattr(into, name):
            Unit.objects.filter(pk=into.pk).update(**{name: code})
        else:
            WarehouseCode.objects.update_or_create(
                organisation=unit.organisation,
                measure_code="",
                unit_code=code,
                defaults={"unit": into},
            )
