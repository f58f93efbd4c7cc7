"""How long ago somebody last clicked: known within minutes, so that pages need not write it."""

import time

from allauth.usersessions.models import UserSession
from django.http import HttpRequest
from django.utils import timezone

SEEN = "seen_at"  # in the session: seconds since 1970
PROVED_ELSEWHERE = "second_step_elsewhere"  # in the session: the provider asked for it
_MOST = 300  # seconds between two times that it is written down


def begin(request: HttpRequest) -> None:
    """A session was begun now."""
    request.session[SEEN] = int(time.time())


def is_idle(request: HttpRequest, *, minutes: int | None) -> bool:
    """Whether nothing was clicked for longer than so many minutes. No query."""
    seen = request.session.get(SEEN)
    if minutes is None or seen is None:
        return False
    return time.time() - seen > minutes * 60 + _interval(minutes)


def touch(request: HttpRequest, *, minutes: int | None) -> None:
    """Write down that somebody is here, unless that was done a moment ago."""
    now = int(time.time())
    if now - request.session.get(SEEN, 0) < _interval(minutes):
        return
    request.session[SEEN] = now
    UserSession.objects.filter(session_key=request.session.session_key).update(
        last_seen_at=timezone.now()
    )


def _interval(minutes: int | None) -> int:
    """A tenth of the time after which it matters, so that it matters little."""
    return _MOST if minutes is None else min(_MOST, minutes * 6)
