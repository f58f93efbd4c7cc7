"""Roles on units: given from a day, ended on a day, never rewritten."""

from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Invalid, NotNow
from common.templatetags.words import day
from people.calendar import local_date
from people.models import RoleAssignment, Unit, User
from people.permissions import check_can_assign_roles
from people.roles import UnitRole


@recorded
def assign_role(
    *,
    user: User,
    unit: Unit,
    role: UnitRole,
    by: User,
    at: datetime,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> RoleAssignment:
    """Give a person a role on a unit and all below it, from today or for the days given.

    Holding it without an end already is fine; for a time, it may not be held twice on a day.
    """
    today = local_date(unit.organisation, at)
    check_can_assign_roles(by, unit, on=today)
    if user.organisation_id != unit.organisation_id:
        raise Invalid(fields={"user": _("Choose a person of this organisation.")})
    first = starts_on or today
    check_days(first, ends_on, today=today)
    # Two administrators giving the same role at once: the second waits here, then reads.
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    held = RoleAssignment.objects.filter(
        organisation=unit.organisation_id, user=user, unit=unit, role=role
    )
    found = held.filter(ends_on=None, starts_on__lte=first).first()
    if found is not None:
        return found
    _check_held_once(held, first, ends_on)
    return RoleAssignment.objects.create(
        organisation=unit.organisation,
        user=user,
        unit=unit,
        role=role,
        starts_on=first,
        ends_on=ends_on,
    )


@recorded
def end_role(*, assignment: RoleAssignment, by: User, at: datetime) -> None:
    """End a role with today; it still counts until midnight. One that lies ahead never begins."""
    today = local_date(assignment.organisation, at)
    check_can_assign_roles(by, assignment.unit, on=today)
    if assignment.starts_on > today:
        assignment.delete()
        return
    if assignment.role == UnitRole.ADMINISTRATOR and assignment.unit.parent_id is None:
        _check_another_administrator(assignment)
    assignment.ends_on = today
    assignment.save(update_fields=["ends_on"])


def check_days(starts_on: date, ends_on: date | None, *, today: date) -> None:
    """Refuse an end before the beginning, or one that is over already. Raises Invalid."""
    if ends_on is not None and ends_on < starts_on:
        raise Invalid(fields={"ends_on": _("This is before it begins. Choose a later day.")})
    if ends_on is not None and ends_on < today:
        raise Invalid(fields={"ends_on": _("This day is over. Choose today or a later one.")})


def _check_held_once(held: QuerySet[RoleAssignment], starts_on: date, ends_on: date | None) -> None:
    on_those_days = held.exclude(ends_on__lt=starts_on)
    if ends_on is not None:
        on_those_days = on_those_days.filter(starts_on__lte=ends_on)
    found = on_those_days.first()
    if found is not None:
        days = {"first": day(found.starts_on), "last": day(found.ends_on)}
        sentence = _("They hold this role there from %(first)s until %(last)s already.") % days
        if found.ends_on is None:
            sentence = _("They hold this role there from %(first)s already.") % days
        raise Invalid(fields={"starts_on": sentence})


def _check_another_administrator(assignment: RoleAssignment) -> None:
    """Refuse to leave an organisation without anybody who can give roles."""
    # Two administrators ending each other's role at once: the second waits here, then counts.
    Unit.objects.select_for_update(no_key=True).get(pk=assignment.unit_id)
    others = RoleAssignment.objects.filter(
        unit=assignment.unit_id, role=UnitRole.ADMINISTRATOR, ends_on=None, user__is_active=True
    ).exclude(pk=assignment.pk)
    if not others.exists():
        raise NotNow(_("An organisation needs an administrator. Make somebody else one first."))
