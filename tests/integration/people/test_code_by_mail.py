"""Signing in with six digits from an e-mail, for people without a staff address."""

import re
from datetime import timedelta
from typing import Any

from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from time_machine import TimeMachineFixture

from people.models import Organisation, SecurityEvent, User
from people.sign_in import SecurityAct
from tests.integration.people.signing_in import is_signed_in, sign_in
from tests.second_steps import an_app
from tests.world import World

ASK = "/account/code/"
CONFIRM = "/account/code/confirm/"


def ask(client: Client, email: str) -> Any:
    return client.post(ASK, {"email": email})


def code_in(message: EmailMessage) -> str:
    return re.findall(r"^(\d{6})$", str(message.body), re.M)[0]


def test_a_code_signs_in(client: Client, world: World, mail: list[EmailMessage]) -> None:
    ask(client, world.lead.email.upper())

    answer = client.post(CONFIRM, {"code": code_in(mail[0])})

    assert answer.url == "/"
    assert is_signed_in(client)
    event = SecurityEvent.objects.get(user=world.lead, act=SecurityAct.SIGNED_IN)
    assert event.detail == "code by e-mail"


def test_the_answer_does_not_say_whether_there_is_an_account(
    world: World, mail: list[EmailMessage]
) -> None:
    User.objects.filter(pk=world.administrator.pk).update(is_active=False)

    answers = []
    for email in (world.lead.email, "nobody@example.org", world.administrator.email):
        client = Client()
        ask(client, email)
        page = client.get(CONFIRM).content.decode().replace(email, "…")
        answers.append(re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page))

    assert answers[0] == answers[1] == answers[2]
    assert ["code" in message.subject for message in mail] == [True, False, False]
    assert "There is no account" in mail[1].body


def test_staff_are_sent_to_their_password_and_the_page_says_nothing(
    client: Client, world: World, mail: list[EmailMessage]
) -> None:
    Organisation.objects.update(staff_domains=["example.org"])

    answer = ask(client, world.lead.email)

    assert answer.url == CONFIRM
    assert mail[0].subject == "Sign in with your password"
    assert re.search(r"\d{6}", mail[0].body.replace(world.lead.email, "")) is None


def test_three_wrong_codes_end_it(client: Client, world: World, mail: list[EmailMessage]) -> None:
    ask(client, world.lead.email)
    right = code_in(mail[0])
    wrong = "000000" if right != "000000" else "000001"

    said = [client.post(CONFIRM, {"code": wrong}) for _ in range(3)]
    client.post(CONFIRM, {"code": right})

    assert "That is not the code." in said[0].content.decode()
    assert said[2].url == ASK
    assert not is_signed_in(client)
    wrong_codes = SecurityEvent.objects.filter(user=world.lead, act=SecurityAct.WRONG_CODE)
    assert wrong_codes.count() == 3


def test_a_code_ends_after_ten_minutes(
    client: Client, world: World, mail: list[EmailMessage], time_machine: TimeMachineFixture
) -> None:
    start = timezone.now()
    time_machine.move_to(start, tick=False)
    ask(client, world.lead.email)
    time_machine.move_to(start + timedelta(minutes=10, seconds=1), tick=False)

    client.post(CONFIRM, {"code": code_in(mail[0])})

    assert not is_signed_in(client)


def test_a_code_works_once_and_only_where_it_was_asked_for(
    client: Client, world: World, mail: list[EmailMessage]
) -> None:
    ask(client, world.lead.email)
    code = code_in(mail[0])
    thief = Client()
    thief.post(CONFIRM, {"code": code})
    client.post(CONFIRM, {"code": code})
    client.post(reverse("account_logout"))

    client.post(CONFIRM, {"code": code})

    assert not is_signed_in(thief)
    assert not is_signed_in(client)


def test_codes_cannot_be_asked_for_without_end(world: World, mail: list[EmailMessage]) -> None:
    said = [ask(Client(), world.lead.email) for _ in range(6)]

    assert [answer.status_code for answer in said] == [302] * 5 + [200]
    assert "Too many wrong tries" in said[5].content.decode()
    assert len(mail) == 5


def test_another_code_makes_the_first_worthless(
    client: Client, world: World, mail: list[EmailMessage]
) -> None:
    ask(client, world.lead.email)
    client.post(CONFIRM, {"action": "resend"})
    first, second = (code_in(message) for message in mail)

    client.post(CONFIRM, {"code": first if first != second else "x"})
    before = is_signed_in(client)
    client.post(CONFIRM, {"code": second})

    assert not before
    assert is_signed_in(client)


def test_a_code_does_not_go_round_the_second_step(
    client: Client, world: World, mail: list[EmailMessage]
) -> None:
    an_app(world.lead)
    ask(client, world.lead.email)

    answer = client.post(CONFIRM, {"code": code_in(mail[0])})

    assert answer.url == reverse("mfa_authenticate")
    assert not is_signed_in(client)


def test_who_has_no_password_can_choose_one(client: Client, world: World) -> None:
    world.lead.set_unusable_password()
    world.lead.save()
    client.force_login(world.lead)

    led = client.get(reverse("account_change_password"))
    client.post(led.url, {"password1": "another horse another staple"})

    assert led.url == reverse("account_set_password")
    assert sign_in(Client(), world.lead, "another horse another staple").status_code == 302
