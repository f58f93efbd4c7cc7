"""What the scripts say and do on machines that lack something."""

import os
import subprocess
from pathlib import Path

import pytest

from qiplatform.embedded.programs import PROJECT


class Machine:
    """A machine of made-up programs: each writes down how it was called."""

    def __init__(self, folder: Path) -> None:
        self._bin = folder / "bin"
        self._bin.mkdir()
        self._calls = folder / "calls.txt"
        for name in ("dirname", "sh"):
            self._bin.joinpath(name).symlink_to(f"/usr/bin/{name}")

    def has(self, name: str, *, says: str = "", ends_with: int = 0) -> None:
        program = self._bin / name
        lines = ["#!/bin/sh", f'echo "{name} $*" >> {self._calls}', f"printf %s '{says}'"]
        program.write_text("\n".join([*lines, f"exit {ends_with}", ""]))
        program.chmod(0o755)

    def run(self, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [f"scripts/{script}", *arguments],
            cwd=PROJECT,
            env={"PATH": str(self._bin), "PLAYWRIGHT_BROWSERS_PATH": str(self._bin / "none")},
            capture_output=True,
            text=True,
            check=False,
        )

    def calls(self) -> list[str]:
        return self._calls.read_text().splitlines() if self._calls.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_without_python_a_sentence_says_what_to_install(machine: Machine) -> None:
    result = machine.run("environment.sh", "demonstration")

    assert result.returncode == 1
    assert "Python 3.11 or newer is needed" in result.stderr
    assert "apt install python3" in result.stderr


def test_an_old_python_is_passed_over(machine: Machine) -> None:
    machine.has("python3", ends_with=1)

    result = machine.run("environment.sh", "demonstration")

    assert "Python 3.11 or newer is needed" in result.stderr


def test_a_finished_environment_is_left_alone() -> None:
    command = ["scripts/environment.sh", "development"]
    before = os.stat(PROJECT / ".venv" / "development.txt").st_mtime_ns

    result = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)

    assert (result.returncode, result.stdout) == (0, "")
    assert os.stat(PROJECT / ".venv" / "development.txt").st_mtime_ns == before


def test_missing_system_packages_are_installed_where_that_is_allowed(machine: Machine) -> None:
    machine.has("dpkg-query", ends_with=1)
    machine.has("id", says="0")
    machine.has("apt-get")

    result = machine.run("system-packages.sh")

    assert result.returncode == 0, result.stderr
    updated, installed = (call for call in machine.calls() if call.startswith("apt-get"))
    assert updated == "apt-get update -qq"
    assert "chromium-headless-shell" in installed
    assert "libpango-1.0-0" in installed


def test_missing_system_packages_are_named_where_it_is_not(machine: Machine) -> None:
    machine.has("dpkg-query", says="installed")
    machine.has("id", says="1000")
    machine.has("apt-get")

    result = machine.run("system-packages.sh")

    assert result.returncode == 1
    assert "sudo apt-get install chromium-headless-shell" in result.stderr
    assert not any(call.startswith("apt-get") for call in machine.calls())


@pytest.mark.parametrize("ends_with", [0, 100])
def test_beside_the_whole_of_chromium_its_shell_is_a_wish(machine: Machine, ends_with: int) -> None:
    machine.has("chromium")
    machine.has("dpkg-query", says="installed")
    machine.has("id", says="0")
    machine.has("apt-get", ends_with=ends_with)

    result = machine.run("system-packages.sh")

    assert result.returncode == 0, result.stderr
    assert "Installing for the tests: chromium-headless-shell" in result.stdout
    assert ("The tests use chromium, which takes longer" in result.stdout) == bool(ends_with)


@pytest.mark.parametrize("browser", ["chromium", "chromium-headless-shell"])
def test_nothing_is_installed_when_nothing_is_missing(machine: Machine, browser: str) -> None:
    machine.has(browser)
    machine.has("dpkg-query", says="installed")

    result = machine.run("system-packages.sh")

    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
