"""What somebody sees of a long command: a bar on a terminal, else a plain line now and then."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Protocol

SECONDS_BETWEEN_LINES = 5.0


class Out(Protocol):
    """Where words go: a stream, or the `stdout` of a management command."""

    def isatty(self) -> bool: ...

    def write(self, words: str, /) -> object: ...


class Progress(Protocol):
    """Something long that goes step by step."""

    def advance(self, steps: int = 1) -> None: ...


@contextmanager
def progress(words: str, steps: int | None, out: Out = sys.stdout) -> Iterator[Progress]:
    """Show how far `words` has come, out of so many steps where that is known."""
    if out.isatty() and find_spec("rich"):
        with _bar(words, steps) as bar:
            yield bar
    else:
        lines = Lines(words, steps, out)
        yield lines
        lines.finish()


@contextmanager
def _bar(words: str, steps: int | None) -> Iterator[Progress]:
    # Rich comes with the demonstration's requirements only; production has plain lines.
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("  {task.description}"), BarColumn(), TaskProgressColumn())
    with Bars(*columns, TimeElapsedColumn()) as bars:
        task = bars.add_task(words.ljust(34), total=steps)

        class Bar:
            def advance(self, steps: int = 1) -> None:
                bars.advance(task, steps)

        yield Bar()


class Lines:
    """For logs and pipes: one line at the end, and one every few seconds until then."""

    def __init__(self, words: str, steps: int | None, out: Out) -> None:
        self._words, self._steps, self._out = words, steps, out
        self._done = 0
        self._began_at = self._told_at = time.monotonic()

    def advance(self, steps: int = 1) -> None:
        self._done += steps
        if time.monotonic() - self._told_at >= SECONDS_BETWEEN_LINES:
            self._told_at = time.monotonic()
            of_all = f" of {self._steps:,}" if self._steps is not None else ""
            self._out.write(f"  {self._words}: {self._done:,}{of_all}\n")

    def finish(self) -> None:
        seconds = time.monotonic() - self._began_at
        self._out.write(f"  {self._words}: {self._done:,} in {seconds:.1f} s\n")
