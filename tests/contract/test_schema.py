"""The API keeps what its schema promises: a program tries to prove the opposite.

schemathesis makes requests of every kind from the schema, right ones and wrong ones, sends them to
the running server, one after another, and looks at each answer with all of its checks. Here it
gets few examples of each; `make test-api` gives it many.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.api import a_key
from tests.contract.world import a_world_to_try, configuration
from tests.live import running_site

EXAMPLES = os.environ.get("API_EXAMPLES", "2")  # of each operation and phase
PHASES = os.environ.get("API_PHASES", "examples,fuzzing,stateful")


@pytest.mark.timeout(1800)
def test_nothing_is_found_that_the_schema_does_not_say(committed: None, tmp_path: Path) -> None:
    world, ids = a_world_to_try()
    key = a_key(world.organisation)
    config = tmp_path / "schemathesis.toml"
    config.write_text(configuration(ids))

    with running_site(tmp_path, API_CALLS_A_MINUTE="1000000") as site, site.stack.worker():
        tried = subprocess.run(
            [
                *(sys.executable, "-W", "ignore", "-m", "schemathesis.cli"),
                *("--config-file", str(config), "run", f"{site.address}/api/v1/schema/"),
                *("--header", f"Authorization: Bearer {key.text}"),
                *("--checks", "all", "--workers", "1", "--seed", "7"),
                *("--phases", PHASES, "--max-examples", EXAMPLES),
                *("--generation-deterministic", "--no-color", "--request-timeout", "30"),
            ],
            cwd=tmp_path,
            capture_output=True,
            text=True,
        )

    (tmp_path / "report.txt").write_text(tried.stdout + tried.stderr)
    assert tried.returncode == 0, tried.stdout[-20_000:] + tried.stderr[-2_000:]
