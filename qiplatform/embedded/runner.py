"""Runs what a launch starts: waits for it, watches it, and stops all of it at the end."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from qiplatform.embedded.errors import CannotStart
from qiplatform.embedded.leftovers import Record
from qiplatform.embedded.process import Child, Program
from qiplatform.embedded.supervisor import Supervisor
from qiplatform.embedded.terminal import say, step

LOOK_EVERY = 0.1  # seconds
ADVICE = "Mend what is named above, then give the same command again."


class Stopped(Exception):
    """Someone asked us to stop."""


class Runner:
    """Kept programs and passing commands, stoppable at any moment by Ctrl-C or a signal."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._supervisor = Supervisor(record, self._died)
        self._passing: list[Child] = []
        self._times_asked = 0
        self._is_starting = True

    @contextmanager
    def until_asked_to_stop(self) -> Iterator[None]:
        """However the block ends, no process that it started is left."""
        for signal_number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(signal_number, self._asked_to_stop)
        left = self._record.end_leftovers()
        if left:
            say(f"  Ended {left} processes of an earlier start that was killed.")
        try:
            yield
        except Stopped:
            say()
        finally:
            with step("Stopping"):
                for child in self._passing:
                    child.end_group()
                self._supervisor.stop()

    def keep(self) -> None:
        """All is started: from now on restart what dies, until asked to stop."""
        self._is_starting = False
        while True:
            self._look()

    def start(self, program: Program) -> Child:
        """Start what shall run all the time."""
        return self._supervisor.start(program)

    def start_and_wait(
        self, program: Program, is_ready: Callable[[], bool], seconds: float
    ) -> None:
        """Start what shall run all the time, and wait until it is ready."""
        self.start(program)
        deadline = time.monotonic() + seconds
        while not is_ready():
            if time.monotonic() > deadline:
                raise CannotStart(f"{program.name} is not ready yet.", ADVICE, program.log)
            self._look()

    def begin(self, program: Program) -> Child:
        """Start a command that ends by itself."""
        child = Child(program)
        self._passing.append(child)
        self._record.add(program.name, child.pid)
        return child

    def wait_for(self, child: Child) -> None:
        """Wait for such a command; raises `CannotStart` if it fails."""
        while child.is_running():
            self._look()
        child.end_group()
        self._record.remove(child.program.name)
        if child.exit_code:
            log = None if child.program.to_terminal else child.program.log
            raise CannotStart(f"{child.program.name} failed.", ADVICE, log)

    def finish(self, program: Program) -> None:
        self.wait_for(self.begin(program))

    def _look(self) -> None:
        if self._times_asked:
            raise Stopped
        self._supervisor.watch()
        time.sleep(LOOK_EVERY)

    def _asked_to_stop(self, signal_number: int, frame: FrameType | None) -> None:
        self._times_asked += 1
        if self._times_asked > 1:  # whoever asks twice will not wait
            self._supervisor.kill()
            os._exit(1)

    def _died(self, child: Child, pause: float) -> None:
        name, log = child.program.name, child.program.log
        if self._is_starting:
            raise CannotStart(f"{name} ended as soon as it was started.", ADVICE, log)
        say(f"  {name} ended with code {child.exit_code}; back in {pause:g} s ({log})")
