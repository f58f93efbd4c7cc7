"""Mail, sent by a worker so that nobody waits for a mail server; and what is done by night."""

from collections.abc import Sequence

import structlog
from celery import shared_task
from django.core.mail import EmailMessage

from common.background import hint
from people.retention import forget_ended_tokens, remove_old_history

log = structlog.get_logger(__name__)


@shared_task(name="people.send_mail", autoretry_for=(OSError,), retry_backoff=30, max_retries=6)
def send_written_mail(*, subject: str, body: str, to: Sequence[str], **_: object) -> None:
    """Send a mail that is written already; try again while the mail server is away."""
    EmailMessage(subject=subject, body=body, to=to).send()


@shared_task(name="people.remove_old_history")
def remove_history() -> None:
    """Remove what is older than each organisation keeps, and what opens nothing any more."""
    log.info("old_history_removed", entries=remove_old_history(), tokens=forget_ended_tokens())


def send_mail(message: EmailMessage) -> None:
    """Through a worker; in the request when no worker can be told.

    Links in mails hold secrets that are not stored, so a mail cannot be left to the sweeper.
    """
    if hint(send_written_mail, subject=message.subject, body=message.body, to=message.to):
        return
    try:
        message.send()
    except OSError as error:
        log.warning("mail_not_sent", kind=type(error).__name__)
