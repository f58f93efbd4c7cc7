"""A PostgreSQL of a measurement's own: migrated, empty, gone afterwards."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def own_database() -> Iterator[None]:
    """Django on an empty database, as its owner. Apps may be imported inside the block only."""
    from tests.stack import OwnPostgres

    folder = Path(tempfile.mkdtemp(prefix="qi-bench-"))
    try:
        with OwnPostgres(folder) as postgres:
            url = postgres.server.owner_url()
            os.environ.update(
                DJANGO_SETTINGS_MODULE="qiplatform.settings",
                SECRET_KEY="only for measurements, and of no worth anywhere else",
                DATABASE_URL=url,
                MIGRATION_DATABASE_URL=url,
                REDIS_URL="redis://127.0.0.1:1/0",  # hints find nobody, and are dropped
                DEBUG="false",
            )
            _migrated()
            yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _migrated() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
