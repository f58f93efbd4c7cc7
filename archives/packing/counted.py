"""Counting and digesting what is written, on the way."""

from collections.abc import Callable
from hashlib import sha256
from typing import IO

PIECE = 256 * 1024  # bytes


class Counted:
    """A file that is written in large pieces, counted and digested on the way."""

    def __init__(self, target: IO[bytes], told: Callable[[int], None]) -> None:
        self.target = target
        self.told = told
        self.size = 0
        self.digest = sha256()
        self._lines = 0
        self._waiting: list[bytes] = []
        self._waits = 0

    def write(self, piece: bytes) -> int:
        self._waiting.append(piece)
        self._waits += len(piece)
        self._lines += 1
        if self._waits >= PIECE:
            self.flush()
        return len(piece)

    def flush(self) -> None:
        piece = b"".join(self._waiting)
        self.target.write(piece)
        self.digest.update(piece)
        self.size += len(piece)
        self._waiting, self._waits = [], 0
        self.told(self._lines)
