"""Reading a file of the archive: no more of it than was announced, and exactly that."""

import zlib
from hashlib import sha256
from typing import IO
from zipfile import BadZipFile

from django.utils.translation import gettext as _

from common.errors import Invalid

_LONGEST_LINE = 64 * 1024  # bytes of a header


class Measured:
    """A file that is counted and digested as it is read."""

    def __init__(self, source: IO[bytes], path: str, size: int, digest: str) -> None:
        self.source = source
        self.path = path
        self.size = size
        self.digest = digest
        self.count = 0
        self.refusal: Invalid | None = None  # kept, for COPY hides what happens while it reads
        self._found = sha256()

    def read(self, size: int = -1) -> bytes:
        left = self.size - self.count
        try:
            piece = self.source.read(left + 1 if size < 0 else min(size, left + 1))
        except (BadZipFile, OSError, zlib.error) as error:
            raise self._refused(_("“{path}” is damaged.")) from error
        self._take(piece)
        return piece

    def readline(self) -> bytes:
        """The first line, with its end."""
        line = self.source.readline(_LONGEST_LINE)
        self._take(line)
        return line

    def check(self) -> None:
        """Refuse unless all of it was read and is what was announced."""
        while self.read(1024 * 1024):
            pass
        if self.count != self.size or self._found.hexdigest() != self.digest:
            raise self._refused(
                _(
                    "“{path}” is not what was exported: its checksum differs. Fetch the archive "
                    "again; if it was changed by hand, make a new one."
                )
            )

    def _take(self, piece: bytes) -> None:
        self.count += len(piece)
        self._found.update(piece)
        if self.count > self.size:
            raise self._refused(_("“{path}” is larger than the archive announces."))

    def _refused(self, sentence: str) -> Invalid:
        self.refusal = Invalid(sentence.format(path=self.path))
        return self.refusal
