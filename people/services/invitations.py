"""Inviting a colleague, a service user or a carer, and accepting."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import SystemProcess, recorded
from common.errors import Invalid, NotNow
from common.language import lazily
from people import emails, tasks
from people.calendar import local_date
from people.models import Invitation, RoleAssignment, Unit, User
from people.permissions import (
    check_can_assign_roles,
    check_can_invite,
    check_can_manage_invitation,
)
from people.policies import is_staff_address
from people.roles import PARTNERS, UnitRole
from people.services.accounts import create_person
from people.signals import invitation_accepted

OPEN_FOR = timedelta(days=14)
USED_UP = lazily("This invitation is used up or too old. Ask for a new one.")


@dataclass(frozen=True)
class Invitee:
    """Somebody to invite, as far as the inviter knows them."""

    email: str
    name: str = ""


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
    if unit.closed_on is not None:
        raise Invalid(
            fields={"unit": _("{unit} is closed. Choose another unit.").format(unit=unit)}
        )
    email = email.strip().lower()
    if User.objects.filter(email=email).exists():
        raise Invalid(fields={"email": _("This person has an account already.")})
    known = Invitation.objects.filter(organisation=unit.organisation_id, email=email)
    known.unanswered().update(withdrawn_at=at)
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
    _send_on_commit(invitation, code)
    return invitation


@recorded
def invite_several(
    *, invitees: Sequence[Invitee], unit: Unit, role: UnitRole, by: User, at: datetime
) -> list[Invitation]:
    """Invite everybody on a list, or nobody when one of them cannot be invited."""
    emails = [invitee.email.strip().lower() for invitee in invitees]
    known = User.objects.filter(email__in=emails).order_by("email").values_list("email", flat=True)
    if known:
        raise Invalid(
            fields={
                "invitees": _("These have an account already: {addresses}.").format(
                    addresses=", ".join(known)
                )
            }
        )
    return [
        invite(email=invitee.email, name=invitee.name, unit=unit, role=role, by=by, at=at)
        for invitee in invitees
    ]


@recorded
def resend(*, invitation: Invitation, by: User, at: datetime) -> None:
    """Send an invitation once more, also one that is too old; the link sent before is dead."""
    check_can_manage_invitation(by, invitation, on=local_date(invitation.organisation, at))
    code = secrets.token_urlsafe(24)
    if User.objects.filter(email=invitation.email).exists():
        raise NotNow(_("{email} has an account by now.").format(email=invitation.email))
    changes = {"code_digest": digest(code), "expires_at": at + OPEN_FOR}
    if not Invitation.objects.unanswered().filter(pk=invitation.pk).update(**changes):
        raise NotNow(USED_UP)
    _send_on_commit(invitation, code)


@recorded
def withdraw(*, invitation: Invitation, by: User, at: datetime) -> None:
    """Take an open invitation back: its link stops working."""
    check_can_manage_invitation(by, invitation, on=local_date(invitation.organisation, at))
    _change_open(invitation, at, withdrawn_at=at)


def open_invitation(code: str, *, at: datetime) -> Invitation:
    """The open invitation with that code. Looking at it does not use it up.

    Raises NotNow with what became of it, for whoever has its link.
    """
    found = (
        Invitation.objects.select_related("organisation", "unit", "invited_by")
        .filter(code_digest=digest(code))
        .first()
    )
    if found is None or found.accepted_at is not None:
        raise NotNow(USED_UP)
    if found.withdrawn_at is not None:
        raise NotNow(
            _("{invited_by} took it back. Ask them for a new one.").format(
                invited_by=found.invited_by
            )
        )
    if found.expires_at <= at:
        raise NotNow(
            _("It worked for two weeks. Ask {invited_by} to send it again.").format(
                invited_by=found.invited_by
            )
        )
    return found


@recorded
def accept(
    *, invitation: Invitation, name: str, password: str, by: SystemProcess, at: datetime
) -> User:
    """Make the account that an invitation is for, with its role.

    Staff choose a password; for everybody else it may stay empty.
    """
    if not password and is_staff_address(invitation.organisation, invitation.email):
        raise Invalid(fields={"password": _("Choose a password.")})
    _change_open(invitation, at, accepted_at=at)
    person = create_person(
        organisation=invitation.organisation,
        name=name,
        email=invitation.email,
        password=password,
        by=by,
    )
    if invitation.project_role not in PARTNERS:
        RoleAssignment.objects.create(
            organisation=invitation.organisation,
            user=person,
            unit=invitation.unit,
            role=invitation.role,
            starts_on=local_date(invitation.organisation, at),
        )
    invitation_accepted.send(sender=Invitation, person=person, invitation=invitation, at=at)
    return person


def digest(code: str) -> str:
    """What is stored of a code: a long random text needs no salt."""
    return sha256(code.encode()).hexdigest()


def _change_open(invitation: Invitation, at: datetime, **changes: object) -> None:
    """Change an invitation that is still open; of two at once, the second is refused."""
    if not Invitation.objects.open(at).filter(pk=invitation.pk).update(**changes):
        raise NotNow(USED_UP)


def _send_on_commit(invitation: Invitation, code: str) -> None:
    message = emails.invitation_message(invitation, code=code)
    transaction.on_commit(lambda: tasks.send_mail(message))
