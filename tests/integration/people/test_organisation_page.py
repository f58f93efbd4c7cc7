"""How an organisation is called and looks: saved, refused in words, and fetched by every page."""

import struct
import zlib
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from charts.models import MeasureState
from people.models import Organisation
from people.selectors import top_unit
from tests.integration.people.reading import found, words
from tests.world import World, a_measure

PAGE = "/administration/"


@pytest.fixture(autouse=True)
def files(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


def piece(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def a_picture(width: int = 2, more: bytes = b"") -> bytes:
    head = piece(b"IHDR", struct.pack(">IIBBBBB", width, 1, 8, 2, 0, 0, 0))
    drawing = piece(b"IDAT", zlib.compress(b"\x00" + b"\x10\x20\x30" * width))
    return b"\x89PNG\r\n\x1a\n" + head + more + drawing + piece(b"IEND", b"")


def save(browser: Client, **answers: object):
    known = {"name": "Northgate", "short_name": "North", "time_zone": "Europe/London"}
    return browser.post(PAGE, known | answers)


def test_names_time_zone_and_colour_are_saved_and_pages_look_so(
    world: World, admin: Client
) -> None:
    saved = save(admin, time_zone="Asia/Singapore", brand_colour="#005EB8".lower(), notice="Hello")

    assert saved.status_code == 302
    world.organisation.refresh_from_db()
    assert world.organisation.time_zone == "Asia/Singapore"
    assert top_unit(world.organisation).name == "Northgate"
    page = admin.get(reverse("home")).content.decode()
    sheet = found(r'href="(/look/[^"]+\.css)"', page)
    css = Client().get(sheet)
    assert css["Content-Type"] == "text/css"
    assert "immutable" in css["Cache-Control"]
    assert ":root{--brand:#005eb8;" in css.content.decode()


def test_without_a_look_of_its_own_nothing_more_is_fetched(world: World, admin: Client) -> None:
    assert b"/look/" not in admin.get(reverse("home")).content


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"brand_colour": "#ffcc00"}, "and 4.5 is needed."),
        ({"brand_colour": "teal"}, "Write a colour as # and six signs"),
        ({"name": " "}, "Enter the name of the organisation."),
        ({"time_zone": "Mars/Base"}, "Choose a time zone from the list."),
        ({"logo": SimpleUploadedFile("l.png", b"<svg/>")}, "A logo has to be a PNG picture."),
        ({"logo": SimpleUploadedFile("l.png", a_picture()[:-5])}, "no whole PNG picture"),
        ({"logo": SimpleUploadedFile("l.png", b"x" * 205_000)}, "larger than 200 kB"),
        ({"logo": SimpleUploadedFile("l.png", a_picture(2_001))}, "no more than 2,000 points"),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(
    world: World, admin: Client, answers: dict[str, object], said: str
) -> None:
    refused = save(admin, **answers)

    assert refused.status_code == 422
    assert said in words(refused)
    world.organisation.refresh_from_db()
    assert world.organisation.name == "Northgate Fictional Health"


def test_a_logo_is_kept_without_what_it_tells_of_its_maker(world: World, admin: Client) -> None:
    save(admin, logo=SimpleUploadedFile("l.png", a_picture(more=piece(b"tEXt", b"Author\x00Ann"))))

    page = admin.get(PAGE).content.decode()
    picture = Client().get(found(r'src="(/look/[^"]+\.png)"', page))
    content = b"".join(picture.streaming_content)
    assert content == a_picture()
    assert picture["Content-Security-Policy"] == "default-src 'none'; sandbox"

    save(admin, drops_logo="on")
    assert b"/look/" not in admin.get(PAGE).content


def test_the_sample_shows_a_colour_before_it_is_saved(world: World, admin: Client) -> None:
    for address, method in ((reverse("organisation_sample"), admin.get), (PAGE, None)):
        answer = (
            method(address, {"brand_colour": "#ffcc00"})
            if method
            else save(admin, brand_colour="#ffcc00", **{"try": "1"})
        )
        assert "Letters are hard to read" in words(answer)
        sheet = found(r'href="(/administration/sample.css[^"]+)"', answer.content.decode())
        assert b"#sample{--brand:#ffcc00;" in admin.get(sheet).content
    assert admin.get("/administration/sample.css?colour=red;}").content == b""
    assert not Organisation.objects.exclude(brand_colour="").exists()


def test_it_is_for_administrators_and_old_looks_are_gone(
    world: World, admin: Client, lead: Client, stranger: Client
) -> None:
    save(admin, brand_colour="#005eb8")
    assert lead.get(PAGE).status_code == 403
    assert lead.post(PAGE, {"name": "Mine"}).status_code == 403
    there = world.organisation.public_id
    assert Client().get(reverse("look_css", args=[there, "aaaaaa"])).status_code == 404
    assert Client().get(reverse("look_logo", args=[there, "005eb8"])).status_code == 404


def test_goals_are_offered_where_a_charter_asks_for_one(world: World, admin: Client) -> None:
    saved = save(admin, goals="Safe care\n\n  Care  close to home \nSafe care")

    assert saved.status_code == 302
    world.organisation.refresh_from_db()
    assert world.organisation.goals == ["Safe care", "Care close to home"]
    assert "Safe care\nCare close to home</textarea>" in admin.get(PAGE).content.decode()
    lead = Client()
    lead.force_login(world.lead)
    page = lead.get(f"/projects/{world.project.public_id}/charter/about/").content.decode()
    assert '<option value="Care close to home"></option>' in page


@pytest.mark.parametrize(
    ("goals", "said"),
    [
        ("\n".join(f"Goal {number}" for number in range(31)), "at most 30 goals. These are 31"),
        ("x" * 151, "in at most 150 characters"),
    ],
)
def test_goals_that_are_too_many_or_too_long_are_refused(
    world: World, admin: Client, goals: str, said: str
) -> None:
    refused = save(admin, goals=goals)

    assert refused.status_code == 422
    assert said in words(refused)


def test_another_language_lets_every_chart_be_said_again(world: World, admin: Client) -> None:
    state = a_measure(world.project, world.lead).state

    save(admin, language="en-gb")
    assert MeasureState.objects.get(pk=state.pk).data_version == state.data_version
    save(admin, language="cy")
    assert MeasureState.objects.get(pk=state.pk).data_version == state.data_version + 1
