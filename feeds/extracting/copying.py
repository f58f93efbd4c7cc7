"""COPY as a stream: PostgreSQL writes on one thread while the client is served on another."""

from collections.abc import Iterator
from queue import Queue
from threading import Event, Thread
from typing import Any

from django.db import connection

_PIECE = 256 * 1024  # bytes
_AHEAD = 8  # pieces that may wait for the client


class _Stopped(Exception):
    """Nobody reads any more."""


class _Pipe:
    """A file into which COPY writes row by row, and out of which large pieces come."""

    def __init__(self) -> None:
        self.pieces: Queue[bytes | BaseException | None] = Queue(maxsize=_AHEAD)
        self.stopped = Event()
        self._rows: list[bytes] = []
        self._size = 0

    def write(self, row: bytes) -> int:
        self._rows.append(row)
        self._size += len(row)
        if self._size >= _PIECE:
            self.flush()
        return len(row)

    def flush(self) -> None:
        if self.stopped.is_set():
            raise _Stopped
        self.pieces.put(b"".join(self._rows))
        self._rows, self._size = [], 0


def copied(statement: str) -> Iterator[bytes]:
    """What a COPY … TO STDOUT gives, in pieces. Memory stays the same however much it is.

    Raises what the database raised. A reader who goes away ends the statement.
    """
    connection.ensure_connection()
    pipe = _Pipe()
    pump = Thread(target=_pump, args=(connection.connection, statement, pipe), daemon=True)
    pump.start()
    is_whole = False
    try:
        while (piece := pipe.pieces.get()) is not None:
            if isinstance(piece, BaseException):
                raise piece
            yield piece
        is_whole = True
    finally:
        pipe.stopped.set()
        while pump.is_alive():  # it may wait for room
            while not pipe.pieces.empty():
                pipe.pieces.get()
            pump.join(timeout=0.05)
        if not is_whole and not connection.in_atomic_block:
            connection.close()  # in the middle of a COPY: of no use to whoever comes next


def _pump(database: Any, statement: str, pipe: _Pipe) -> None:
    try:
        with database.cursor() as cursor:
            cursor.copy_expert(statement, pipe)
        pipe.flush()
        pipe.pieces.put(None)
    except _Stopped:
        return
    except BaseException as error:  # noqa: BLE001  (whatever it is, whoever reads has to know)
        if not pipe.stopped.is_set():
            pipe.pieces.put(error)
