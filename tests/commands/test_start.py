"""`make start` on an empty folder: it comes up, says what went wrong, and leaves nothing behind."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from qiplatform.embedded import places
from tests.commands.launcher import Launcher, status_of
from tests.stack import wait_until

pytestmark = pytest.mark.timeout(600)

KEPT = {"postgresql", "redis", "web", "worker-entry", "worker-bulk", "beat", "sweeper"}


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Launcher]:
    """On a folder of its own, with all tables still to be made."""
    launcher = Launcher("start", tmp_path / "var")
    yield launcher
    launcher.__exit__()
    places.remove(tmp_path / "var" / "start" / "postgres")


def test_start_runs_every_process_comes_back_after_a_kill_and_ends_all_of_them(
    start: Launcher,
) -> None:
    """One installation from its first start to its last Ctrl-C: each start takes many seconds."""
    start.begin()

    address = start.wait_until_ready()

    assert status_of(f"{address}/readyz") == 200
    assert set(start.processes()) == KEPT
    assert "Set-up code" in start.text()

    os.kill(start.processes()["worker-bulk"], signal.SIGSTOP)  # deaf to the wish to stop
    start.kill()
    start.begin()

    assert status_of(f"{start.wait_until_ready()}/readyz") == 200
    assert set(start.processes()) == KEPT

    start.interrupt()
    start.wait(30)

    assert start.count_seen() > 2 * len(KEPT)
    assert start.left() == []


def test_ctrl_c_in_the_middle_of_starting_leaves_no_process(start: Launcher) -> None:
    start.begin()
    wait_until(lambda: "Tables of the database" in start.text())

    start.interrupt()
    start.wait(30)

    assert start.left() == []


def test_a_failure_names_the_step_shows_its_log_and_says_what_to_do(tmp_path: Path) -> None:
    nobody_there = {"DATABASE_URL": "postgres://nobody:x@127.0.0.1:1/none"}
    with Launcher("start", tmp_path / "var", settings=nobody_there) as start:
        assert start.wait() != 0

    assert "migrate failed." in start.text()
    assert "Connection refused" in start.text()
    assert "give the same command again" in start.text()
    assert start.left() == []
