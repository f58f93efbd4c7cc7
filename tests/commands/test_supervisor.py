"""What dies comes back; what shall end, ends, however badly it behaves."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from qiplatform.embedded.leftovers import Record
from qiplatform.embedded.process import Child
from qiplatform.embedded.programs import PROJECT
from qiplatform.embedded.supervisor import Supervisor, stop_together
from tests.commands.programs import IGNORES_EVERYTHING, WAITS, group_of, is_alive, program
from tests.stack import wait_until

STARTS_ONE_CHILD = """
import signal, sys
from pathlib import Path
from qiplatform.embedded.process import Child
from tests.commands.programs import WAITS, program
print(Child(program(Path(sys.argv[1]), WAITS)).pid, flush=True)
signal.pause()
"""


class Watched:
    """A supervisor and what it told of the deaths it saw."""

    def __init__(self, folder: Path) -> None:
        self.pauses: list[float] = []
        self.record = Record(folder / "processes.json")
        self.supervisor = Supervisor(self.record, lambda child, pause: self.pauses.append(pause))

    def until(self, condition: Callable[[], object]) -> None:
        def looked() -> bool:
            self.supervisor.watch()
            return bool(condition())

        wait_until(looked)

    def pids(self) -> list[int]:
        return [child.pid for child in self.supervisor.running()]


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    watched = Watched(tmp_path)
    yield watched
    watched.supervisor.stop()


def test_what_is_killed_is_started_again(watched: Watched, tmp_path: Path) -> None:
    first = watched.supervisor.start(program(tmp_path, WAITS))

    first.send(signal.SIGKILL)

    watched.until(lambda: watched.pids() and watched.pids() != [first.pid])
    assert not is_alive(first.pid)


def test_the_pause_grows_while_a_program_keeps_dying(watched: Watched, tmp_path: Path) -> None:
    watched.supervisor.start(program(tmp_path, "raise SystemExit(3)"))

    watched.until(lambda: len(watched.pauses) == 3)

    assert watched.pauses == [0.5, 1.0, 2.0]


def test_stopping_ends_a_program_that_ignores_signals_and_has_forked(tmp_path: Path) -> None:
    deaf = program(tmp_path, IGNORES_EVERYTHING)
    child = Child(deaf)
    wait_until(lambda: deaf.log.read_text().count("deaf") == 2)
    processes = group_of(child.pid)
    assert len(processes) == 2

    stop_together([child], seconds=0.2)

    wait_until(lambda: not any(is_alive(pid) for pid in processes), what="both to be gone")


def test_stopping_ends_a_paused_program(tmp_path: Path) -> None:
    child = Child(program(tmp_path, WAITS))
    child.send(signal.SIGSTOP)

    child.stop(seconds=10)

    assert child.exit_code == -signal.SIGTERM


def test_children_end_with_whoever_started_them(tmp_path: Path) -> None:
    command = [sys.executable, "-c", STARTS_ONE_CHILD, str(tmp_path)]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert is_alive(child)

        parent.kill()

    wait_until(lambda: not is_alive(child), what="the child to be gone")


def test_the_next_start_ends_what_a_killed_one_left(tmp_path: Path) -> None:
    left = Child(program(tmp_path, IGNORES_EVERYTHING))
    wait_until(lambda: left.program.log.read_text().count("deaf") == 2)
    processes = group_of(left.pid)
    record = Record(tmp_path / "processes.json")
    record.add("deaf", left.pid)

    ended = Record(tmp_path / "processes.json").end_leftovers(seconds=0.2)

    assert ended == 2
    assert not any(is_alive(pid) for pid in processes)
    left.stop()


def test_the_children_of_a_dead_leftover_are_ended_too(tmp_path: Path) -> None:
    left = Child(program(tmp_path, IGNORES_EVERYTHING))
    wait_until(lambda: left.program.log.read_text().count("deaf") == 2)
    processes = group_of(left.pid)
    Record(tmp_path / "processes.json").add("deaf", left.pid)
    left.send(signal.SIGKILL)
    left.wait(5)

    ended = Record(tmp_path / "processes.json").end_leftovers(seconds=0.2)

    assert ended == 1
    assert not any(is_alive(pid) for pid in processes)


def test_a_stranger_with_the_number_of_a_leftover_is_spared(tmp_path: Path) -> None:
    stranger = Child(program(tmp_path, WAITS))
    path = tmp_path / "processes.json"
    Record(path).add("web", stranger.pid)
    path.write_text(path.read_text().replace('"created": 1', '"created": 2'))

    ended = Record(path).end_leftovers()

    assert ended == 0
    assert is_alive(stranger.pid)
    stranger.stop()
