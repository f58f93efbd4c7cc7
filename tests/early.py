"""Loaded before anything else: the environment in which settings are read.

Engine and figures need neither Django nor servers; when only they are tested, none is started.
"""

import os
import sys
import tempfile
from pathlib import Path

from tests.stack import embedded_services

PURE = ("tests/engine", "tests/figures")


def _only_pure_tests() -> bool:
    named = [word.split("::")[0] for word in sys.argv[1:] if word.startswith("tests")]
    return bool(named) and all(word.startswith(PURE) for word in named)


os.environ.update(
    SECRET_KEY="only for tests, and of no worth anywhere else",
    SECURE_COOKIES="false",
    STATIC_FROM_SOURCE="true",
    SETUP_CODE="open-sesame",
    LOG_FORMAT="console",
    FILES_FOLDER=str(Path(tempfile.gettempdir()) / f"qi-test-files-{os.getuid()}"),
    DEMONSTRATION="false",
    DEBUG="false",
    # Playwright's own loop runs in the test's thread; nothing of ours is asynchronous.
    DJANGO_ALLOW_ASYNC_UNSAFE="true",
)
if _only_pure_tests():
    os.environ.setdefault("DATABASE_URL", "postgres://nobody@localhost/none")
else:
    os.environ.update(embedded_services().environment())

os.chdir(Path(__file__).resolve().parent.parent)
