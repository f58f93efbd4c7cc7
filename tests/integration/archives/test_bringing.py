"""The first page of an installation that begins with an export, and the worker behind it."""

import csv
import io
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from archives.importing import run_waiting_imports
from archives.models import Import
from archives.vocabulary import Stage
from people.models import Organisation, User
from tests.integration.archives.conftest import changed
from tests.world import a_world

PASSWORD = "purple horses sing"


@pytest.fixture(autouse=True)
def setup_code(settings: Settings) -> None:
    settings.SETUP_CODE = "open-sesame"


def email_of(archive: BytesIO, name: str) -> str:
    with ZipFile(archive) as opened:
        text = opened.read("data/people.csv").decode()
    (row,) = [row for row in csv.DictReader(io.StringIO(text)) if row["name"] == name]
    return str(row["email"])


def bring(client: Client, archive: BytesIO, **answers: object) -> HttpResponse:
    file = SimpleUploadedFile("export.zip", archive.getvalue(), "application/zip")
    said = {"code": "open-sesame", "file": file, "password": PASSWORD}
    return client.post(reverse("import_new"), said | answers)


def test_whoever_brings_an_export_signs_in_with_the_password_they_chose(
    client: Client, archive: BytesIO
) -> None:
    email = email_of(archive, "Ada Administrator")

    sent = bring(client, archive, email=email)
    standing = client.get(sent["Location"]).content.decode()
    assert "being read in" in standing
    assert run_waiting_imports() == 1

    assert "Everything is here." in client.get(sent["Location"]).content.decode()
    ada = User.objects.get(email=email)
    assert ada.check_password(PASSWORD)
    assert not User.objects.get(name="Lena Lead").has_usable_password()
    brought = Import.objects.get()
    assert (brought.stage, brought.encoded_password, brought.file.name) == (Stage.DONE, "", "")
    assert default_storage.listdir("imports") == ([], [])


def test_only_an_administrator_of_the_whole_can_be_first(client: Client, archive: BytesIO) -> None:
    sent = bring(client, archive, email=email_of(archive, "Lena Lead"))

    run_waiting_imports()

    standing = client.get(sent["Location"]).content.decode()
    assert "is an administrator of the whole organisation" in standing
    assert "Try again" in standing
    assert not Organisation.objects.exists()
    assert Import.objects.get().encoded_password == ""


def test_what_is_wrong_in_the_archive_is_said_where_it_was_brought(
    client: Client, archive: BytesIO
) -> None:
    broken = changed(archive, "people", lambda rows: [*rows, rows[1]])
    sent = bring(client, broken, email=email_of(archive, "Ada Administrator"))

    run_waiting_imports()

    assert "breaks a rule of the database" in client.get(sent["Location"]).content.decode()


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"code": "guessed"}, "That is not the setup code"),
        ({"file": SimpleUploadedFile("x.zip", b"none")}, "no ZIP archive, or it is damaged"),
        ({"file": ""}, "Choose a file first."),
        ({"password": "short"}, "too short"),
        ({"email": "nobody"}, "Enter the whole address"),
    ],
)
def test_a_wrong_answer_gets_a_sentence(
    client: Client, archive: BytesIO, answers: dict[str, object], sentence: str
) -> None:
    answer = bring(client, archive, **({"email": "ada@example.org"} | answers))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Import.objects.exists()


def test_one_is_read_in_at_a_time(client: Client, archive: BytesIO) -> None:
    email = email_of(archive, "Ada Administrator")
    bring(client, archive, email=email)

    again = bring(client, archive, email=email)

    assert again.status_code == 422
    assert "being read in already" in again.content.decode()


def test_where_somebody_works_already_the_first_page_has_gone(db: None, client: Client) -> None:
    a_world()

    assert client.get(reverse("import_new"))["Location"] == reverse("welcome")


def test_one_that_breaks_off_each_time_is_given_up(client: Client, archive: BytesIO) -> None:
    bring(client, archive, email=email_of(archive, "Ada Administrator"))
    Import.objects.update(attempts=Import.MOST_ATTEMPTS)

    assert run_waiting_imports(quiet_for=timedelta(minutes=1)) == 0
    run_waiting_imports()

    brought = Import.objects.get()
    assert brought.stage == Stage.FAILED
    assert "three times" in brought.failure


def test_the_first_page_leads_there(db: None, client: Client) -> None:
    assert "Start from its export" in client.get(reverse("welcome")).content.decode()
    page = client.get(reverse("import_new")).content.decode()
    assert "Who signs in first" in page
