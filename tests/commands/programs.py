"""Small programs for the tests of supervision, and a look at which processes live."""

import sys
from pathlib import Path

import psutil

from qiplatform.embedded.process import Program

WAITS = "import signal; signal.pause()"
IGNORES_EVERYTHING = """
import os, signal
for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
    signal.signal(number, signal.SIG_IGN)
os.fork()
print("deaf", flush=True)
while True:
    signal.pause()
"""


def program(folder: Path, code: str, name: str = "program") -> Program:
    return Program(name=name, command=[sys.executable, "-c", code], log=folder / f"{name}.log")


def is_alive(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def group_of(pid: int) -> list[int]:
    """The process and all that descend from it."""
    return [pid, *(child.pid for child in psutil.Process(pid).children(recursive=True))]
