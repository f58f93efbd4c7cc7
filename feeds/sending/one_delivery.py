"""One message on its way: written, signed, sent, and what came of it written down."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog
from django.core import mail
from django.db.models import F
from django.utils import timezone, translation

from audit.services import SystemProcess, act
from common import outbound
from common.outbound import Failure, Unreachable
from feeds.emails import paused_messages
from feeds.models import Delivery, Webhook
from feeds.presenters.messages import message_of
from feeds.sending.signing import signed_headers
from feeds.vocabulary import DeliveryState

log = structlog.get_logger(__name__)

MOST_ATTEMPTS = 8
PATIENCE = timedelta(days=3)  # with an address that takes nothing
BROKEN = "broken"  # a mistake of ours
NO_SECRET = "no_secret"  # it was sealed under a SECRET_KEY that is not known any more
_LONGEST_REST = timedelta(minutes=15)
_AGENT = "quality-improvement-platform"
_GONE = 410  # the receiver says: never again
_WATCH = SystemProcess("webhooks")


def deliver(delivery: Delivery) -> bool:
    """Send one message that was claimed. Returns whether its address is well.

    Must not run inside a transaction: nobody waits for another system with a lock in hand.
    """
    with (
        timezone.override(ZoneInfo(delivery.organisation.time_zone)),
        translation.override(delivery.organisation.language),
    ):
        body = message_of(delivery)
    if body is None:
        _settle(delivery, DeliveryState.WITHHELD, failure="", status=None)
        return True
    failure, status = _send(delivery, body)
    if not failure:
        _settle(delivery, DeliveryState.DELIVERED, failure="", status=status)
        _note_well(delivery.webhook)
        return True
    not_taken(delivery, failure=failure, status=status)
    log.warning("webhook_not_taken", delivery=delivery.pk, failure=failure, status=status)
    if not delivery.is_test:
        _note_failing(delivery.webhook, is_gone=status == _GONE)
    return False


def not_taken(delivery: Delivery, *, failure: str, status: int | None = None) -> None:
    """Leave it to the next try, or give it up after the last."""
    is_last = delivery.is_test or delivery.attempts >= MOST_ATTEMPTS
    state = DeliveryState.GIVEN_UP if is_last else DeliveryState.WAITING
    _settle(delivery, state, failure=failure, status=status)


def _send(delivery: Delivery, body: bytes) -> tuple[str, int | None]:
    """What went wrong, in a word, and what the address answered."""
    now = timezone.now()
    secrets = delivery.webhook.open_secrets(now)
    if not secrets:
        return NO_SECRET, None
    headers = signed_headers(secrets, message_id=f"msg_{delivery.public_id.hex}", at=now, body=body)
    said = {"Content-Type": "application/json", "User-Agent": _AGENT}
    try:
        status = outbound.send(delivery.webhook.address, body, said | headers)
    except Unreachable as error:
        return error.failure.value, None
    return ("" if 200 <= status < 300 else Failure.NO_ANSWER.value), status


def _settle(delivery: Delivery, state: DeliveryState, *, failure: str, status: int | None) -> None:
    """Unless somebody else has brought it to its end: a message may be sent twice, late."""
    settled_at = None if state == DeliveryState.WAITING else timezone.now()
    Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.WAITING).update(
        state=state, failure=failure, status=status, settled_at=settled_at
    )


def _note_well(webhook: Webhook) -> None:
    Webhook.objects.filter(pk=webhook.pk).update(
        delivered_at=timezone.now(), failures=0, failing_since=None, rests_until=None
    )


def _note_failing(webhook: Webhook, *, is_gone: bool) -> None:
    """Leave the address alone for a while, and after days for good."""
    now = timezone.now()
    row = Webhook.objects.filter(pk=webhook.pk)
    row.filter(failing_since=None).update(failing_since=now)
    rest = min(_LONGEST_REST, timedelta(minutes=2 ** min(webhook.failures, 4)))
    row.update(failures=F("failures") + 1, rests_until=now + rest)
    waited = webhook.failing_since is not None and now - webhook.failing_since >= PATIENCE
    if is_gone or waited:
        _pause(webhook, at=now)


def _pause(webhook: Webhook, *, at: datetime) -> None:
    """Nothing more goes there until a person looks at it; its administrators are written to."""
    with act("webhooks.pause_failing", by=_WATCH):
        if not Webhook.objects.filter(pk=webhook.pk, paused_at=None).update(paused_at=at):
            return
    try:
        mail.get_connection().send_messages(paused_messages(webhook, at=at))
    except OSError as error:
        log.warning("webhook_paused_untold", webhook=webhook.pk, kind=type(error).__name__)
