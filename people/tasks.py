"""Mail, sent by a worker so that nobody waits for a mail server."""

from collections.abc import Sequence

import structlog
from celery import Task, shared_task
from django.core.mail import EmailMessage

from common.background import hint
from people import emails
from people.models import Invitation

log = structlog.get_logger(__name__)

# A mail server that is away for some minutes loses no mail.
_TRY_AGAIN = {"autoretry_for": (OSError,), "retry_backoff": 30, "max_retries": 6}


@shared_task(name="people.send_invitation", **_TRY_AGAIN)
def send_invitation_mail(*, invitation_id: int, code: str, **_: object) -> None:
    """Send one invitation; quietly nothing when it is gone."""
    invitation = (
        Invitation.objects.select_related("organisation", "invited_by", "unit")
        .filter(pk=invitation_id)
        .first()
    )
    if invitation is not None:
        emails.invitation_message(invitation, code=code).send()


@shared_task(name="people.send_mail", **_TRY_AGAIN)
def send_written_mail(*, subject: str, body: str, to: Sequence[str], **_: object) -> None:
    """Send a mail that is written already."""
    EmailMessage(subject=subject, body=body, to=to).send()


def send_invitation(*, invitation_id: int, code: str) -> None:
    _send(send_invitation_mail, invitation_id=invitation_id, code=code)


def send_mail(message: EmailMessage) -> None:
    _send(send_written_mail, subject=message.subject, body=message.body, to=message.to)


def _send(task: Task, **arguments: object) -> None:
    """Through a worker; in the request when no worker can be told.

    Codes and links are not stored, so a mail cannot be left to the sweeper.
    """
    if not hint(task, **arguments):
        try:
            task(**arguments)
        except OSError as error:
            log.warning("mail_not_sent", task=task.name, kind=type(error).__name__)
