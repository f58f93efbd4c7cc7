"""Fixtures for every test that needs Django: a database owned by one role and used by another."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import hypothesis
import pgtrigger
import pytest
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import OperationalError, connection, connections, transaction
from psycopg2.errors import DeadlockDetected

from tests.schema import make_test_database
from tests.stack import embedded_services

# Machines are noisy: how long a test or its data takes says nothing about the product.
hypothesis.settings.register_profile(
    "noisy", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("noisy")
TESTS = Path(__file__).parent
# Files go to the workers in this order. Those with a single long test begin, or the last worker
# would sit over them alone; journeys end, for their servers stay up until all is over.
FIRST = ("access", "contract", "commands", "faults", "demonstration")
LAST = ("browser/test_every_page", "browser")
_NUMBERS_FROM_ONE = """
    SELECT setval((quote_ident(schemaname) || '.' || quote_ident(sequencename))::regclass, 1, false)
      FROM pg_sequences
     WHERE last_value IS NOT NULL AND sequencename <> 'django_content_type_id_seq'
"""


def pytest_collection_finish() -> None:
    """What is loaded by now stays: looking through it for garbage would slow every test down."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: _turn(item.path.relative_to(TESTS).as_posix()))


def _turn(path: str) -> int:
    """When a file is due. Files of one turn keep their order."""
    for turn, start in enumerate(FIRST):
        if path.startswith(f"{start}/"):
            return turn - len(FIRST)
    return next((turn for turn, start in enumerate(LAST, start=1) if path.startswith(start)), 0)


@contextmanager
def as_owner() -> Iterator[None]:
    """Use the connection as the role that owns the tables, as migrations do."""
    import environ

    owner = environ.Env.db_url_config(embedded_services().owner_database_url)
    used = connection.settings_dict
    kept = {key: used[key] for key in ("USER", "PASSWORD")}
    connection.close()
    used.update({key: owner[key] for key in kept})
    try:
        yield
    finally:
        connection.close()
        used.update(kept)


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, django_db_blocker: object) -> Iterator[None]:
    """A migrated test database, made by its owner; everything after runs as the application."""
    suffix = request.config.workerinput["workerid"] if _is_xdist_worker(request) else ""
    name = f"test_qi_{suffix}".rstrip("_")
    settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = name
    connection.settings_dict["TEST"]["NAME"] = name
    _hash_passwords_fast()
    # Each test has a client of its own, which would go through all static files at its beginning.
    settings.WHITENOISE_AUTOREFRESH = True
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        with as_owner():
            make_test_database(name, embedded_services())
        connection.settings_dict["NAME"] = name
        # Never dropped: the embedded server goes as a whole, and another makes it anew each time.
        yield


def _hash_passwords_fast() -> None:
    """By the same method as ever, so that every process reads them, but with next to no work.

    Passwords are guarded by what it costs to try them: a third of a second for each hash, which
    would be most of the time of a test that signs in.
    """
    Argon2PasswordHasher.time_cost = 1
    Argon2PasswordHasher.memory_cost = 8
    Argon2PasswordHasher.parallelism = 1


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    """Data that is really committed, so that other processes and threads see it."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        yield
        connections.close_all()
        with as_owner():
            empty_all_tables()


def empty_all_tables(*, tries: int = 10) -> None:
    """A worker still at work may want the same tables: of two that wait for each other,
    PostgreSQL sends one away, and if that is us we come again."""
    try:
        with transaction.atomic(), pgtrigger.ignore():
            _remove_all_rows()
    except OperationalError as error:
        if tries == 1 or not isinstance(error.__cause__, DeadlockDetected):
            raise
        empty_all_tables(tries=tries - 1)


def _remove_all_rows() -> None:
    """Most tables are empty, and to truncate those as well takes longer than many a test."""
    kept = {"django_migrations", "django_content_type"}
    with connection.cursor() as cursor:
        tables = [
            connection.ops.quote_name(table)
            for table in connection.introspection.table_names(cursor)
            if table not in kept
        ]
        cursor.execute(f"LOCK TABLE {', '.join(tables)} IN EXCLUSIVE MODE")
        cursor.execute(
            " UNION ALL ".join(f"SELECT '{t}' WHERE EXISTS (SELECT FROM {t})" for t in tables)
        )
        for (table,) in cursor.fetchall():
            cursor.execute(f"DELETE FROM {table}")
        cursor.execute(_NUMBERS_FROM_ONE)


def _is_xdist_worker(request: pytest.FixtureRequest) -> bool:
    return hasattr(request.config, "workerinput")
