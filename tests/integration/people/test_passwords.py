"""New passwords: forgotten ones through a link, others on one's own page."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from time_machine import TimeMachineFixture

from people.models import User
from people.services.accounts import close_account
from tests.integration.people.reading import way_on
from tests.integration.people.signing_in import (
    NEW_PASSWORD,
    choose_new_password,
    is_signed_in,
    link_in,
    sign_in,
)
from tests.world import PASSWORD, World


def test_a_forgotten_password_is_replaced_through_a_link_by_mail(
    client: Client, world: World, mail: list[EmailMessage]
) -> None:
    changed = choose_new_password(client, world.lead, mail)

    assert way_on(changed) == reverse("home")
    assert is_signed_in(client)
    assert sign_in(Client(), world.lead).status_code == 200, "the old one is dead"
    assert sign_in(Client(), world.lead, NEW_PASSWORD).status_code == 302


def test_the_mail_with_the_link_is_plain_and_of_the_configured_address(
    client: Client, world: World, mail: list[EmailMessage], settings: LazySettings
) -> None:
    settings.SITE_ADDRESS = "https://improve.example.org"

    client.post("/account/password/reset/", {"email": world.lead.email})

    assert mail[0].to == [world.lead.email]
    assert mail[0].subject == "A new password for the improvement platform"
    assert "https://improve.example.org/account/password/reset/key/" in mail[0].body
    assert "Hello Lena Lead" in mail[0].body


def test_the_link_works_once(client: Client, world: World, mail: list[EmailMessage]) -> None:
    choose_new_password(client, world.lead, mail)
    link = link_in(mail[0])

    again = Client().get(link, follow=True).content.decode()

    assert "This link is used up or too old" in again


def test_the_link_ends_after_three_days(
    client: Client, world: World, mail: list[EmailMessage], time_machine: TimeMachineFixture
) -> None:
    client.post("/account/password/reset/", {"email": world.lead.email})
    time_machine.move_to(timezone.now() + timedelta(days=3, minutes=1), tick=False)

    late = client.get(link_in(mail[0]), follow=True).content.decode()

    assert "This link is used up or too old" in late


def test_the_page_does_not_tell_whether_an_address_is_known(
    client: Client, world: World, mail: list[EmailMessage]
) -> None:
    known = client.post("/account/password/reset/", {"email": world.lead.email}, follow=True)
    unknown = client.post("/account/password/reset/", {"email": "x@example.org"}, follow=True)

    assert known.content == unknown.content
    assert mail[-1].to == ["x@example.org"]
    assert "no account with this address" in mail[-1].body


def test_a_closed_account_gets_no_link(
    client: Client, world: World, mail: list[EmailMessage]
) -> None:
    close_account(person=world.lead, by=world.administrator, at=timezone.now())

    client.post("/account/password/reset/", {"email": world.lead.email})

    assert "/password/reset/key/" not in mail[-1].body


def test_mail_that_cannot_be_sent_stops_nobody(
    client: Client, world: World, settings: LazySettings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1  # where nobody listens

    answer = client.post("/account/password/reset/", {"email": world.lead.email})

    assert way_on(answer) == reverse("account_reset_password_done")


def test_a_changed_password_ends_all_other_sessions_and_says_so_by_mail(
    client: Client, world: World, mail: list[EmailMessage]
) -> None:
    elsewhere = Client()
    for browser in (client, elsewhere):
        sign_in(browser, world.lead)

    changed = client.post(
        "/account/password/change/", {"oldpassword": PASSWORD, "password1": NEW_PASSWORD}
    )

    assert way_on(changed) == reverse("profile")
    assert is_signed_in(client)
    assert not is_signed_in(elsewhere)
    assert mail[-1].subject == "Your password is changed"


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"oldpassword": "wrong"}, "That is not your present password."),
        ({"password1": "short"}, "at least 12 characters"),
        ({"password1": "password1234"}, "too common"),
        ({"password1": ""}, "Choose a password."),
    ],
)
def test_a_password_is_not_changed_when(
    client: Client, world: World, answers: dict[str, str], said: str
) -> None:
    client.force_login(world.lead)

    answer = client.post(
        "/account/password/change/",
        {"oldpassword": PASSWORD, "password1": NEW_PASSWORD} | answers,
    )

    assert said in answer.content.decode()
    assert User.objects.get(pk=world.lead.pk).check_password(PASSWORD)


def test_a_long_password_in_any_script_is_taken_as_it_is(client: Client, world: World) -> None:
    long = "  šest 蓝色的马 🐎 " * 8
    client.force_login(world.lead)

    client.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": long})

    assert sign_in(Client(), world.lead, long).status_code == 302
