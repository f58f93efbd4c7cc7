"""A kept connection is tried before it is used, and asked only where the server had a word."""

import pytest
from django.db import connection

from tests.connections import as_another, cut
from tests.stack import wait_until


@pytest.fixture
def kept(committed: None) -> int:
    """A connection of its own, opened and kept by this test; its process in the database."""
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


def test_a_good_connection_is_not_asked(kept: int) -> None:
    assert connection.is_usable()

    last = as_another("SELECT query FROM pg_stat_activity WHERE pid = %s", kept)
    assert last == [("SELECT pg_backend_pid()",)]


def test_a_connection_that_was_cut_is_noticed(kept: int) -> None:
    cut(kept)

    wait_until(lambda: not connection.is_usable(), what="the end of the connection to be noticed")
    connection.close()
    assert connection.is_usable() is False
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    assert connection.is_usable()


def test_after_an_error_it_is_asked_all_the_same(kept: int) -> None:
    connection.errors_occurred = True

    assert connection.is_usable()
    last = as_another("SELECT query FROM pg_stat_activity WHERE pid = %s", kept)
    assert last == [("SELECT 1",)]
