"""Inviting a colleague, a service user or a carer, and accepting."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from audit.services import SystemProcess, recorded
from common.errors import Invalid, NotNow
from people import tasks
from people.calendar import local_date
from people.models import Invitation, RoleAssignment, Unit, User
from people.permissions import check_can_assign_roles, check_can_invite
from people.roles import UnitRole
from people.services.accounts import create_person

OPEN_FOR = timedelta(days=14)


@dataclass(frozen=True)
class ProjectPlace:
    """A place in a project's team that goes with an invitation."""

    project: UUID
    role: str


@recorded
def invite(
    *,
    email: str,
    unit: Unit,
    by: User,
    at: datetime,
    name: str = "",
    role: UnitRole = UnitRole.STAFF,
    place: ProjectPlace | None = None,
    may_invite: Callable[[], None] | None = None,
) -> Invitation:
    """Send an invitation. An earlier open one to the same address stops working.

    `may_invite` replaces the check of the unit where another rule allows it: a project's lead
    invites to the project.
    """
    today = local_date(unit.organisation, at)
    if may_invite is None:
        check_can_invite(by, unit, on=today)
    else:
        may_invite()
    if role is not UnitRole.STAFF:
        check_can_assign_roles(by, unit, on=today)
    if User.objects.filter(email__iexact=email).exists():
        raise Invalid(fields={"email": "This person has an account already."})
    Invitation.objects.filter(organisation=unit.organisation_id, email__iexact=email).open(
        at
    ).update(expires_at=at)
    code = secrets.token_urlsafe(24)
    invitation = Invitation.objects.create(
        organisation=unit.organisation,
        email=email,
        name=name,
        unit=unit,
        role=role,
        project_public_id=place.project if place else None,
        project_role=place.role if place else "",
        code_digest=digest(code),
        invited_by=by,
        expires_at=at + OPEN_FOR,
    )
    transaction.on_commit(lambda: tasks.send_invitation(invitation_id=invitation.pk, code=code))
    return invitation


def open_invitation(code: str, *, at: datetime) -> Invitation:
    """The open invitation with that code. Looking at it does not use it up."""
    found = (
        Invitation.objects.open(at)
        .select_related("organisation", "unit", "invited_by")
        .filter(code_digest=digest(code))
        .first()
    )
    if found is None:
        raise NotNow("This invitation is used up or too old. Ask for a new one.")
    return found


@recorded
def accept(
    *, invitation: Invitation, name: str, password: str, by: SystemProcess, at: datetime
) -> User:
    """Make the account that an invitation is for, with its role."""
    claimed = Invitation.objects.open(at).filter(pk=invitation.pk).update(accepted_at=at)
    if not claimed:
        raise NotNow("This invitation is used up or too old. Ask for a new one.")
    person = create_person(
        organisation=invitation.organisation,
        name=name,
        email=invitation.email,
        password=password,
        by=by,
    )
    RoleAssignment.objects.create(
        organisation=invitation.organisation,
        user=person,
        unit=invitation.unit,
        role=invitation.role,
        starts_on=local_date(invitation.organisation, at),
    )
    return person


def digest(code: str) -> str:
    """What is stored of a code: a long random text needs no salt."""
    return sha256(code.encode()).hexdigest()
