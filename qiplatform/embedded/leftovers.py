"""Processes of an earlier start that was killed outright, and how they are found again."""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil


@dataclass(frozen=True)
class Footprint:
    """A process, recognisable after its number has been given to another one."""

    name: str
    pid: int
    created: float

    @classmethod
    def of(cls, name: str, pid: int) -> "Footprint | None":
        try:
            return cls(name, pid, psutil.Process(pid).create_time())
        except psutil.NoSuchProcess:
            return None

    def living(self) -> list[psutil.Process]:
        """The process and those of its group; empty when all are gone."""
        try:
            leader = psutil.Process(self.pid)
        except psutil.NoSuchProcess:
            # The number of a group is not given away while the group has members.
            return [process for process in psutil.process_iter() if _group(process) == self.pid]
        if leader.create_time() != self.created or leader.status() == psutil.STATUS_ZOMBIE:
            return []
        return [leader, *leader.children(recursive=True)]


def _group(process: psutil.Process) -> int | None:
    try:
        return os.getpgid(process.pid)
    except ProcessLookupError:
        return None


class Record:
    """The file that says which processes were started for one data folder."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._footprints: dict[str, Footprint] = {}

    def add(self, name: str, pid: int) -> None:
        footprint = Footprint.of(name, pid)
        if footprint:
            self._footprints[name] = footprint
            self._write()

    def remove(self, name: str) -> None:
        self._footprints.pop(name, None)
        self._write()

    def clear(self) -> None:
        self._footprints.clear()
        self._path.unlink(missing_ok=True)

    def end_leftovers(self, seconds: float = 5) -> int:
        """End what an earlier start left, politely for `seconds`; returns how many processes."""
        processes = {
            process.pid: process for footprint in self._read() for process in footprint.living()
        }
        for process in processes.values():
            _ignoring_the_gone(process.terminate)
            _ignoring_the_gone(process.resume)  # a paused one would never see the request
        _, alive = psutil.wait_procs(list(processes.values()), timeout=seconds)
        for process in alive:
            _ignoring_the_gone(process.kill)
        psutil.wait_procs(alive, timeout=10)
        self.clear()
        return len(processes)

    def _read(self) -> list[Footprint]:
        try:
            return [Footprint(**entry) for entry in json.loads(self._path.read_text())]
        except (FileNotFoundError, ValueError, TypeError):
            return []

    def _write(self) -> None:
        text = json.dumps([asdict(footprint) for footprint in self._footprints.values()])
        unfinished = self._path.with_suffix(".unfinished")
        unfinished.write_text(text)
        unfinished.replace(self._path)


def _ignoring_the_gone(action: Callable[[], None]) -> None:
    with suppress(psutil.NoSuchProcess):
        action()
