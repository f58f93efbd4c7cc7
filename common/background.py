"""Sending work to Celery without ever holding a person up.

Messages are hints: PostgreSQL knows what waits to be done, and the sweeper does it when no
message arrives. So a hint that cannot be sent is dropped at once, and after one failure nothing
is tried for a few seconds (`docs/architecture.md`).
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import structlog
from celery import Task
from django.db import transaction

log = structlog.get_logger(__name__)

QUIET_FOR = 5.0  # seconds without another try after the broker did not answer
_quiet_until = 0.0
_not_needed: ContextVar[bool] = ContextVar("hints_not_needed", default=False)


@contextmanager
def without_hints() -> Iterator[None]:
    """For a command that does the work itself: workers would find thousands of hints at nothing."""
    token = _not_needed.set(True)
    try:
        yield
    finally:
        _not_needed.reset(token)


def hint(task: Task, *, queue: str = "entry", **arguments: object) -> bool:
    """Ask a worker to run `task`. Returns whether the broker took the message."""
    global _quiet_until
    if _not_needed.get() or time.monotonic() < _quiet_until:
        return False
    try:
        task.apply_async(kwargs=arguments, queue=queue, retry=False)
    except Exception as error:  # noqa: BLE001  (whatever the broker does, the data is saved)
        _quiet_until = time.monotonic() + QUIET_FOR
        log.warning("hint_not_sent", task=task.name, kind=type(error).__name__)
        return False
    return True


def hint_on_commit(task: Task, *, queue: str = "entry", **arguments: object) -> None:
    """The same, once the transaction that makes the work necessary has been committed."""
    send: Callable[[], bool] = lambda: hint(task, queue=queue, **arguments)  # noqa: E731
    transaction.on_commit(send, robust=True)
