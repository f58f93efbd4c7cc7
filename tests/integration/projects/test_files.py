"""Files kept with the work: sent, fetched, removed; by whom, and what is refused."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from common.uploads import LARGEST
from people.models import User
from people.roles import ProjectRole, UnitRole
from projects.models import Attachment, Project
from projects.presenters.about import about_project, sealed
from tests.world import World, a_member, a_person, a_project, a_world

SEND = "/files/"


@pytest.fixture
def world(db: None, settings, tmp_path: Path) -> World:
    settings.MEDIA_ROOT = str(tmp_path)
    return a_world()


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def send(person: User, project: Project, name: str = "Huddle sheet.txt", data: bytes = b"At five",
         **more: object):  # fmt: skip
    about = sealed(project, about_project(project))
    sent = SimpleUploadedFile(name, data)
    return signed_in(person).post(SEND, {"about": about, "file": sent, **more})


def address(name: str) -> str:
    return reverse(name, args=[Attachment.objects.get().public_id])


def is_fetched(client: Client) -> bool:
    answer = client.get(address("file"))
    return answer.streaming and b"".join(answer.streaming_content) == b"At five"


def test_it_is_kept_listed_and_fetched_as_it_was(world: World, tmp_path: Path) -> None:
    page = reverse("project", args=[world.project.public_id])

    assert send(world.lead, world.project).url == f"{page}#talk"

    kept = Attachment.objects.get()
    assert (kept.name, kept.size, kept.content_type) == ("Huddle sheet.txt", 7, "text/plain")
    assert "Huddle" not in kept.file.name
    assert Path(kept.file.path).is_relative_to(tmp_path)
    client = signed_in(world.lead)
    assert [line.name for line in client.get(page).context["talk"].files] == ["Huddle sheet.txt"]
    talk = client.get(reverse("project_talk", args=[world.project.public_id]))
    assert [line.about for line in talk.context["files"]] == ["the project"]
    answer = client.get(address("file"))
    assert b"".join(answer.streaming_content) == b"At five"
    assert answer["Content-Disposition"] == 'attachment; filename="Huddle sheet.txt"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (ProjectRole.TEAM_MEMBER, 302),
        (ProjectRole.SERVICE_USER, 302),
        (ProjectRole.CARER, 302),
        (ProjectRole.COACH, 302),
        (ProjectRole.SPONSOR, 403),
    ],
)
def test_those_who_do_the_work_keep_files(world: World, role: ProjectRole, status: int) -> None:
    member = a_member(world.project, world.lead, role)

    assert send(member, world.project).status_code == status


def test_others_of_the_organisation_fetch_and_change_nothing(world: World) -> None:
    send(world.lead, world.project)
    other = signed_in(a_person(world.organisation, role=UnitRole.STAFF))

    assert is_fetched(other)
    assert send(a_person(world.organisation), world.project).status_code == 403
    assert other.post(address("file_remove")).status_code == 403


def test_nobody_else_finds_a_file(world: World) -> None:
    private = a_project(world.ward, world.lead, visibility="private")
    send(world.lead, private)
    strangers = (a_world("Southgate Fictional Health").lead, a_person(world.organisation))

    for stranger in strangers:
        assert signed_in(stranger).get(address("file")).status_code == 404
        assert signed_in(stranger).post(address("file_remove")).status_code == 404
        assert send(stranger, private).status_code == 404
    assert Client().get(address("file")).status_code == 302
    assert Attachment.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("setup.exe", b"MZ", "A .exe file is not taken."),
        ("report.pdf", b"MZ\x00", "whatever its name says"),
        ("plan.docm", b"PK", "Files with macros are not taken."),
        ("empty.txt", b"", "This file is empty."),
        ("large.txt", b"x" * (LARGEST + 1), "The most is 20 MB"),
        ("huge.txt", b"x" * (LARGEST + 200_000), "The most is 20 MB"),
    ],
)
def test_what_is_refused_says_why(world: World, name: str, data: bytes, sentence: str) -> None:
    answer = send(world.lead, world.project, name, data)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert not Attachment.objects.exists()


def test_no_file_at_all_is_asked_for(world: World) -> None:
    about = sealed(world.project, about_project(world.project))

    answer = signed_in(world.lead).post(SEND, {"about": about})

    assert answer.status_code == 422
    assert "Choose a file first." in answer.text


def test_a_name_like_an_nhs_number_waits_for_a_second_word(world: World) -> None:
    name = "letter 999-000-0018.txt"

    refused = send(world.lead, world.project, name)
    assert refused.status_code == 422
    assert "looks like an NHS number" in refused.text
    assert "This tells nobody who a patient is" in refused.text

    confirmed = {"no_patient": refused.context["form"].no_patient_mark}
    assert send(world.lead, world.project, name, **confirmed).status_code == 302


@pytest.mark.parametrize("about", ["", "x"])
def test_where_it_is_kept_cannot_be_made_up(world: World, about: str) -> None:
    sent = SimpleUploadedFile("a.txt", b"x")

    signed_in(world.lead).post(SEND, {"about": about, "file": sent})

    assert not Attachment.objects.exists()


def test_it_is_removed_and_put_back(world: World) -> None:
    send(world.lead, world.project)
    client, page = signed_in(world.lead), reverse("project", args=[world.project.public_id])

    client.post(address("file_remove"))
    assert client.get(address("file")).status_code == 404
    assert "was removed." in client.get(page).text
    assert "was removed." not in signed_in(a_person(world.organisation)).get(page).text

    client.post(address("file_put_back"))
    assert is_fetched(client)
    told = client.get(reverse("project_history", args=[world.project.public_id]))
    assert [h.sentence for h in told.context["happenings"]][:3] == [
        "Put back the file “Huddle sheet.txt”",
        "Removed the file “Huddle sheet.txt”",
        "Added the file “Huddle sheet.txt” to the project",
    ]


def test_a_file_that_is_gone_from_its_folder_is_not_found(world: World) -> None:
    send(world.lead, world.project)
    Path(Attachment.objects.get().file.path).unlink()

    assert signed_in(world.lead).get(address("file")).status_code == 404
