"""`make demo` and `make start` as someone at a terminal gives them."""

import json
import os
import re
import signal
import subprocess
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import psutil

from qiplatform.embedded.ports import free_port
from qiplatform.embedded.programs import PROJECT
from tests.commands.programs import is_alive
from tests.stack import wait_until

START_SECONDS = 250  # much of it for a machine that does other things as well
STOP_SECONDS = 30


@dataclass
class Launcher:
    """A `make` command that keeps running, in a data folder of its own."""

    target: str
    var: Path
    project: Path = PROJECT
    account: tuple[int, int] | None = None  # user and group id, to run as someone else
    settings: dict[str, str] = field(default_factory=dict)
    output: str = "output.txt"

    def __post_init__(self) -> None:
        self._output = self.var.parent / self.output
        self._seen: set[int] = set()

    def __enter__(self) -> Self:
        self.begin()
        return self

    def __exit__(self, *_: object) -> None:
        if self._make.poll() is None:
            self.stop()

    def begin(self) -> None:
        """Give the command; do not wait."""
        with self._output.open("w") as output:
            self._make = subprocess.Popen(
                ["make", "--no-print-directory", self.target],
                cwd=self.project,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                user=self.account[0] if self.account else None,
                group=self.account[1] if self.account else None,
                extra_groups=[] if self.account else None,
            )

    def _environment(self) -> dict[str, str]:
        # Not ours: the tests' own settings must not reach what is tested.
        kept = {
            name: value
            for name, value in os.environ.items()
            if name in ("PATH", "LANG") or name.startswith("PIP_")
        }
        own = {"HOME": str(self.var.parent), "QI_VAR": str(self.var), "QI_DEMO_SIZE": "small"}
        return kept | own | {"PORT": str(free_port())} | self.settings

    def wait_until_ready(self) -> str:
        """The address that was printed."""
        wait_until(self._ready_or_ended, seconds=START_SECONDS, what="the printed address")
        self._note_processes()
        found = re.search(r"^Ready: (\S+)", self.text(), re.MULTILINE)
        assert found
        return found.group(1)

    def _ready_or_ended(self) -> bool:
        if self._make.poll() is not None:
            raise AssertionError(f"make {self.target} ended:\n{self.text()}")
        return "Ctrl-C stops everything" in self.text()

    def text(self) -> str:
        return self._output.read_text()

    def wait(self, seconds: float = START_SECONDS) -> int:
        """The exit code, once the command has ended."""
        return self._make.wait(timeout=seconds)

    def interrupt(self) -> None:
        """What Ctrl-C does: the signal reaches `make` and the launcher alike."""
        self._note_processes()
        os.killpg(self._make.pid, signal.SIGINT)

    def stop(self) -> None:
        self._note_processes()
        self._make.terminate()
        try:
            self.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(self._make.pid, signal.SIGKILL)
            self._make.wait()

    def kill(self) -> None:
        """As when the machine runs out of memory: nothing of ours can clean up."""
        self._note_processes()
        os.killpg(self._make.pid, signal.SIGKILL)
        self._make.wait()

    def processes(self) -> dict[str, int]:
        """Number of each kept process, by its name."""
        record = json.loads((self.var / self.target / "run" / "processes.json").read_text())
        return {entry["name"]: entry["pid"] for entry in record}

    def _note_processes(self) -> None:
        for child in psutil.Process(self._make.pid).children(recursive=True):
            self._seen.add(child.pid)

    def left(self) -> list[int]:
        """Processes that were started and still live."""
        return [pid for pid in self._seen if is_alive(pid)]

    def count_seen(self) -> int:
        return len(self._seen)


def status_of(address: str) -> int:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return int(answer.status)
