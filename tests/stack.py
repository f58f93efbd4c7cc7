"""Real servers and real processes for the tests.

`embedded_services()` gives one PostgreSQL and one Redis for a whole run, shared by all xdist
workers: each has its own database (pytest-django names it) and its own Redis number.
`Running` runs a single program for one test, which may kill, pause and restart it.
"""

import atexit
import json
import os
import secrets
import shutil
import signal
import tempfile
import time
import urllib.request
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit, urlunsplit

import psycopg2

from qiplatform.embedded import places
from qiplatform.embedded.ports import LOOPBACK, free_port
from qiplatform.embedded.postgres import Passwords, PostgresServer
from qiplatform.embedded.process import Child, Program
from qiplatform.embedded.programs import Platform
from qiplatform.embedded.redis import RedisServer

SHARED = "QI_TEST_SERVICES"  # set by the process that started them, inherited by xdist workers
REDIS_DATABASES = 64


@dataclass(frozen=True)
class Services:
    """Addresses of the servers of this test run."""

    database_url: str  # as the role of web and workers
    owner_database_url: str  # as the role of migrations, which may also create databases
    redis_url: str
    are_embedded: bool = False  # ours, so that their programs are at hand too

    def environment(self) -> dict[str, str]:
        return {
            "DATABASE_URL": self.database_url,
            "MIGRATION_DATABASE_URL": self.owner_database_url,
            "REDIS_URL": with_path(self.redis_url, worker_number()),
        }


def embedded_services() -> Services:
    """The servers of this run: those already shared, those of the environment, or new ones."""
    if SHARED in os.environ:
        return Services(**json.loads(os.environ[SHARED]))
    if "DATABASE_URL" in os.environ and "REDIS_URL" in os.environ:
        url = os.environ["DATABASE_URL"]
        owner_url = os.environ.get("MIGRATION_DATABASE_URL", url)
        services = Services(url, owner_url, os.environ["REDIS_URL"])
    else:
        services = _start()
    os.environ[SHARED] = json.dumps(asdict(services))
    return services


def _start() -> Services:
    folder = Path(tempfile.mkdtemp(prefix="qi-tests-"))
    cleanup = ExitStack()
    atexit.register(cleanup.close)
    cleanup.callback(shutil.rmtree, folder, ignore_errors=True)
    postgres = cleanup.enter_context(OwnPostgres(folder))
    redis = cleanup.enter_context(OwnRedis(folder))
    with closing(psycopg2.connect(postgres.server.superuser_url())) as connection:
        connection.autocommit = True
        connection.cursor().execute("ALTER ROLE qi_owner CREATEDB")
    return Services(
        postgres.server.application_url(),
        postgres.server.owner_url(),
        redis.server.url(),
        are_embedded=True,
    )


def worker_number() -> int:
    """0 without xdist, else 1 for gw0, 2 for gw1 and so on."""
    name = os.environ.get("PYTEST_XDIST_WORKER", "")
    return int(name.removeprefix("gw")) + 1 if name else 0


def with_path(url: str, path: object) -> str:
    """The same server's address with another database name or number."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{path}"))


def wait_until(condition: Callable[[], object], *, seconds: float = 60, what: str = "") -> None:
    """Return as soon as `condition()` is true; fail with a sentence after `seconds`.

    Machines are noisy: the limit only says when to give up, never how long it ought to take.
    """
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"Waited {seconds:g} s for {what or condition}.")
        time.sleep(0.03)


class Running:
    """One program for the length of a `with` block; killed for certain at its end."""

    def __init__(self, program: Program, is_ready: Callable[[], bool] = lambda: True) -> None:
        self.program = program
        self._is_ready = is_ready
        self._child: Child | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def child(self) -> Child:
        assert self._child is not None, f"{self.program.name} was not started"
        return self._child

    def start(self) -> None:
        self.program.log.parent.mkdir(parents=True, exist_ok=True)
        self._log_start = self.program.log.stat().st_size if self.program.log.exists() else 0
        self._child = Child(self.program)
        try:
            wait_until(self._ready_or_dead, what=f"{self.program.name} to be ready")
        except BaseException:
            self.stop()
            raise

    def _ready_or_dead(self) -> bool:
        if not self.child.is_running():
            raise AssertionError(f"{self.program.name} ended:\n{self.log_text()}")
        return self._is_ready()

    def kill(self, signal_number: int = signal.SIGKILL) -> None:
        """Send a signal to the process itself, as a fault would; its own children are left."""
        self.child.send(signal_number)
        if signal_number == signal.SIGKILL:
            self.child.wait(10)

    def pause(self) -> None:
        self.kill(signal.SIGSTOP)

    def resume(self) -> None:
        self.kill(signal.SIGCONT)

    def stop(self) -> None:
        self.child.stop(seconds=10)

    def restart(self) -> None:
        self.child.end_group()
        self.start()

    def log_text(self) -> str:
        """What it wrote since it was last started."""
        with self.program.log.open(errors="replace") as log:
            log.seek(self._log_start)
            return log.read()


class OwnPostgres(Running):
    """A PostgreSQL of the test's own, to be killed at will."""

    def __init__(self, folder: Path) -> None:
        passwords = Passwords(*(secrets.token_urlsafe(12) for _ in range(3)))
        self.server = PostgresServer(
            folder / "postgres",
            folder / "postgresql.log",
            passwords,
            throwaway=True,
            max_connections=200,
            port=free_port(),
        )
        self.server.prepare()
        super().__init__(self.server.program(), self.server.is_ready)

    def start(self) -> None:
        super().start()
        self.server.make_roles()

    def __exit__(self, *_: object) -> None:
        super().__exit__()
        places.remove(self.server.folder)  # which may lie outside the test's own folder


class OwnRedis(Running):
    """A Redis of the test's own, to be killed or paused at will."""

    def __init__(self, folder: Path) -> None:
        self.server = RedisServer(
            folder / "redis",
            folder / "redis.log",
            secrets.token_urlsafe(12),
            databases=REDIS_DATABASES,
            port=free_port(),
        )
        self.server.prepare()
        super().__init__(self.server.program(), self.server.is_ready)


@dataclass(frozen=True)
class Stack:
    """The platform's own processes against the servers named in `environment`.

    with stack.web() as web, stack.worker() as worker:
        page.goto(web.address)
        worker.kill()
    """

    environment: dict[str, str]
    folder: Path

    @property
    def _platform(self) -> Platform:
        return Platform(self.environment, logs=self.folder, run=self.folder)

    def web(self, port: int | None = None) -> "WebServer":
        return WebServer(self._platform, port or free_port())

    def worker(self, queue: str = "entry,bulk", processes: int = 1) -> Running:
        worker = Running(self._platform.worker(queue, processes))
        worker._is_ready = lambda: "ready." in worker.log_text()
        return worker

    def sweeper(self, seconds: int = 1) -> Running:
        return Running(self._platform.sweeper(seconds))

    def beat(self) -> Running:
        return Running(self._platform.beat())


class WebServer(Running):
    """gunicorn with the platform; `address` is where it answers."""

    def __init__(self, platform: Platform, port: int) -> None:
        self.address = f"http://{LOOPBACK}:{port}"
        super().__init__(platform.web(port), self._answers)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/healthz", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False
