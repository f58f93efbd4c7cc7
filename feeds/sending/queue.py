"""Which message is sent next, and by whom."""

import time
from collections import Counter
from datetime import datetime, timedelta

import structlog
from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from feeds.models import Delivery
from feeds.sending.one_delivery import BROKEN, deliver, not_taken
from feeds.vocabulary import DeliveryState, Event

log = structlog.get_logger(__name__)

PAUSES = [60, 300, 900, 3600, 3 * 3600, 6 * 3600, 12 * 3600]  # seconds after each try
KEPT = timedelta(days=30)  # after a message has come to its end
_SHARE = 20  # messages to one address before the others have their turn

_CLAIM = """
    UPDATE feeds_delivery
       SET attempts = attempts + 1, tried_at = %(at)s,
           not_before = %(at)s + make_interval(
               secs => (%(pauses)s::int[])[LEAST(attempts + 1, cardinality(%(pauses)s::int[]))])
     WHERE id = (SELECT d.id
                   FROM feeds_delivery d JOIN feeds_webhook w ON w.id = d.webhook_id
                  WHERE d.state = 'waiting' AND d.not_before <= %(at)s
                    AND (d.event = %(test)s
                         OR w.paused_at IS NULL
                            AND (w.rests_until IS NULL OR w.rests_until <= %(at)s)
                            AND w.id <> ALL (%(done_with)s::bigint[]))
                  ORDER BY d.not_before, d.id
                  LIMIT 1 FOR UPDATE OF d SKIP LOCKED)
 RETURNING id
"""


def send_due(*, seconds: float = 20.0) -> bool:
    """Send what is due; after so many seconds no further message is begun.

    Returns whether there may be more. Safe to run twice, or at the same time elsewhere: of any
    number who try, one gets each message. Must not run inside a transaction.
    """
    until = time.monotonic() + seconds
    sent: Counter[int] = Counter()
    failed: set[int] = set()
    claimed = Delivery.objects.select_related("webhook__organisation", "organisation")
    while time.monotonic() < until:
        had_enough = {webhook for webhook, count in sent.items() if count >= _SHARE}
        key = _claim(failed | had_enough)
        if key is None:
            return bool(had_enough - failed)
        delivery = claimed.filter(pk=key).first()
        if delivery is None:
            continue  # its webhook was removed this moment
        try:
            is_well = deliver(delivery)
        except Exception:
            log.exception("webhook_failed", delivery=key)
            not_taken(delivery, failure=BROKEN)
            is_well = False
        sent[delivery.webhook_id] += 1
        if not is_well:
            failed.add(delivery.webhook_id)
    return True


def is_any_due() -> bool:
    """Whether a message could be sent now. One query."""
    return due_deliveries(at=timezone.now()).exists()


def due_deliveries(*, at: datetime) -> QuerySet[Delivery]:
    """What a claim would choose from."""
    rested = Q(webhook__rests_until=None) | Q(webhook__rests_until__lte=at)
    return Delivery.objects.filter(
        Q(event=Event.TEST) | Q(webhook__paused_at=None) & rested,
        state=DeliveryState.WAITING,
        not_before__lte=at,
    )


def forget_old_deliveries(*, at: datetime) -> int:
    """Delete what came to its end a month ago, and what waited so long for a paused address."""
    old = Q(settled_at__lt=at - KEPT) | Q(
        state=DeliveryState.WAITING, happened_at__lt=at - KEPT, webhook__paused_at__isnull=False
    )
    return Delivery.objects.filter(old).delete()[0]


def _claim(done_with: set[int]) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute(
            _CLAIM,
            {
                "at": timezone.now(),
                "pauses": PAUSES,
                "test": Event.TEST.value,
                "done_with": sorted(done_with),
            },
        )
        row = cursor.fetchone()
    return row[0] if row else None
