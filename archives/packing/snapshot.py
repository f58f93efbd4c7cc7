"""One moment of the database, read on a connection of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections


@contextmanager
def one_moment() -> Iterator[Any]:
    """A connection to the database to which nothing happens while it is used.

    It stands beside the usual one, which goes on seeing and writing what is new.
    """
    beside = connections.create_connection("default")
    try:
        beside.ensure_connection()
        with beside.connection.cursor() as cursor:
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SET LOCAL datestyle TO 'ISO, YMD'")
        yield beside.connection
    finally:
        beside.close()
