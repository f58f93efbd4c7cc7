"""One child process: started with a log, tied to our life, stopped for certain."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from qiplatform.embedded.accounts import Account

TETHER = Path(__file__).with_name("tether.py")


@dataclass(frozen=True)
class Program:
    """What to run: everything needed to start it again."""

    name: str
    command: Sequence[str]
    log: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    folder: Path = Path("/")
    account: Account | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    to_terminal: bool = False  # its words go to our own terminal instead of the log
    is_server: bool = False  # stopped after the processes that talk to it


class Child:
    """A running `Program`, leader of a process group of its own."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.started_at = time.monotonic()
        self._is_buried = False
        account = program.account
        command = [
            *(sys.executable, "-I", "-S", str(TETHER)),
            *(str(os.getpid()), str(int(program.stop_signal))),
            f"{account.uid}:{account.gid}" if account else "-",
            *program.command,
        ]
        with ExitStack() as files:
            log = None if program.to_terminal else files.enter_context(program.log.open("ab"))
            self._popen = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT if log else None,
                env=dict(program.environment),
                cwd=program.folder,
                start_new_session=True,  # Ctrl-C reaches only us: we stop children in order
            )

    @property
    def pid(self) -> int:
        return self._popen.pid

    def is_running(self) -> bool:
        return self._popen.poll() is None

    @property
    def exit_code(self) -> int | None:
        return self._popen.poll()

    def send(self, signal_number: int) -> None:
        """Send a signal to the process alone, not to its group."""
        self._popen.send_signal(signal_number)

    def ask_to_stop(self) -> None:
        if self.is_running():
            self.send(self.program.stop_signal)
            self.send(signal.SIGCONT)  # a paused process would never see the request

    def wait(self, seconds: float) -> bool:
        """Wait for the end; False when it is still running after `seconds`."""
        try:
            self._popen.wait(timeout=max(seconds, 0))
        except subprocess.TimeoutExpired:
            return False
        return True

    def end_group(self) -> None:
        """Kill whatever is left of the process and of the children it made."""
        if self._is_buried:  # its number may be someone else's by now
            return
        # PermissionError: macOS answers so for a group in which nobody lives.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        self._popen.wait()
        self._is_buried = True

    def stop(self, seconds: float = 10) -> None:
        """Ask, wait at most `seconds`, then kill; no process of the group is left."""
        self.ask_to_stop()
        self.wait(seconds)
        self.end_group()
