"""Guessing passwords is held up; knowing one's password is not."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.conf import LazySettings
from django.core.mail import EmailMessage
from django.db import connection
from django.test import Client
from django.utils import timezone
from time_machine import TimeMachineFixture

from tests.integration.people.signing_in import (
    NEW_PASSWORD,
    SIGN_IN,
    choose_new_password,
    sign_in,
)
from tests.world import World, a_world

NOT_RIGHT = "The e-mail address or the password is not right."
TOO_MANY = "Too many wrong tries. Wait 5 minutes"


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


def test_behind_a_proxy_each_computer_counts_for_itself(
    client: Client, world: World, settings: LazySettings
) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login_failed": "1/m/ip"}
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    said = [
        client.post(
            SIGN_IN,
            {"login": f"{n}@example.org", "password": "x"},
            headers={"x-forwarded-for": f"198.51.100.{n}, 203.0.113.{n // 2}"},
        ).content.decode()
        for n in range(4)
    ]

    assert [TOO_MANY in words for words in said] == [False, True, False, True]


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
