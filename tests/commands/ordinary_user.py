"""A person without rights, with a copy of the project, for tests that run as root."""

import os
import pwd
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from qiplatform.embedded.accounts import Account
from qiplatform.embedded.programs import PROJECT


@dataclass(frozen=True)
class Person:
    account: tuple[int, int]
    home: Path  # the project lies in `home / "project"`

    @property
    def project(self) -> Path:
        return self.home / "project"


@contextmanager
def ordinary_user() -> Iterator[Person]:
    """A person with a copy of the project and of its .venv, all gone afterwards.

    Whoever is an ordinary user already is this person.
    """
    home = Path(tempfile.mkdtemp(prefix="qi-user-", dir="/var/tmp"))
    name = f"qi{secrets.token_hex(4)}"
    is_root = os.geteuid() == 0
    try:
        if is_root:
            subprocess.run(["useradd", "--no-create-home", "-d", str(home), name], check=True)
            entry = pwd.getpwnam(name)
            person = Person((entry.pw_uid, entry.pw_gid), home)
        else:
            person = Person((os.geteuid(), os.getegid()), home)
        _copy_project(person)
        _make_environment(person)
        yield person
    finally:
        if is_root:
            subprocess.run(["userdel", name], check=True)
        shutil.rmtree(home, ignore_errors=True)


def _copy_project(person: Person) -> None:
    """What a clone would hold: every file that git knows or would add."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.check_output(command, cwd=PROJECT, text=True).split("\0")
    for name in filter(None, names):
        if (PROJECT / name).is_file():
            (person.project / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(PROJECT / name, person.project / name)
    _give(person.home, person)


def _give(folder: Path, person: Person) -> None:
    """Hand a folder over, with the folders in it and the files that are nobody else's."""
    for path in (folder, *folder.rglob("*")):
        if path.is_dir() or path.stat(follow_symlinks=False).st_nlink == 1:
            os.chown(path, *person.account, follow_symlinks=False)


def _make_environment(person: Person) -> None:
    """A .venv of the person's own, with the packages of ours linked into it.

    `make demo` then installs what this Python needs besides, as it would for anyone.
    """
    command = [_python_for(person), "-m", "venv", "--without-pip", str(person.project / ".venv")]
    subprocess.run(
        command,
        check=True,
        cwd="/",
        user=person.account[0],
        group=person.account[1],
        extra_groups=[],
    )
    library = Path("lib") / f"python{sys.version_info.major}.{sys.version_info.minor}"
    shutil.copytree(
        Path(sys.prefix) / library / "site-packages",
        person.project / ".venv" / library / "site-packages",
        copy_function=_link,
        dirs_exist_ok=True,
    )
    _give(person.project / ".venv" / library, person)


def _python_for(person: Person) -> str:
    """Our Python, or where the person cannot reach it the system's of the same version."""
    ours = os.path.realpath(sys.executable)
    if Account(*person.account).can_read(Path(ours)):
        return ours
    name = f"python{sys.version_info.major}.{sys.version_info.minor}"
    systems = shutil.which(name, path="/usr/local/bin:/usr/bin")
    assert systems, f"An ordinary user can run no {name} here: install one outside root's home."
    return systems


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # another file system
        shutil.copy2(source, target)
