"""One installation: its secrets are made once, and it runs once."""

from pathlib import Path

import pytest

from qiplatform.embedded.environment import environment
from qiplatform.embedded.installation import AlreadyRunning, Installation, Kind


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    installation = Installation(Kind.START, tmp_path)
    installation.make()
    return installation


def test_keys_are_made_once(installation: Installation) -> None:
    assert installation.keys() == installation.keys()


def test_keys_are_for_their_owner_alone(installation: Installation) -> None:
    installation.keys()

    assert (installation.folder / "keys.json").stat().st_mode & 0o777 == 0o600


def test_each_kind_has_keys_of_its_own(installation: Installation) -> None:
    demonstration = Installation(Kind.DEMO, installation.var)
    demonstration.make()

    assert demonstration.keys() != installation.keys()


def test_a_second_start_is_told_where_the_first_answers(installation: Installation) -> None:
    with installation.locked() as lock:
        lock.tell("http://localhost:8000")

        with pytest.raises(AlreadyRunning) as told, installation.locked():
            pass

        assert told.value.address == "http://localhost:8000"


def test_the_lock_is_free_again_afterwards(installation: Installation) -> None:
    with installation.locked():
        pass

    with installation.locked():
        pass


def test_the_callers_settings_win(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EMAIL_URL", "smtp://mail.example:25")
    monkeypatch.setenv("SECRET_KEY", "the caller's own")

    settings = environment(installation, installation.keys(), address="http://localhost:8000")

    assert settings["SECRET_KEY"] == "the caller's own"
    assert "MAIL_FOLDER" not in settings


def test_the_demonstration_never_sends_mail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EMAIL_URL", "smtp://mail.example:25")
    demonstration = Installation(Kind.DEMO, tmp_path)
    demonstration.make()

    settings = environment(demonstration, demonstration.keys(), address="http://localhost:8000")

    assert settings["MAIL_FOLDER"] == str(demonstration.mail)
