"""The files for production: valid by their own specification, and of one mind with the code."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from qiplatform.embedded.programs import PROJECT, Platform

COMPOSE = PROJECT / "docker-compose.yml"
PROCESSES = ("web", "worker-entry", "worker-bulk", "beat", "sweeper")
SECRETS = {
    *("SECRET_KEY", "SETUP_CODE", "POSTGRES_PASSWORD", "OWNER_PASSWORD"),
    *("APPLICATION_PASSWORD", "REDIS_PASSWORD"),
}


@pytest.fixture(scope="module")
def services() -> dict[str, dict]:
    return yaml.safe_load(COMPOSE.read_text())["services"]


def test_the_compose_file_follows_the_compose_specification() -> None:
    """Checked against the specification's own JSON schema, carried by `check-jsonschema`."""
    command = [
        *(sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec"),
        str(COMPOSE),
    ]

    result = subprocess.run(command, capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("name", [*PROCESSES, "postgres", "redis"])
def test_what_dies_is_restarted(services: dict[str, dict], name: str) -> None:
    assert services[name]["restart"] == "unless-stopped"


@pytest.mark.parametrize("name", ["web", "worker-entry", "worker-bulk", "postgres", "redis"])
def test_health_is_checked(services: dict[str, dict], name: str) -> None:
    assert services[name]["healthcheck"]["test"]


@pytest.mark.parametrize("name", PROCESSES)
def test_nothing_starts_before_the_tables_are_there(services: dict[str, dict], name: str) -> None:
    assert services[name]["depends_on"]["migrate"] == {
        "condition": "service_completed_successfully"
    }


@pytest.mark.parametrize("name", PROCESSES)
def test_only_migrations_know_the_owners_password(services: dict[str, dict], name: str) -> None:
    assert "OWNER_PASSWORD" not in str(services[name])
    assert "OWNER_PASSWORD" in str(services["migrate"])


def test_no_secret_has_a_default_and_each_stops_the_start_when_missing() -> None:
    text = COMPOSE.read_text()

    for name in SECRETS:
        assert f"${{{name}:?" in text, f"{name} is not required"
        assert f"${{{name}:-" not in text, f"{name} has a default"


def test_the_example_names_every_variable_and_gives_no_secret() -> None:
    example = dict(re.findall(r"^([A-Z_]+)=(.*)$", (PROJECT / ".env.example").read_text(), re.M))
    used = set(re.findall(r"\$\{([A-Z_]+)", COMPOSE.read_text()))

    assert set(example) == used
    assert all(example[name] == "" for name in SECRETS)


@pytest.mark.parametrize("name", PROCESSES)
def test_production_runs_the_programs_of_the_demonstration(
    services: dict[str, dict], name: str, tmp_path: Path
) -> None:
    """The words that say what a process does are the same in both; places and sizes differ."""
    platform = Platform({}, logs=tmp_path, run=tmp_path)
    programs = {
        "web": platform.web(8000),
        "worker-entry": platform.worker("entry", 2),
        "worker-bulk": platform.worker("bulk", 2),
        "beat": platform.beat(),
        "sweeper": platform.sweeper(),
    }
    words = " ".join(programs[name].command).replace("=", " ").split()
    telling = {"worker", "beat", "sweep", "entry", "bulk", "qiplatform.wsgi", "--loop", "15"}

    command = services[name].get("command") or _command_of_the_image()

    ours = " ".join(command).replace("=", " ").split()
    assert telling & set(ours) == telling & set(words)


def _command_of_the_image() -> list[str]:
    command = re.search(r"^CMD (\[.*\])$", (PROJECT / "Dockerfile").read_text(), re.M)
    assert command
    return list(yaml.safe_load(command.group(1)))


def test_no_requirement_names_a_registry_or_a_folder() -> None:
    for path in (PROJECT / "requirements").glob("*.txt"):
        text = path.read_text()
        assert "://" not in text, path.name
        assert "--index" not in text, path.name
        assert " @ " not in text, path.name


def test_every_requirement_is_hashed_and_the_three_files_agree() -> None:
    pins = {
        path.stem: dict(re.findall(r"^([a-z0-9._-]+)(?:\[.*\])?==(\S+)", path.read_text(), re.M))
        for path in (PROJECT / "requirements").glob("*.txt")
    }

    assert pins["production"].items() <= pins["demonstration"].items()
    assert pins["demonstration"].items() <= pins["development"].items()


@pytest.mark.parametrize("source", ["qiplatform/settings.py", "qiplatform/web_server.py"])
def test_every_setting_is_explained(source: str) -> None:
    code = (PROJECT / source).read_text()
    names = set(re.findall(r'(?:env(?:iron)?\.\w+|required)\(\s*"([A-Z_]+)"', code))
    explained = (PROJECT / "docs" / "operations.md").read_text()

    missing = {name for name in names if f"`{name}`" not in explained}

    assert names
    assert not missing
