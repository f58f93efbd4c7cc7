"""Inviting everybody on a list at once, with the checks that each would meet alone."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Invalid
from people import emails, tasks
from people.calendar import local_date
from people.models import Invitation, Unit, User
from people.permissions import check_can_assign_roles, check_can_invite
from people.roles import UnitRole
from people.services.invitations import OPEN_FOR, digest


@dataclass(frozen=True)
class ListedInvitee:
    """Somebody on a list, with where they belong and as what."""

    email: str
    name: str
    unit: Unit
    role: UnitRole


@recorded
def invite_list(*, invitees: Sequence[ListedInvitee], by: User, at: datetime) -> list[Invitation]:
    """Invite all of them, or nobody when one cannot be invited. Few queries, however many."""
    _check_list(invitees, by=by, at=at)
    organisation = by.organisation
    known = Invitation.objects.filter(
        organisation=organisation, email__in=[invitee.email for invitee in invitees]
    )
    known.unanswered().update(withdrawn_at=at)
    codes = [secrets.token_urlsafe(24) for _ in invitees]
    invitations = Invitation.objects.bulk_create(
        Invitation(
            organisation=organisation,
            email=invitee.email,
            name=invitee.name,
            unit=invitee.unit,
            role=invitee.role,
            code_digest=digest(code),
            invited_by=by,
            expires_at=at + OPEN_FOR,
        )
        for invitee, code in zip(invitees, codes, strict=True)
    )
    messages = [
        emails.invitation_message(invitation, code=code)
        for invitation, code in zip(invitations, codes, strict=True)
    ]
    for message in messages:
        transaction.on_commit(partial(tasks.send_mail, message))
    return invitations


def _check_list(invitees: Sequence[ListedInvitee], *, by: User, at: datetime) -> None:
    today = local_date(by.organisation, at)
    for unit in {invitee.unit.pk: invitee.unit for invitee in invitees}.values():
        check_can_invite(by, unit, on=today)
        if unit.closed_on is not None:
            raise Invalid(_("{unit} is closed. Choose another place.").format(unit=unit))
    roles = {i.unit.pk: i.unit for i in invitees if i.role is not UnitRole.STAFF}
    for unit in roles.values():
        check_can_assign_roles(by, unit, on=today)
    addresses = [invitee.email for invitee in invitees]
    if len(set(addresses)) < len(addresses):
        raise Invalid(_("An address is on the list twice."))
    if known := User.objects.filter(email__in=addresses).values_list("email", flat=True):
        raise Invalid(
            _("These have an account by now: {addresses}.").format(addresses=", ".join(known))
        )
