"""Connections to the database, seen and ended from outside."""

from django.db import connection, connections


def as_another(statement: str, *values: object) -> list[tuple]:
    """What a statement answers on a connection of its own."""
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchall()
    finally:
        other.close()


def connections_of_others() -> set[int]:
    """The processes of the database that work for web and workers, not for this test."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return {row[0] for row in cursor.fetchall()}


def cut(*processes: int) -> None:
    """End the connections that these processes of the database serve."""
    as_another("SELECT pg_terminate_backend(pid) FROM unnest(%s) AS pid", list(processes))
