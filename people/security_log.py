"""The security log: what happens to accounts, and from where. Written as it happens, by whom it is.

These lines are no acts of their own: they say that an act was tried, or was done.
"""

from dataclasses import dataclass
from datetime import datetime

import structlog
from allauth.account.adapter import get_adapter
from django.http import HttpRequest

from people.models import SecurityEvent, User
from people.sign_in import LOCKED_FOR, SecurityAct, device_words

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Whence:
    """Where a request came from: its network address, and the device in words."""

    network_address: str | None = None
    device: str = ""


NOWHERE = Whence()


def whence(request: HttpRequest) -> Whence:
    """Where this request came from, seen past a trusted proxy."""
    address = request.META.get("REMOTE_ADDR") and get_adapter(request).get_client_ip(request)
    return Whence(address or None, device_words(request.headers.get("User-Agent", "")))


def note(
    *,
    person: User,
    act: SecurityAct,
    at: datetime,
    whence: Whence = NOWHERE,
    by: User | None = None,
    detail: str = "",
) -> None:
    """Write a line into the security log, and into the log of the server. One query."""
    SecurityEvent.objects.create(
        organisation_id=person.organisation_id,
        user=person,
        by=by,
        act=act,
        at=at,
        detail=detail[:200],
        network_address=whence.network_address,
        device=whence.device[:80],
    )
    log.info("security", act=act.value, person=str(person.public_id), by=str(by or person))


def note_locked(*, person: User, at: datetime, whence: Whence) -> None:
    """The same once for each time that an account is held up, however often it is tried."""
    since = at - LOCKED_FOR
    known = SecurityEvent.objects.filter(user=person, act=SecurityAct.LOCKED, at__gt=since)
    if not known.exists():
        note(person=person, act=SecurityAct.LOCKED, at=at, whence=whence)
