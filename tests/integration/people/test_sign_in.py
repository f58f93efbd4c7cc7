"""Signing in and out, and what the sign-in page offers."""

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people.demonstration import PASSWORD as SHARED_PASSWORD
from people.demonstration import SIGN_INS
from people.models import User
from people.services.accounts import close_account
from tests.integration.people.reading import found
from tests.integration.people.signing_in import SIGN_IN, is_signed_in, sign_in
from tests.world import PASSWORD, World

NOT_RIGHT = "The e-mail address or the password is not right."


def test_a_stranger_is_led_to_sign_in_and_back(client: Client, world: World) -> None:
    asked = reverse("people") + "?q=lena"

    led = client.get(asked, follow=True)
    form_next = found(r'name="next" value="([^"]*)"', led.content.decode())
    back = sign_in(client, world.lead, next=form_next)

    assert led.redirect_chain[0][0] == f"{SIGN_IN}?next=/people/%3Fq%3Dlena"
    assert back.url == asked


def test_without_an_address_to_go_back_to_home_is_next(client: Client, world: World) -> None:
    assert sign_in(client, world.lead).url == reverse("home")


@pytest.mark.parametrize(
    "address", ["//evil.example", "https://evil.example/x", r"\\evil.example", "javascript:alert()"]
)
def test_signing_in_leads_to_no_other_site(client: Client, world: World, address: str) -> None:
    assert sign_in(client, world.lead, next=address).url == reverse("home")


def test_capitals_and_spaces_in_the_address_do_not_matter(client: Client, world: World) -> None:
    world.lead.email = f"  {world.lead.email.upper()} "

    assert sign_in(client, world.lead).status_code == 302


def test_the_session_gets_a_new_key_at_sign_in(client: Client, world: World) -> None:
    client.session.save()
    before = client.session.session_key

    sign_in(client, world.lead)

    assert client.session.session_key != before


def test_a_wrong_password_and_an_unknown_address_get_the_same_words(
    client: Client, world: World
) -> None:
    wrong = sign_in(client, world.lead, "not the right one")
    unknown = client.post(SIGN_IN, {"login": "nobody@example.org", "password": PASSWORD})

    for answer in (wrong, unknown):
        assert NOT_RIGHT in answer.content.decode()
        assert not is_signed_in(client)


def test_nothing_typed_is_said_beside_each_field(client: Client, world: World) -> None:
    words = client.post(SIGN_IN, {}).content.decode()

    assert "Enter an e-mail address." in words
    assert "Enter your password." in words


def test_a_closed_account_is_refused_with_the_reason(client: Client, world: World) -> None:
    close_account(person=world.lead, by=world.administrator, at=timezone.now())

    answer = client.post(SIGN_IN, {"login": world.lead.email, "password": PASSWORD}, follow=True)

    assert answer.redirect_chain == [("/account/inactive/", 302)]
    assert "This account is closed" in answer.content.decode()
    assert not is_signed_in(client)


def test_closing_an_account_ends_its_sessions_at_once(client: Client, world: World) -> None:
    client.force_login(world.lead)
    assert is_signed_in(client)

    close_account(person=world.lead, by=world.administrator, at=timezone.now())

    assert not is_signed_in(client)


def test_signing_out_needs_a_click_and_ends_the_session(client: Client, world: World) -> None:
    client.force_login(world.lead)

    assert "Sign out?" in client.get("/account/logout/").content.decode()
    assert is_signed_in(client)
    out = client.post("/account/logout/", follow=True)

    assert out.redirect_chain == [(SIGN_IN, 302)]
    assert "You are signed out." in out.content.decode()
    assert not is_signed_in(client)


def test_the_demonstration_shows_one_person_of_each_role_to_sign_in_as(
    client: Client, world: World, settings: LazySettings
) -> None:
    settings.DEMONSTRATION = True
    one = SIGN_INS[0]
    User.objects.filter(pk=world.lead.pk).update(email=one.email)
    world.lead.set_password(SHARED_PASSWORD)
    User.objects.filter(pk=world.lead.pk).update(password=world.lead.password)

    words = client.get(SIGN_IN).content.decode()

    for person in SIGN_INS:
        assert person.name in words
        assert f'name="login" value="{person.email}"' in words
    assert f"<code>{SHARED_PASSWORD}</code>" in words
    signed_in = client.post(SIGN_IN, {"login": one.email, "password": SHARED_PASSWORD})
    assert signed_in.status_code == 302


def test_an_ordinary_installation_shows_no_such_thing(client: Client, world: World) -> None:
    words = client.get(SIGN_IN).content.decode()

    assert SHARED_PASSWORD not in words
    assert SIGN_INS[0].name not in words


def test_accounts_come_by_invitation(client: Client, world: World) -> None:
    for answer in (client.get("/account/signup/"), client.post("/account/signup/", {})):
        assert "Accounts come by invitation." in answer.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/account/email/",
        "/account/confirm-email/",
        "/account/reauthenticate/",
        "/account/login/code/confirm/",
        "/account/",
    ],
)
def test_what_the_package_brings_and_nobody_uses_is_closed(
    client: Client, world: World, path: str
) -> None:
    client.force_login(world.lead)

    assert client.get(path).status_code == 404
