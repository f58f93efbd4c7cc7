"""The running platform for programs: a web server on the database of the tests, and a key."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from tests.stack import Stack, embedded_services, with_path


@dataclass(frozen=True)
class Site:
    """Where it answers, and its processes."""

    address: str
    stack: Stack


@contextmanager
def running_site(folder: Path, **environment: str) -> Iterator[Site]:
    """A web server that shares the database and the Redis of this test worker."""
    services = embedded_services().environment()
    name = connection.settings_dict["NAME"]
    for key in ("DATABASE_URL", "MIGRATION_DATABASE_URL"):
        services[key] = with_path(services[key], name)
    stack = Stack(services | environment, folder)
    with stack.web() as web:
        yield Site(web.address, stack)
