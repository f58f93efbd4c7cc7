"""What runs after an invitation has been written down."""

import structlog
from celery import shared_task

from common.background import hint
from people import emails
from people.models import Invitation

log = structlog.get_logger(__name__)


@shared_task(
    name="people.send_invitation",
    autoretry_for=(OSError,),
    retry_backoff=30,
    max_retries=6,
)
def send_invitation_mail(*, invitation_id: int, code: str, **_: object) -> None:
    """Send one invitation; quietly nothing when it is gone."""
    invitation = (
        Invitation.objects.select_related("organisation", "invited_by")
        .filter(pk=invitation_id)
        .first()
    )
    if invitation is not None:
        emails.invitation_message(invitation, code=code).send()


def send_invitation(*, invitation_id: int, code: str) -> None:
    """Through a worker; in the request when no worker can be told.

    The code is not stored, so this mail cannot be left to the sweeper.
    """
    if not hint(send_invitation_mail, invitation_id=invitation_id, code=code):
        try:
            send_invitation_mail(invitation_id=invitation_id, code=code)
        except OSError as error:
            log.warning("invitation_not_sent", kind=type(error).__name__)
