"""Pages speak the person's language, or the organisation's, or the one that a browser asks for."""

from datetime import date

import pytest
from django.test import Client
from django.utils import translation

from common.language import lazily
from common.templatetags.words import ago, counted, day, joined
from people.models import Organisation, User

PROFILE = "/account/profile/"


def choose(browser: Client, language: str, person: User):
    answers = {"name": person.name, "job_title": person.job_title, "language": language}
    return browser.post(PROFILE, answers, follow=True)


def test_a_person_chooses_a_language(client: Client, world) -> None:
    client.force_login(world.lead)
    page = choose(client, "cy", world.lead)
    assert "Mae eich proffil wedi&#x27;i gadw." in page.content.decode()
    assert '<html lang="cy">' in page.content.decode()
    assert page.headers["Content-Language"] == "cy"
    assert ">Prosiectau</a>" in client.get("/projects/").content.decode()
    assert "Your profile is saved." in choose(client, "", world.lead).content.decode()


def test_a_language_nobody_offers_is_refused(client: Client, world) -> None:
    client.force_login(world.lead)
    page = choose(client, "tlh", world.lead)
    assert page.status_code == 422
    world.lead.refresh_from_db()
    assert world.lead.language == ""


def test_the_organisations_language_is_everybodys(client: Client, world) -> None:
    Organisation.objects.filter(pk=world.organisation.pk).update(language="cy")
    client.force_login(world.lead)
    assert "Allgofnodi" in client.get("/projects/").content.decode()
    choose(client, "en-gb", world.lead)
    assert "Sign out" in client.get("/projects/").content.decode()


@pytest.mark.parametrize(
    ("asked", "heading"), [("cy", "Cyfrinair"), ("fr, cy;q=0.5", "Cyfrinair"), ("fr", "Password")]
)
def test_before_signing_in_the_browser_decides(
    client: Client, world, asked: str, heading: str
) -> None:
    page = client.get("/account/login/", headers={"accept-language": asked})
    assert heading in page.content.decode()
    assert "Accept-Language" in page.headers["Vary"]


def test_a_request_leaves_no_language_behind(client: Client, world) -> None:
    client.get("/account/login/", headers={"accept-language": "cy"})
    assert translation.get_language() == "en-gb"


def test_days_counts_and_lists_follow_the_language() -> None:
    with translation.override("cy"):
        assert day(date(2027, 3, 27)) == "27 Mawrth 2027"
        assert counted(3, "project") == "3 prosiect"
        assert joined(["a", "b", "c"]) == "a, b a c"
        assert ago(None) == ""
    assert day(date(2027, 3, 27)) == "27 March 2027"


def test_words_written_once_are_said_in_the_language_of_the_moment() -> None:
    words = lazily("Projects")
    with translation.override("cy"):
        assert (str(words), f"{words}", f"{words:>12}") == (
            "Prosiectau",
            "Prosiectau",
            "  Prosiectau",
        )
        assert words == "Projects"  # to code it is the text that stands there
    assert f"{words}" == "Projects"
    assert lazily("<b>").__html__() == "&lt;b&gt;"
