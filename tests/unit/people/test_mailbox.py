"""Mail that stays on this machine."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.mail import EmailMessage, get_connection
from time_machine import TimeMachineFixture

from people import mailbox


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "mail"


def send(folder: Path, *subjects: str, body: str = "Open http://localhost/x/") -> None:
    """Write mails as the demonstration does, all of one call into one file."""
    connection = get_connection(
        "django.core.mail.backends.filebased.EmailBackend", file_path=str(folder)
    )
    connection.send_messages(
        [EmailMessage(subject, body, to=["amara@example.org"]) for subject in subjects]
    )


def test_letters_are_read_newest_first(folder: Path, time_machine: TimeMachineFixture) -> None:
    time_machine.move_to("2026-05-01 09:00")
    send(folder, "First")
    time_machine.move_to("2026-05-02 09:00")
    send(folder, "Second")

    assert [letter.subject for letter in mailbox.newest_letters(str(folder))] == ["Second", "First"]


def test_a_file_may_hold_several_letters(folder: Path) -> None:
    send(folder, "One", "Two")

    assert {letter.subject for letter in mailbox.newest_letters(str(folder))} == {"One", "Two"}


def test_a_letter_says_to_whom_it_went_and_what_it_said(folder: Path) -> None:
    send(folder, "Grüße – 你好", body="Ein Satz, über zwei\nZeilen: ✓")

    (letter,) = mailbox.newest_letters(str(folder))
    assert (letter.to, letter.subject) == ("amara@example.org", "Grüße – 你好")
    assert letter.body.strip() == "Ein Satz, über zwei\nZeilen: ✓"


def test_a_letter_is_found_by_its_key_and_by_nothing_else(folder: Path) -> None:
    send(folder, "One", "Two")
    letters = mailbox.newest_letters(str(folder))

    assert mailbox.letter_with(str(folder), letters[0].key) == letters[0]
    for key in ("", "../secret", next(folder.iterdir()).name):
        assert mailbox.letter_with(str(folder), key) is None


def test_links_folders_and_other_files_are_not_read(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.log"
    secret.write_text("Subject: secret\n\nkey\n")
    folder.mkdir()
    (folder / "link.log").symlink_to(secret)
    (folder / "folder.log").mkdir()
    (folder / "notes.txt").write_text("Subject: notes\n\n")

    assert mailbox.newest_letters(str(folder)) == []


def test_a_huge_file_is_read_only_from_its_beginning(folder: Path) -> None:
    folder.mkdir()
    (folder / "huge.log").write_bytes(b"Subject: huge\n\n" + b"x" * 10_000_000)

    (letter,) = mailbox.newest_letters(str(folder))
    assert len(letter.body) <= mailbox.LARGEST


def test_something_that_is_no_mail_is_shown_as_an_empty_letter(folder: Path) -> None:
    folder.mkdir()
    (folder / "broken.log").write_bytes(b"\xff\xfe\x00 no headers at all")

    (letter,) = mailbox.newest_letters(str(folder))
    assert letter.subject == ""


def test_without_a_folder_there_are_no_letters(folder: Path) -> None:
    assert mailbox.newest_letters(str(folder)) == []


@pytest.mark.parametrize(
    ("backend", "is_demonstration", "arrives"),
    [("smtp", False, True), ("filebased", False, False), ("filebased", True, True)],
)
def test_mail_arrives_through_a_server_or_on_the_page_of_the_demonstration(
    settings: LazySettings, backend: str, is_demonstration: bool, arrives: bool
) -> None:
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{backend}.EmailBackend"
    settings.DEMONSTRATION = is_demonstration

    assert mailbox.mail_arrives() is arrives
