"""Processes of the test's own, to be killed, paused and restarted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from tests.broker import send_hints_to
from tests.stack import OwnRedis, Stack, embedded_services, with_path


@pytest.fixture
def own_redis(tmp_path: Path) -> Iterator[OwnRedis]:
    """A Redis that may die; this test process sends its hints there for as long."""
    with OwnRedis(tmp_path) as redis:
        send_hints_to(redis.server.url())
        yield redis
    send_hints_to(embedded_services().environment()["REDIS_URL"])


@pytest.fixture
def own_stack(committed: None, own_redis: OwnRedis, tmp_path: Path) -> Stack:
    """The platform's processes on this test's database and on a Redis that may die."""
    services = embedded_services()
    environment = {
        "DATABASE_URL": with_path(services.database_url, connection.settings_dict["NAME"]),
        "REDIS_URL": own_redis.server.url(),
    }
    return Stack(services.environment() | environment, tmp_path)
