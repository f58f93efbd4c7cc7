"""`make demo` as an ordinary user, whoever runs the tests: the demonstration trust, to sign in to.

What root needs besides, a server that runs as somebody else, `test_start` has on each start.
"""

import os
import signal
from collections.abc import Iterator
from dataclasses import replace

import psutil
import pytest

from people.demonstration import SIGN_INS
from tests.commands.launcher import Launcher, status_of
from tests.commands.ordinary_user import Person, ordinary_user
from tests.commands.programs import is_alive
from tests.commands.restoring import RESTORED, SAME, Databases, dump_and_restore
from tests.stack import wait_until

pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def person() -> Iterator[Person]:
    with ordinary_user() as person:
        yield person


@pytest.fixture(scope="module")
def demo(person: Person) -> Iterator[Launcher]:
    """The running demonstration of that person, which takes half a minute to make."""
    with Launcher("demo", person.home / "var", person.project, person.account) as launcher:
        launcher.wait_until_ready()
        yield launcher


def test_the_printed_address_answers(demo: Launcher) -> None:
    address = demo.wait_until_ready()

    assert status_of(f"{address}/readyz") == 200
    assert status_of(address) == 200


def test_one_sign_in_for_each_role_is_printed(demo: Launcher) -> None:
    for person in SIGN_INS:
        assert person.email in demo.text()


def test_a_second_demo_says_where_the_first_one_answers(demo: Launcher) -> None:
    address = demo.wait_until_ready()

    with replace(demo, output="second.txt") as second:
        assert second.wait() == 0

    assert f"already running at {address}" in second.text()
    assert status_of(f"{address}/readyz") == 200


@pytest.mark.parametrize("name", ["worker-entry", "sweeper", "redis"])
def test_what_is_killed_comes_back(demo: Launcher, name: str) -> None:
    killed = demo.processes()[name]

    os.kill(killed, signal.SIGKILL)

    wait_until(lambda: demo.processes()[name] != killed, what=f"{name} to be started again")
    assert is_alive(demo.processes()[name])
    assert f"{name} ended with code -9" in demo.text()


@pytest.fixture(scope="module")
def databases(demo: Launcher, tmp_path_factory: pytest.TempPathFactory) -> Databases:
    return dump_and_restore(demo.var, tmp_path_factory.mktemp("backup") / "qi.dump")


@pytest.mark.parametrize("what", SAME)
def test_a_dump_comes_back_whole(databases: Databases, what: str) -> None:
    original = databases.ask("qi", SAME[what])

    assert original
    assert databases.ask(RESTORED, SAME[what]) == original


@pytest.mark.parametrize("command", [("migrate", "--check"), ("verify",)])
def test_the_platform_accepts_what_came_back(databases: Databases, command: tuple[str]) -> None:
    result = databases.accepts(*command)

    assert result.returncode == 0, result.stdout + result.stderr


def test_an_ordinary_user_can_stop_it_and_come_back_within_seconds(
    demo: Launcher, person: Person
) -> None:
    owners = {psutil.Process(pid).uids().real for pid in demo.processes().values()}
    assert owners == {person.account[0]}

    demo.stop()
    assert demo.left() == []

    demo.begin()
    wait_until(lambda: "Ready:" in demo.text(), what="the second start")
    assert "Loading the demonstration" not in demo.text()
    demo.stop()
    assert demo.left() == []
