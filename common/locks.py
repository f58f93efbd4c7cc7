"""Being the only process that does something."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def alone_with(work: str, number: int) -> Iterator[bool]:
    """Whether this process alone does that work for that number now.

    The lock goes with the process, however that ends. Not inside a transaction.
    """
    key = "hashtext(%s), %s"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_try_advisory_lock({key})", [work, number])
        alone = cursor.fetchone()[0]
    try:
        yield alone
    finally:
        if alone and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT pg_advisory_unlock({key})", [work, number])
