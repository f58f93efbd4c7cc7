"""Whoever runs the server says which networks inside may be reached, and never its own."""

import os
import subprocess
import sys

import pytest


def settings_with(networks: str) -> subprocess.CompletedProcess[str]:
    known = {
        "SECRET_KEY": "only for looking at the settings, and long enough for that: 0123456789",
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
        "WEBHOOK_NETWORKS": networks,
    }
    return subprocess.run(
        [sys.executable, "-c", "from qiplatform.settings import *; print(*WEBHOOK_NETWORKS)"],
        env=os.environ | known,
        capture_output=True,
        text=True,
    )


def test_networks_inside_are_named_with_commas() -> None:
    assert settings_with("10.20.0.0/16,fd12::/48").stdout.split() == ["10.20.0.0/16", "fd12::/48"]
    assert settings_with("").stdout.split() == []


@pytest.mark.parametrize("own", ["127.0.0.1/32", "0.0.0.0/0", "169.254.169.254/32", "::/0"])
def test_the_machines_own_are_refused_at_the_start(own: str) -> None:
    tried = settings_with(f"10.20.0.0/16,{own}")

    assert tried.returncode != 0
    assert "WEBHOOK_NETWORKS may not hold this machine's own" in tried.stderr
