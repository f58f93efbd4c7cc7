"""What the person who typed the command sees: one calm line a step."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from qiplatform.embedded.errors import CannotStart

LOG_LINES = 15
WIDTH = 46


def say(text: str = "") -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


@contextmanager
def step(what: str) -> Iterator[None]:
    """`what` now, how long it took when it is done."""
    started_at = time.monotonic()
    sys.stdout.write(f"  {what} ".ljust(WIDTH, "."))
    sys.stdout.flush()
    try:
        yield
    except BaseException:
        say(" stopped")
        raise
    say(f" {time.monotonic() - started_at:.1f} s")


def say_why(error: CannotStart) -> None:
    """What failed, the last lines of its log, and what to do."""
    say(f"\n{error.what}")
    if error.log:
        lines = error.log.read_text(errors="replace").splitlines() if error.log.exists() else []
        say(f"\nThe last lines of {error.log}:")
        for line in lines[-LOG_LINES:]:
            say(f"  | {line}")
    say(f"\n{error.advice}")
