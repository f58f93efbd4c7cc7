"""A demonstration that runs for as long as tests look at it."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from qiplatform.embedded import places
from tests.commands.launcher import Launcher


@pytest.fixture(scope="session")
def demo() -> Iterator[Launcher]:
    """A running demonstration of the account that runs the tests."""
    with tempfile.TemporaryDirectory(prefix="qi-demo-") as folder:
        var = Path(folder) / "var"
        with Launcher("demo", var) as launcher:
            launcher.wait_until_ready()
            yield launcher
        places.remove(var / "demo" / "postgres")
