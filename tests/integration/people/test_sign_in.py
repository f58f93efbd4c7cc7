"""Signing in and out, limits on guessing, new passwords, closed accounts."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.core.mail import EmailMessage
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from time_machine import TimeMachineFixture

from people.demonstration import PASSWORD as SHARED_PASSWORD
from people.demonstration import SIGN_INS
from people.models import User
from people.services.accounts import close_account
from tests.world import PASSWORD, World, a_world

SIGN_IN = "/account/login/"
NOT_RIGHT = "The e-mail address or the password is not right."
TOO_MANY = "Too many wrong tries. Wait 5 minutes"
NEW_PASSWORD = "another horse another staple"


def sign_in(client: Client, person: User, password: str = PASSWORD, **more: str):
    return client.post(SIGN_IN, {"login": person.email, "password": password, **more})


def is_signed_in(client: Client) -> bool:
    return bool(client.get(reverse("profile")).status_code == 200)


def test_a_stranger_is_led_to_sign_in_and_back(client: Client, world: World) -> None:
    asked = reverse("people") + "?q=lena"

    led = client.get(asked, follow=True)
    form_next = re.search(r'name="next" value="([^"]*)"', led.content.decode()).group(1)
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


# --- Guessing --------------------------------------------------------------------------------


def test_after_five_wrong_passwords_the_account_rests_for_five_minutes(
    client: Client, world: World, time_machine: TimeMachineFixture
) -> None:
    start = timezone.now()
    time_machine.move_to(start, tick=False)

    said = [sign_in(client, world.lead, f"guess {n}").content.decode() for n in range(6)]
    right = sign_in(client, world.lead).content.decode()
    other = sign_in(Client(), world.administrator)
    time_machine.move_to(start + timedelta(minutes=5, seconds=1), tick=False)
    later = sign_in(client, world.lead)

    assert [NOT_RIGHT in words for words in said] == [True] * 5 + [False]
    assert TOO_MANY in said[5]
    assert TOO_MANY in right, "the right password does not help while the account rests"
    assert other.status_code == 302, "other accounts are not held up"
    assert later.status_code == 302


def test_forty_guesses_at_once_are_no_more_than_five(committed: None, client: Client) -> None:
    person = a_world().lead
    client.get(SIGN_IN)

    def guess(number: int) -> bool:
        guesser = Client()
        guesser.handler = client.handler
        try:
            answer = sign_in(guesser, person, f"guess {number}")
        finally:
            connection.close()
        assert answer.status_code == 200
        return NOT_RIGHT in answer.content.decode()

    with ThreadPoolExecutor(20) as pool:
        looked_at = sum(pool.map(guess, range(40)))

    assert 1 <= looked_at <= 5


def test_one_computer_trying_everybody_is_held_up_too(
    client: Client, world: World, settings: LazySettings
) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login_failed": "3/m/ip"}

    said = [
        client.post(SIGN_IN, {"login": f"{n}@example.org", "password": "x"}).content.decode()
        for n in range(4)
    ]

    assert [TOO_MANY in words for words in said] == [False, False, False, True]


def test_right_passwords_do_not_count(client: Client, world: World, settings: LazySettings) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login_failed": "2/m/ip"}

    assert [sign_in(Client(), world.lead).status_code for _ in range(3)] == [302, 302, 302]


def test_asking_for_links_again_and_again_gets_a_page_that_says_to_wait(
    client: Client, world: World, mail: list[EmailMessage]
) -> None:
    answers = [
        client.post("/account/password/reset/", {"email": world.lead.email}) for _ in range(6)
    ]

    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert "Wait a minute, then go back and try again." in answers[5].content.decode()
    assert len(mail) == 5


def test_a_new_password_ends_the_waiting(
    client: Client, world: World, mail: list[EmailMessage]
) -> None:
    for number in range(6):
        sign_in(client, world.lead, f"guess {number}")

    choose_new_password(client, world.lead, mail)

    assert sign_in(Client(), world.lead, NEW_PASSWORD).status_code == 302


# --- Forgotten passwords ---------------------------------------------------------------------


def link_in(message: EmailMessage) -> str:
    return re.search(r"https?://[^/]+(/account/password/\S+)", str(message.body)).group(1)


def choose_new_password(client: Client, person: User, mail: list[EmailMessage]):
    client.post("/account/password/reset/", {"email": person.email})
    form = client.get(link_in(mail[-1]), follow=True)
    return client.post(form.request["PATH_INFO"], {"password1": NEW_PASSWORD})


def test_a_forgotten_password_is_replaced_through_a_link_by_mail(
    client: Client, world: World, mail: list[EmailMessage]
) -> None:
    changed = choose_new_password(client, world.lead, mail)

    assert changed.url == reverse("home")
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

    assert answer.url == reverse("account_reset_password_done")


# --- A new password of one's own -------------------------------------------------------------


def test_a_changed_password_ends_all_other_sessions_and_says_so_by_mail(
    client: Client, world: World, mail: list[EmailMessage]
) -> None:
    elsewhere = Client()
    for browser in (client, elsewhere):
        sign_in(browser, world.lead)

    changed = client.post(
        "/account/password/change/", {"oldpassword": PASSWORD, "password1": NEW_PASSWORD}
    )

    assert changed.url == reverse("profile")
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


# --- What else is there ----------------------------------------------------------------------


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
        "/account/password/set/",
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
