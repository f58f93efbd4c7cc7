"""The link that ends a digest: it works without signing in and does nothing else."""

import pytest
from django.test import Client
from django.urls import reverse

from dashboards.emails import stop_token
from dashboards.models import DigestRhythm, Hearing
from dashboards.selectors.hearing import hearing_of, rhythm_of
from dashboards.views.digest import STOPPING
from people.calendar import today_of
from people.models import User
from tests.integration.dashboards.conftest import signed_in
from tests.world import World, a_member


def address_for(person: User) -> str:
    return reverse("digest_stop", args=[stop_token(person)])


def rhythm(person: User) -> DigestRhythm:
    return rhythm_of(hearing_of(person), on=today_of(person))


def test_opening_it_only_asks(world: World) -> None:
    page = Client(enforce_csrf_checks=True).get(address_for(world.lead))

    assert page.status_code == 200
    assert "Stop the digest?" in page.text
    assert rhythm(world.lead) is DigestRhythm.WEEKLY


def test_one_click_of_a_mail_program_ends_it_without_cookies(world: World) -> None:
    client = Client(enforce_csrf_checks=True)

    page = client.post(address_for(world.lead), {"List-Unsubscribe": "One-Click"})

    assert page.status_code == 200
    assert "The digest is stopped" in page.text
    assert rhythm(world.lead) is DigestRhythm.OFF


def test_it_ends_the_digest_of_one_person_and_nothing_else(world: World) -> None:
    member = a_member(world.project, world.lead)
    Hearing.objects.create(organisation=world.organisation, user=world.lead, without_news=["cycle"])

    Client().post(address_for(world.lead))

    assert rhythm(member) is DigestRhythm.WEEKLY
    hearing = Hearing.objects.get()
    assert (hearing.reminders, hearing.without_news) == (True, ["cycle"])


def test_twice_is_once(world: World) -> None:
    for _ in range(2):
        assert Client().post(address_for(world.lead)).status_code == 200

    assert Hearing.objects.get().version == 2


def test_the_history_says_how(world: World) -> None:
    Client().post(address_for(world.lead))

    (told,) = signed_in(world.lead).get(reverse("hearing")).context["happenings"]
    assert (told.by, told.sentence) == (str(STOPPING), "Switched the digest off")


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_address_that_we_did_not_write_ends_nothing(world: World, method: str) -> None:
    member = a_member(world.project, world.lead)
    key, _, signature = stop_token(world.lead).partition(":")
    forged = [
        key,
        f"{key}:",
        f"{key}:{signature[:-1]}",
        f"{member.public_id.hex}:{signature}",
        f"x{key}:{signature}",
        "x",
    ]

    for token in forged:
        page = getattr(Client(), method)(reverse("digest_stop", args=[token]))
        assert page.status_code == 404
    assert rhythm(world.lead) is rhythm(member) is DigestRhythm.WEEKLY


def test_it_signs_nobody_in(world: World) -> None:
    client = Client()
    client.post(address_for(world.lead))

    assert client.get("/").status_code == 302
