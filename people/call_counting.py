"""How often an account may ask the API: counted in one statement, so that none slips through."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.utils import timezone

from people.models import User

_WINDOW = timedelta(minutes=1)
_COUNT = """
    INSERT INTO people_callcount (user_id, "window", calls) VALUES (%s, %s, 1)
    ON CONFLICT (user_id) DO UPDATE
       SET calls = CASE WHEN people_callcount."window" = excluded."window"
                        THEN people_callcount.calls + 1 ELSE 1 END,
           "window" = excluded."window"
    RETURNING calls
"""


@dataclass(frozen=True)
class Allowance:
    """What an account has left of the present minute."""

    limit: int
    remaining: int
    resets_in: int  # seconds
    is_exceeded: bool

    def as_headers(self) -> dict[str, str]:
        return {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(self.remaining),
            "RateLimit-Reset": str(self.resets_in),
        }


def count_call(user: User, *, at: datetime | None = None) -> Allowance:
    """Count one call of this account. One query."""
    at = at or timezone.now()
    window = at.replace(second=0, microsecond=0)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [user.pk, window])
        (calls,) = cursor.fetchone()
    limit = settings.API_CALLS_A_MINUTE
    return Allowance(
        limit=limit,
        remaining=max(limit - calls, 0),
        resets_in=max(1, int((window + _WINDOW - at).total_seconds())),
        is_exceeded=calls > limit,
    )
