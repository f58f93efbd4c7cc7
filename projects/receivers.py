"""What projects do when something happens among people."""

from datetime import datetime
from typing import Any

import structlog
from django.dispatch import receiver

from common.errors import DomainError
from people.models import Invitation, User
from people.signals import account_erased, invitation_accepted
from projects.services.erasing import forget_person
from projects.services.team import join_invited_project

log = structlog.get_logger(__name__)


@receiver(invitation_accepted)
def join_after_acceptance(
    sender: Any, person: User, invitation: Invitation, at: datetime, **_: Any
) -> None:
    """Take the place in a team that came with an invitation, where it can still be given.

    A project may have changed hands in the meantime; the newcomer's account must not fail by it.
    """
    if invitation.project_public_id is None:
        return
    try:
        join_invited_project(person=person, invitation=invitation, at=at)
    except DomainError as refusal:
        log.info("place_in_team_not_given", reason=refusal.code, invitation=invitation.pk)


@receiver(account_erased)
def forget_after_erasing(sender: Any, person: User, by: User, at: datetime, **_: Any) -> None:
    """What somebody said of themselves goes with their account, and their places end."""
    forget_person(person=person, by=by, at=at)
