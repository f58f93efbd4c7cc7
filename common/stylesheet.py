"""One style sheet for the browser out of one small file a component.

`static/css/` stays readable in pieces, a page asks for one file, and nothing has to be built.
"""

import atexit
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp
from threading import get_ident
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseStorageFinder
from django.core.files.storage import FileSystemStorage

SHEET = "css/app.css"


def pieces() -> list[Path]:
    """The files of the style sheet, in the order in which their rules must stand."""
    folder = Path(settings.BASE_DIR) / "static" / "css"
    first = [folder / name for name in ("tokens.css", "tones.css", "base.css", "layout.css")]
    return [*first, *sorted((folder / "components").glob("*.css")), folder / "print.css"]


def joined() -> str:
    """The whole style sheet as text."""
    return "\n".join(piece.read_text(encoding="utf-8") for piece in pieces())


class StylesheetFinder(BaseStorageFinder):
    """Serves and collects `css/app.css`, written anew from its pieces whenever it is looked for."""

    def __init__(self) -> None:
        self._folder = Path(mkdtemp(prefix="stylesheet-"))
        atexit.register(shutil.rmtree, self._folder, ignore_errors=True)
        super().__init__(storage=FileSystemStorage(location=self._folder))

    def find(self, path: str, *args: Any, **kwargs: Any) -> Any:
        if path == SHEET:
            self._write()
        return super().find(path, *args, **kwargs)

    def list(self, ignore_patterns: Any) -> Iterator[Any]:
        self._write()
        return iter(super().list(ignore_patterns))

    def _write(self) -> None:
        sheet = self._folder / SHEET
        sheet.parent.mkdir(exist_ok=True)
        # Another thread may be reading: it sees the old sheet or the new one, never half of one.
        unfinished = sheet.with_suffix(f".{get_ident()}")
        unfinished.write_text(joined(), encoding="utf-8")
        unfinished.replace(sheet)
