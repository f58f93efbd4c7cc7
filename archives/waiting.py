"""What waits to be written or read in: each by one process, which says how far it has come."""

from collections.abc import Callable
from datetime import timedelta
from time import monotonic
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.utils import timezone

from archives.models import Export, Import
from common.locks import alone_with

Waiting = TypeVar("Waiting", Export, Import)
Beat = Callable[[], None]
_TOLD_EVERY = 0.5  # seconds


def run_waiting(
    unfinished: QuerySet[Waiting],
    run: Callable[[Waiting], None],
    *,
    work: str,
    number_of: Callable[[Waiting], int],
    quiet_for: timedelta,
) -> int:
    """Do all that waits and that nobody else is at, oldest first. Returns how many were done.

    One process does that `work` for a number at a time. With `quiet_for`, only what nobody has
    heard of for so long is done. Must not run inside a transaction.
    """
    done = 0
    before = timezone.now() - quiet_for
    for one in unfinished.order_by("pk"):
        if (one.seen_at or one.made_at) > before:
            continue
        with alone_with(work, number_of(one)) as alone:
            one.refresh_from_db()
            if alone and not one.is_finished:
                run(one)
                done += 1
    return done


def now_and_then(tell: Callable[..., None], beat: Beat) -> Callable[..., None]:
    """The same, but only twice a second, with a sign of life each time."""
    told_at = 0.0

    def told(*how_far: Any) -> None:
        nonlocal told_at
        if monotonic() - told_at >= _TOLD_EVERY:
            told_at = monotonic()
            beat()
            tell(*how_far)

    return told
