"""Whether the collected static files are those of the present code."""

import hashlib
from pathlib import Path

from qiplatform.embedded.programs import PROJECT


class StaticFiles:
    """The folder that WhiteNoise serves, and the fingerprint of what it was made from."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._stamp = folder.with_suffix(".made-from")  # beside it: all inside is served

    def are_current(self) -> bool:
        return self._stamp.exists() and self._stamp.read_text() == fingerprint()

    def mark_current(self) -> None:
        self._stamp.write_text(fingerprint())


def fingerprint() -> str:
    """Changes with any of our static files and with any installed package."""
    digest = hashlib.sha256()
    sources = [*PROJECT.glob("requirements/*.txt"), PROJECT / "common" / "finders.py"]
    sources += [path for path in (PROJECT / "static").rglob("*") if path.is_file()]
    for path in sorted(sources):
        digest.update(f"{path.relative_to(PROJECT)}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
