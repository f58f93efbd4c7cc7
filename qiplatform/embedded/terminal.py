"""What the person who typed the command sees: one calm line a step."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from qiplatform.embedded.errors import CannotStart

LOG_LINES = 15
WIDTH = 46


def say(text: str = "") -> None:
    _write(text + "\n")


@contextmanager
def step(what: str) -> Iterator[None]:
    """`what` now, how long it took when it is done."""
    started_at = time.monotonic()
    _write(f"  {what} ".ljust(WIDTH, "."))
    try:
        yield
    except BaseException:
        say(" stopped")
        raise
    say(f" {time.monotonic() - started_at:.1f} s")


def _write(text: str) -> None:
    # The window may have been closed: what is running must be stopped all the same.
    with suppress(OSError):
        sys.stdout.write(text)
        sys.stdout.flush()


def say_why(error: CannotStart) -> None:
    """What failed, the last lines of its log, and what to do."""
    say(f"\n{error.what}")
    if error.log:
        lines = error.log.read_text(errors="replace").splitlines() if error.log.exists() else []
        say(f"\nThe last lines of {error.log}:")
        for line in lines[-LOG_LINES:]:
            say(f"  | {line}")
    say(f"\n{error.advice}")
