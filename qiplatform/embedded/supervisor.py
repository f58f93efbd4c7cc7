"""Keeps processes running, and stops every one of them.

Why our own: see docs/adr/0007-own-supervisor.md.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from qiplatform.embedded.leftovers import Record
from qiplatform.embedded.process import Child, Program

FIRST_PAUSE = 0.5  # seconds before what died is started again; doubles with each quick death
LONGEST_PAUSE = 30.0
STEADY_AFTER = 60.0  # a process that lived this long starts afresh
STOP_SECONDS = 10.0
LONGEST_LOG = 20 * 1024 * 1024


@dataclass
class Kept:
    """A program that shall run, and the child that runs it now."""

    child: Child
    pause: float = FIRST_PAUSE
    start_again_at: float | None = None


class Supervisor:
    """Restarts what dies, with a growing pause, and tells `on_death` each time."""

    def __init__(self, record: Record, on_death: Callable[[Child, float], None]) -> None:
        self._record = record
        self._on_death = on_death
        self._kept: dict[str, Kept] = {}

    def start(self, program: Program) -> Child:
        child = self._spawn(program)
        self._kept[program.name] = Kept(child)
        return child

    def running(self) -> list[Child]:
        return [kept.child for kept in self._kept.values() if kept.child.is_running()]

    def watch(self) -> None:
        """One look round; call it a few times a second."""
        for kept in self._kept.values():
            if kept.start_again_at is not None:
                if time.monotonic() >= kept.start_again_at:
                    kept.child = self._spawn(kept.child.program)
                    kept.start_again_at = None
            elif not kept.child.is_running():
                self._bury(kept)

    def _bury(self, kept: Kept) -> None:
        kept.child.end_group()  # its own children may hold the port or the queue
        lived = time.monotonic() - kept.child.started_at
        if lived >= STEADY_AFTER:
            kept.pause = FIRST_PAUSE
        kept.start_again_at = time.monotonic() + kept.pause
        self._on_death(kept.child, kept.pause)
        kept.pause = min(kept.pause * 2, LONGEST_PAUSE)

    def _spawn(self, program: Program) -> Child:
        _shorten(program)
        child = Child(program)
        self._record.add(program.name, child.pid)
        return child

    def stop(self) -> None:
        """Stop all: the platform's processes together, then the servers they talk to."""
        children = [kept.child for kept in self._kept.values()]
        self._kept.clear()
        for is_server in (False, True):
            group = [child for child in children if child.program.is_server == is_server]
            stop_together(group, STOP_SECONDS)
        self._record.clear()

    def kill(self) -> None:
        """Stop all at once, for someone who will not wait."""
        for kept in self._kept.values():
            kept.child.end_group()


def stop_together(children: list[Child], seconds: float) -> None:
    """Ask all, wait at most `seconds` for them together, then kill what is left."""
    for child in children:
        child.ask_to_stop()
    deadline = time.monotonic() + seconds
    for child in children:
        child.wait(deadline - time.monotonic())
        child.end_group()


def _shorten(program: Program) -> None:
    """Keep the log of one earlier life at most once it has grown long."""
    log = program.log
    if log.exists() and log.stat().st_size > LONGEST_LOG:
        log.replace(log.with_suffix(".log.1"))
