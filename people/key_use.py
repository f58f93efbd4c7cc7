"""When a key was used last, and when one was refused: written down, but not with every call."""

from datetime import datetime, timedelta

from people.models import ApiKey, SecurityEvent
from people.security_log import Whence, note
from people.sign_in import SecurityAct

_BETWEEN = timedelta(minutes=1)
_BETWEEN_REFUSALS = timedelta(hours=1)


def note_used(key: ApiKey, *, at: datetime) -> None:
    """A key was used. At most one query a minute."""
    if key.last_used_at is None or at - key.last_used_at >= _BETWEEN:
        ApiKey.objects.filter(pk=key.pk).update(last_used_at=at)


def note_refused(key: ApiKey, *, at: datetime, whence: Whence) -> None:
    """A revoked or expired key was tried: once an hour, however often. Two queries."""
    known = SecurityEvent.objects.filter(
        organisation=key.organisation_id,
        user=key.made_by,
        act=SecurityAct.KEY_REFUSED,
        detail=key.name,
        at__gt=at - _BETWEEN_REFUSALS,
    )
    if not known.exists():
        note(
            person=key.made_by,
            act=SecurityAct.KEY_REFUSED,
            at=at,
            whence=whence,
            detail=key.name,
        )
