"""Whole lists of people and roles at once, with the checks that each of them would meet alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from audit.services import Actor, recorded
from common.errors import Invalid
from people.calendar import local_date
from people.models import CoachCapacity, Organisation, RoleAssignment, Unit, User
from people.permissions import check_can_assign_roles, check_can_look_after_coaches
from people.roles import UnitRole
from people.services.capacity import check_capacity


@dataclass(frozen=True)
class NewPerson:
    """Somebody who gets an account."""

    name: str
    email: str
    job_title: str = ""


@dataclass(frozen=True)
class NewRole:
    """A role that somebody gets on a unit."""

    user: User
    unit: Unit
    role: UnitRole


@recorded
def create_people(
    *, organisation: Organisation, people: Sequence[NewPerson], by: Actor
) -> list[User]:
    """Accounts without a password: their owners sign in once they have chosen one."""
    users = [
        User(
            organisation=organisation,
            name=person.name,
            email=person.email.strip().lower(),
            job_title=person.job_title,
        )
        for person in people
    ]
    addresses = [user.email for user in users]
    twice = {address for address in addresses if addresses.count(address) > 1}
    known = User.objects.filter(email__in=addresses).values_list("email", flat=True)
    if taken := sorted({*twice, *known}):
        raise Invalid(
            fields={
                "email": _("There is an account with this address: {address}.").format(
                    address=taken[0]
                )
            }
        )
    for user in users:
        user.set_unusable_password()
    return User.objects.bulk_create(users)


@recorded
def assign_roles(*, roles: Sequence[NewRole], by: User, at: datetime) -> None:
    """Give roles from today. A role that somebody holds already stays as it is."""
    for unit in {new.unit.pk: new.unit for new in roles}.values():
        check_can_assign_roles(by, unit, on=local_date(unit.organisation, at))
    if any(new.user.organisation_id != new.unit.organisation_id for new in roles):
        raise Invalid(fields={"user": _("Choose a person of this organisation.")})
    held = set(
        RoleAssignment.objects.filter(
            user__in=[new.user for new in roles], ends_on=None
        ).values_list("user_id", "unit_id", "role")
    )
    RoleAssignment.objects.bulk_create(
        RoleAssignment(
            organisation=new.unit.organisation,
            user=new.user,
            unit=new.unit,
            role=new.role,
            starts_on=local_date(new.unit.organisation, at),
        )
        for new in dict.fromkeys(roles)
        if (new.user.pk, new.unit.pk, new.role.value) not in held
    )


@recorded
def set_capacities(*, hours: Mapping[User, int], by: User, at: datetime) -> None:
    """The hours a month of coaches for whom none are agreed yet."""
    check_can_look_after_coaches(by, on=local_date(by.organisation, at))
    for coach, hours_a_month in hours.items():
        check_capacity(coach, hours_a_month, by=by)
    CoachCapacity.objects.bulk_create(
        CoachCapacity(
            organisation_id=coach.organisation_id, user=coach, hours_a_month=hours_a_month
        )
        for coach, hours_a_month in hours.items()
    )
