"""From nothing to a page that answers, step by step; then keeping it so until told to stop."""

import os
from http.client import HTTPConnection, HTTPException

from qiplatform.embedded import places
from qiplatform.embedded.environment import environment
from qiplatform.embedded.errors import CannotStart
from qiplatform.embedded.installation import Installation, Kind, Lock
from qiplatform.embedded.leftovers import Record
from qiplatform.embedded.ports import LOOPBACK, free_port
from qiplatform.embedded.postgres import PostgresServer
from qiplatform.embedded.programs import Platform
from qiplatform.embedded.redis import RedisServer
from qiplatform.embedded.runner import Runner
from qiplatform.embedded.terminal import say, step

USUAL_PORT = 8000
SERVER_SECONDS = 60
WEB_SECONDS = 90


class Launch:
    """One run of `make demo` or `make start`."""

    def __init__(self, installation: Installation, lock: Lock) -> None:
        self._installation = installation
        self._lock = lock
        self._keys = installation.keys()
        self._runner = Runner(Record(installation.run / "processes.json"))
        self._port = free_port(_wanted_port(), neighbours=9)
        self._address = os.environ.get("SITE_ADDRESS") or f"http://localhost:{self._port}"
        self._environment = environment(installation, self._keys, address=self._address)

    def run(self) -> None:
        """Start everything and keep it running; returns, with all stopped, when asked to stop."""
        with self._runner.until_asked_to_stop():
            self._start()
            self._runner.keep()

    def _start(self) -> None:
        self._start_servers()
        collecting = self._runner.begin(
            self._platform.manage("collectstatic", "--no-input", "--clear")
        )
        with step("Tables of the database"):
            self._runner.finish(self._platform.migrate())
        if self._installation.kind is Kind.DEMO:
            self._load_demonstration()
        with step("Web server, workers, scheduler and sweeper"):
            self._runner.wait_for(collecting)
            self._start_platform()
        self._lock.tell(self._address)
        self._announce()

    # --- Servers ---

    def _start_servers(self) -> None:
        database_url = os.environ.get("DATABASE_URL")
        owner_url = os.environ.get("MIGRATION_DATABASE_URL") or database_url
        redis_url = os.environ.get("REDIS_URL")
        if not database_url:
            with step("PostgreSQL"):
                postgres = self._start_postgres()
            database_url, owner_url = postgres.application_url(), postgres.owner_url()
        if not redis_url:
            with step("Redis"):
                redis_url = self._start_redis().url()
        self._environment["DATABASE_URL"] = database_url
        self._environment["MIGRATION_DATABASE_URL"] = owner_url or database_url
        self._environment["REDIS_URL"] = redis_url

    def _start_postgres(self) -> PostgresServer:
        here = self._installation
        if here.kind is Kind.DEMO and not here.has_done("demonstration"):
            places.remove(here.folder / "postgres")  # half a demonstration is of no use
        server = PostgresServer(
            here.folder / "postgres", here.logs / "postgresql.log", self._keys.database_passwords
        )
        server.prepare()
        self._runner.start_and_wait(server.program(), server.is_ready, SERVER_SECONDS)
        server.make_roles()
        return server

    def _start_redis(self) -> RedisServer:
        here = self._installation
        server = RedisServer(
            here.folder / "redis", here.logs / "redis.log", self._keys.redis_password
        )
        server.prepare()
        self._runner.start_and_wait(server.program(), server.is_ready, SERVER_SECONDS)
        return server

    # --- The platform ---

    @property
    def _platform(self) -> Platform:
        return Platform(self._environment, logs=self._installation.logs, run=self._installation.run)

    def _load_demonstration(self) -> None:
        if self._installation.has_done("demonstration"):
            return
        say("  Loading the demonstration trust. This happens once.")
        size = os.environ.get("QI_DEMO_SIZE") or "full"
        seed = self._platform.manage("seed_demo", "--size", size, to_terminal=True)
        self._runner.finish(seed)
        self._installation.mark_done("demonstration")

    def _start_platform(self) -> None:
        platform = self._platform
        for program in (
            platform.worker("entry", processes=2),
            platform.worker("bulk", processes=1),
            platform.beat(),
            platform.sweeper(),
        ):
            self._runner.start(program)
        self._runner.start_and_wait(platform.web(self._port), self._is_ready, WEB_SECONDS)

    def _is_ready(self) -> bool:
        # Not urllib: it would ask the proxy that many hospitals set for everything.
        connection = HTTPConnection(LOOPBACK, self._port, timeout=5)
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    def _announce(self) -> None:
        say(f"\nReady: {self._address}\n")
        if self._installation.kind is Kind.DEMO:
            self._runner.finish(self._platform.manage("demo_sign_ins", to_terminal=True))
        else:
            say(
                f"Set-up code, asked once when the organisation is created: {self._keys.setup_code}"
            )
        say(f"\nCtrl-C stops everything. Logs are in {self._installation.logs}")


def _wanted_port() -> int:
    wanted = os.environ.get("PORT") or str(USUAL_PORT)
    if not wanted.isdecimal() or not 1024 <= int(wanted) <= 65000:
        raise CannotStart(f"PORT is {wanted}.", "Give a number from 1024 to 65000, or none.")
    return int(wanted)
