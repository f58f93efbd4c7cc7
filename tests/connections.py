"""Connections to the database, seen and ended from outside."""

from django.db import connections


def as_another(statement: str, process: int) -> list[tuple]:
    """What a statement about a process of the database answers on a connection of its own."""
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            cursor.execute(statement, [process])
            return cursor.fetchall()
    finally:
        other.close()


def cut(process: int) -> None:
    """End the connection that a process of the database serves."""
    as_another("SELECT pg_terminate_backend(%s)", process)
