"""Processes of the platform beside a measurement: a web server, and a command that loads."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SETTINGS = ("DJANGO_SETTINGS_MODULE", "SECRET_KEY", "DATABASE_URL", "MIGRATION_DATABASE_URL")
_MEASURED = """
import resource, sys
from django.core.management import execute_from_command_line
execute_from_command_line(["manage.py", "load_feed", *sys.argv[1:], "--dry-run"])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@contextmanager
def served(organisation: Any, folder: Path) -> Iterator[tuple[str, str]]:
    """The address of a web process on the same database, and a key that reads feeds and numbers."""
    from people.roles import Scope
    from tests.api import a_key
    from tests.stack import Stack

    key = a_key(organisation, [Scope.FEEDS_READ, Scope.MEASUREMENTS_READ]).text
    environment = {name: os.environ[name] for name in (*SETTINGS, "REDIS_URL")}
    environment |= {"FILES_FOLDER": str(folder), "SECURE_COOKIES": "false"}
    with Stack(environment, folder).web() as web:
        yield web.address, key


def memory_of_a_load(content: bytes, email: str) -> int:
    """MiB that a process of its own had at most while it tried to load a file."""
    with tempfile.NamedTemporaryFile(suffix=".csv") as file:
        file.write(content)
        file.flush()
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", _MEASURED, file.name, "--by", email],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"FILES_FOLDER": tempfile.gettempdir()},
        )
    return int(done.stdout.split()[-1])
