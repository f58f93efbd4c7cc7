"""The tables of a test database: migrated once, then copied for as long as nothing changes them.

Migrations take many seconds, and every run of the tests needs the same tables. The first worker
of the first run migrates and keeps a dump under `var/`, named after everything that shapes the
tables; all others read that. With a server that is not ours there is no dump, and migrations run
as ever.
"""

import fcntl
import hashlib
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg2
from django.db import connection

from qiplatform.embedded import places
from tests.stack import Services, with_path

ROOT = Path(__file__).resolve().parent.parent
# Tables come from migrations; rights and first rows from what runs after them.
SHAPING = ("*/migrations/*.py", "*/models/*.py", "audit/*.py", "qiplatform/embedded/roles.sql")
PACKAGES = "requirements/development.txt"


def make_test_database(name: str, services: Services) -> None:
    """A database of that name with all tables, whatever stood there before."""
    if not services.are_embedded:
        _migrate()
        return
    owner_url = services.owner_database_url
    dump = ROOT / "var" / f"test-tables-{_fingerprint()}.sql"
    with _alone(dump.parent):
        if not dump.exists():
            _migrate()
            _keep(dump, with_path(owner_url, name))
            return
        # Of template0, which has no rights of its own: all rights come out of the dump.
        copy_database("template0", name, owner_url)
        _run(
            "psql",
            "--no-psqlrc",
            "--quiet",
            "-v",
            "ON_ERROR_STOP=1",
            "--file",
            str(dump),
            "--dbname",
            with_path(owner_url, name),
        )
        connection.settings_dict["NAME"] = name


def _migrate() -> None:
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One worker at a time: the second would migrate beside the first, and both take twice as long.

    The lock goes with the process, however that ends.
    """
    folder.mkdir(exist_ok=True)
    with (folder / "test-tables.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _keep(dump: Path, url: str) -> None:
    """A run of another checkout may read: a whole file is renamed into place."""
    for older in dump.parent.glob("test-tables-*.sql"):
        older.unlink(missing_ok=True)
    unfinished = dump.with_suffix(f".{os.getpid()}")
    _run("pg_dump", "--no-sync", "--file", str(unfinished), "--dbname", url)
    unfinished.rename(dump)


def copy_database(source: str, name: str, owner_url: str) -> None:
    """A database of that name like another one, whatever stood there before.

    Raises ObjectInUse where somebody is in one of them, and leaves both as they are.
    """
    server = psycopg2.connect(with_path(owner_url, "postgres"))
    try:
        server.autocommit = True
        with server.cursor() as cursor:
            quoted = connection.ops.quote_name(name)
            cursor.execute(f"DROP DATABASE IF EXISTS {quoted}")
            cursor.execute(f"CREATE DATABASE {quoted} TEMPLATE {connection.ops.quote_name(source)}")
    finally:
        server.close()


def _fingerprint() -> str:
    files = sorted({path for pattern in SHAPING for path in ROOT.glob(pattern)})
    digest = hashlib.sha256((ROOT / PACKAGES).read_bytes())
    for path in files:
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _run(program: str, *arguments: str) -> None:
    binary = places.unpacked_wheel() / places.PACKAGE / "pginstall" / "bin" / program
    result = subprocess.run([binary, *arguments], capture_output=True, text=True, check=False)
    assert result.returncode == 0, f"{program}: {result.stderr}"
