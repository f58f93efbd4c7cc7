"""One installation on this machine: its folder, its secrets, its lock."""

import fcntl
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from qiplatform.embedded.postgres import Passwords
from qiplatform.embedded.programs import PROJECT


class Kind(StrEnum):
    """What is started; each keeps its own data, so that they never mix."""

    DEMO = "demo"
    START = "start"

    @property
    def words(self) -> str:
        return "the demonstration trust" if self is Kind.DEMO else "an installation of your own"


@dataclass(frozen=True)
class Keys:
    """Secrets of one installation, made once."""

    secret_key: str
    setup_code: str
    superuser_password: str
    owner_password: str
    application_password: str
    redis_password: str

    @classmethod
    def new(cls) -> "Keys":
        return cls(
            secret_key=secrets.token_urlsafe(48),
            setup_code="-".join(_easy_word() for _ in range(3)),
            superuser_password=secrets.token_urlsafe(24),
            owner_password=secrets.token_urlsafe(24),
            application_password=secrets.token_urlsafe(24),
            redis_password=secrets.token_urlsafe(24),
        )

    @property
    def database_passwords(self) -> Passwords:
        return Passwords(self.superuser_password, self.owner_password, self.application_password)


def _easy_word() -> str:
    """Four letters that are not mistaken for one another when read aloud or typed."""
    return "".join(secrets.choice("abcdefghjkmnpqrstuvwxyz") for _ in range(4))


class AlreadyRunning(Exception):
    """Another start holds this installation; `address` is where it answers, if it does yet."""

    def __init__(self, process: int, address: str) -> None:
        super().__init__(address)
        self.process = process
        self.address = address


class Installation:
    """The folder `var/demo` or `var/start`, and what lies in it."""

    def __init__(self, kind: Kind, var: Path | None = None) -> None:
        self.kind = kind
        self.var = var or Path(os.environ.get("QI_VAR") or PROJECT / "var").absolute()
        self.folder = self.var / kind
        self.logs = self.folder / "log"
        self.run = self.folder / "run"
        self.mail = self.folder / "mail"
        self.files = self.folder / "files"

    def make(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        for folder in (self.logs, self.run, self.mail, self.files):
            folder.mkdir(mode=0o700, exist_ok=True)

    def keys(self) -> Keys:
        """The secrets of this installation, made and kept at the first start."""
        path = self.folder / "keys.json"
        if path.exists():
            return Keys(**json.loads(path.read_text()))
        keys = Keys.new()
        unfinished = path.with_suffix(".unfinished")
        unfinished.touch(mode=0o600)
        unfinished.write_text(json.dumps(asdict(keys), indent=2))
        unfinished.replace(path)
        return keys

    def has_done(self, step: str) -> bool:
        return (self.folder / f"{step}.done").exists()

    def mark_done(self, step: str) -> None:
        (self.folder / f"{step}.done").touch()

    @contextmanager
    def locked(self) -> Iterator["Lock"]:
        """Hold this installation; the system lets go of it however we end."""
        path = self.run / "lock"
        path.touch(mode=0o600)
        with path.open("r+") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                holder = json.loads(file.read() or "{}")
                raise AlreadyRunning(holder.get("process", 0), holder.get("address", "")) from None
            lock = Lock(path)
            lock.tell(address="")
            yield lock


class Lock:
    """Held while an installation runs; tells a second start where the first one answers."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def tell(self, address: str) -> None:
        self._path.write_text(json.dumps({"process": os.getpid(), "address": address}))
