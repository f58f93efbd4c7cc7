"""A write that is sent twice is done once: the second gets the answer of the first.

A client that lost an answer cannot know whether its write was done, so it sends the write again
with the same `Idempotency-Key`. The answer is kept in the transaction that does the write: there
is never one without the other, whatever breaks between. Of two that come at once, the second
waits at the unique key until the first is through.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from common.errors import Invalid
from people.models import KeptAnswer, User

KEPT_FOR = timedelta(days=2)


@dataclass(frozen=True)
class Answer:
    """An answer to a request, as text."""

    status: int
    body: str
    headers: Mapping[str, str] = field(default_factory=dict)
    is_repeated: bool = False


def answer_once(*, user: User, key: str, fingerprint: str, work: Callable[[], Answer]) -> Answer:
    """Do `work` and keep its answer, or give the answer that was kept under `key`.

    An error of `work` undoes it, and is not kept: the same key can be tried again. Raises Invalid
    when the key stands for another request.
    """
    with transaction.atomic():
        old = timezone.now() - KEPT_FOR
        KeptAnswer.objects.filter(user=user, created_at__lt=old).delete()
        kept, is_new = KeptAnswer.objects.get_or_create(
            organisation_id=user.organisation_id,
            user=user,
            key=key,
            defaults={"fingerprint": fingerprint},
        )
        if is_new:
            answer = work()
            kept.status, kept.body = answer.status, answer.body
            kept.headers = dict(answer.headers)
            kept.save(update_fields=["status", "body", "headers"])
            return answer
    if kept.fingerprint != fingerprint:
        raise Invalid(
            _("This Idempotency-Key was used for another request. Use a new key for each write."),
            code="key_reused",
        )
    return Answer(kept.status, kept.body, kept.headers, is_repeated=True)
