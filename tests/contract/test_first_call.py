"""The examples of the documentation, run as they stand there against the running platform."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from people.models import KeyKind
from tests.api import a_key
from tests.live import running_site
from tests.world import a_measure, a_world

PAGE = Path(__file__).resolve().parents[2] / "docs/api.md"
EXAMPLE = re.compile(r"^```(sh|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROGRAMS = {"sh": ["sh", "-eu", "-c"], "python": [sys.executable, "-W", "ignore", "-c"]}


@pytest.mark.timeout(300)
def test_every_example_runs(committed: None, tmp_path: Path) -> None:
    world = a_world()
    a_measure(world.project, world.lead)
    examples = EXAMPLE.findall(PAGE.read_text())

    with running_site(tmp_path) as site, site.stack.worker():
        oauth = a_key(world.organisation, kind=KeyKind.CLIENT)
        known = {
            "QI_ADDRESS": site.address,
            "QI_KEY": a_key(world.organisation).text,
            "QI_CLIENT_ID": oauth.client_id,
            "QI_CLIENT_SECRET": oauth.text,
        }
        said = [
            subprocess.run(
                [*PROGRAMS[kind], example],
                env=os.environ | known,
                capture_output=True,
                text=True,
                check=True,
            ).stdout
            for kind, example in examples
        ]

    curl, by_token, requests, pandas = said
    assert world.project.title in curl
    assert world.project.title in by_token
    assert "'written': 3" in requests
    assert "True" in requests
    assert "2026-03-01 5.0" in requests
    assert "Willow ward" in pandas
