"""Signs of life of background processes, kept where the readiness check can read them."""

from datetime import timedelta

from django.core.cache import cache
from django.utils import timezone

KEEP_FOR = timedelta(hours=1)


def beat(process: str) -> None:
    """Note that `process` is alive now."""
    cache.set(f"heartbeat:{process}", timezone.now().timestamp(), KEEP_FOR.total_seconds())


def seconds_since_beat(process: str) -> float | None:
    """How long ago `process` gave a sign of life; None when not within the last hour."""
    at = cache.get(f"heartbeat:{process}")
    return None if at is None else max(0.0, timezone.now().timestamp() - at)
