"""One style sheet for the browser out of one small file a component.

`static/css/` stays readable in pieces, a page asks for one file, and nothing has to be built.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import get_ident

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

SHEET = "css/app.css"


def pieces() -> list[Path]:
    """The files of the style sheet, in the order in which their rules must stand."""
    folder = Path(settings.BASE_DIR) / "static" / "css"
    first = [folder / name for name in ("tokens.css", "tones.css", "base.css", "layout.css")]
    return [
        *first,
        *sorted((folder / "components").glob("*.css")),
        folder / "print.css",
    ]


def joined() -> str:
    """The whole style sheet as text."""
    return "\n".join(piece.read_text(encoding="utf-8") for piece in pieces())


class StylesheetFinder(BaseFinder):
    """Serves and collects `css/app.css`, written anew from its pieces whenever it is looked for."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._folder = TemporaryDirectory(prefix="stylesheet-")
        self._storage = FileSystemStorage(location=self._folder.name)

    def find(self, path: str, find_all: bool = False, **_: object) -> str | list[str]:
        if path != SHEET:
            return []
        found = str(self._written())
        return [found] if find_all else found

    def list(self, ignore_patterns: object) -> Iterator[tuple[str, Storage]]:
        self._written()
        yield SHEET, self._storage

    def check(self, **_: object) -> list:
        return []

    def _written(self) -> Path:
        path = Path(self._folder.name) / SHEET
        path.parent.mkdir(exist_ok=True)
        # Another thread may be reading: it sees the old sheet or the new one, never half of one.
        unfinished = path.with_suffix(f".{get_ident()}")
        unfinished.write_text(joined(), encoding="utf-8")
        return unfinished.replace(path)
