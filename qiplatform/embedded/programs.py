"""The platform's processes: how each is run, in the demonstration and in the tests."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from qiplatform.embedded.ports import LOOPBACK
from qiplatform.embedded.process import Program

PROJECT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Platform:
    """Makes the programs of one installation: one environment, one folder for logs."""

    environment: Mapping[str, str]
    logs: Path
    run: Path

    def web(self, port: int) -> Program:
        return self._program(
            "web",
            *(
                "-m",
                "gunicorn",
                "qiplatform.wsgi",
                "--config",
                "python:qiplatform.web_server",
            ),
            *("--bind", f"{LOOPBACK}:{port}"),
        )

    def worker(self, queue: str, processes: int) -> Program:
        return self._celery(
            f"worker-{queue}",
            *("worker", "--queues", queue, "--hostname", f"{queue}@%h"),
            *("--concurrency", str(processes)),
        )

    def beat(self) -> Program:
        schedule = self.run / "beat-schedule"
        return self._celery("beat", "beat", "--schedule", str(schedule), "--pidfile", "")

    def sweeper(self, seconds: int = 15) -> Program:
        return self._program("sweeper", "manage.py", "sweep", "--loop", str(seconds))

    def manage(self, *arguments: str, to_terminal: bool = False) -> Program:
        """A management command, its words in a log or on the terminal."""
        program = self._program(arguments[0], "manage.py", *arguments)
        return replace(program, to_terminal=to_terminal)

    def migrate(self) -> Program:
        """Run by the owner of the tables: the role of web and workers may not change them."""
        owner_url = self.environment["MIGRATION_DATABASE_URL"]
        return self._program("migrate", "manage.py", "migrate", DATABASE_URL=owner_url)

    def _celery(self, name: str, *arguments: str) -> Program:
        return self._program(
            name,
            *("-m", "celery", "--app", "qiplatform.celery", "--quiet"),
            *(*arguments, "--loglevel", "INFO"),
            CELERY_WORKER_ROLE="true",
        )

    def _program(self, name: str, *arguments: str, **more: str) -> Program:
        return Program(
            name=name,
            command=[sys.executable, *arguments],
            log=self.logs / f"{name}.log",
            environment=os.environ | self.environment | more | {"PYTHONUNBUFFERED": "1"},
            folder=PROJECT,
        )
