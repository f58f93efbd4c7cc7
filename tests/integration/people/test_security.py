"""Who is signed in where, who was held up, and what the security log says of it."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from time_machine import TimeMachineFixture

from people.models import SecurityEvent
from people.services.sign_in_rules import set_sign_in_rules
from people.sign_in import SecurityAct, device_words
from tests.integration.people.reading import found
from tests.integration.people.signing_in import SIGN_IN, is_signed_in, sign_in
from tests.world import PASSWORD, World

PAGE = "/account/signing-in/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


def set_rules(world: World, **changes: object) -> None:
    rules = {"needs_second_step": False, "grace_days": 14, "idle_minutes": None} | changes
    rules.setdefault("staff_domains", [])
    set_sign_in_rules(
        organisation=world.organisation, by=world.administrator, at=timezone.now(), **rules
    )


def test_devices_are_listed_and_ended_one_by_one_and_all_at_once(world: World) -> None:
    here, there, elsewhere = Client(headers={"user-agent": FIREFOX}), Client(), Client()
    for client in (here, there, elsewhere):
        sign_in(client, world.lead)

    page = here.get(PAGE).content.decode()
    here.post(found(rf"({PAGE}devices/\d+/end/)", page))
    after_one = sorted([is_signed_in(there), is_signed_in(elsewhere)])
    here.post(reverse("sessions_end"))

    assert "Firefox on Windows" in page
    assert page.count("This device") == 1
    assert after_one == [False, True]
    assert [is_signed_in(client) for client in (here, there, elsewhere)] == [True, False, False]


def test_devices_of_others_are_out_of_reach(lead: Client, admin: Client, world: World) -> None:
    there = Client()
    sign_in(there, world.lead)
    page = there.get(PAGE).content.decode()
    key = UserSession.objects.get(user=world.lead).pk

    assert page.count("This device") == 1
    assert admin.post(reverse("session_end", args=[key])).status_code == 404
    assert is_signed_in(there)


def test_who_does_nothing_is_signed_out_and_told_why(
    client: Client, world: World, time_machine: TimeMachineFixture
) -> None:
    set_rules(world, idle_minutes=30)
    start = timezone.now()
    time_machine.move_to(start, tick=False)
    sign_in(client, world.lead)

    for minutes in (20, 40, 60):
        time_machine.move_to(start + timedelta(minutes=minutes), tick=False)
        assert is_signed_in(client), "every click counts"
    time_machine.move_to(start + timedelta(minutes=95), tick=False)
    answer = client.get(reverse("people"), follow=True)

    assert answer.request["PATH_INFO"] == SIGN_IN
    assert "You were signed out" in answer.content.decode()
    assert SecurityEvent.objects.filter(user=world.lead, act=SecurityAct.TIMED_OUT).count() == 1
    assert sign_in(client, world.lead).status_code == 302


def test_without_a_rule_nobody_is_signed_out_before_the_day_is_over(
    client: Client, world: World, time_machine: TimeMachineFixture
) -> None:
    start = timezone.now()
    time_machine.move_to(start, tick=False)
    sign_in(client, world.lead)

    time_machine.move_to(start + timedelta(hours=11), tick=False)

    assert is_signed_in(client)


def test_an_administrator_sees_who_is_held_up_and_lets_them_go_on(
    admin: Client, world: World
) -> None:
    person = reverse("person", args=[world.lead.public_id])
    before = admin.get(person).content.decode()
    for number in range(7):
        sign_in(Client(), world.lead, f"guess {number}")

    page = admin.get(person).content.decode()
    held_up = sign_in(Client(), world.lead)
    admin.post(reverse("account_unlock", args=[world.lead.public_id]))
    after = admin.get(person).content.decode()

    assert [("Held up" in text) for text in (before, page, after)] == [False, True, False]
    assert held_up.status_code == 200
    assert sign_in(Client(), world.lead).status_code == 302
    acts = list(SecurityEvent.objects.filter(user=world.lead).values_list("act", flat=True))
    assert acts.count(SecurityAct.WRONG_PASSWORD) == 5
    assert acts.count(SecurityAct.LOCKED) == 1, "written once, however often it is tried"
    assert acts.count(SecurityAct.UNLOCKED) == 1


def test_tries_at_an_address_without_an_account_are_not_kept(client: Client, world: World) -> None:
    client.post(SIGN_IN, {"login": "nobody@example.org", "password": "secret thing"})

    assert not SecurityEvent.objects.exists()


def test_the_log_is_for_administrators_and_for_their_own_organisation(
    admin: Client, lead: Client, stranger: Client, world: World
) -> None:
    sign_in(Client(headers={"user-agent": FIREFOX}), world.lead)
    address = reverse("security_log")

    page = admin.get(address).content.decode()
    wrong = admin.get(address + "?act=wrong_password").content.decode()
    other = stranger.get(address).content.decode()

    assert lead.get(address).status_code == 403
    assert "Signed in: password" in page
    assert "Firefox on Windows, 127.0.0.1" in page
    assert "Nothing yet" in wrong
    assert world.lead.name not in other


def test_only_administrators_set_the_rules(admin: Client, lead: Client, world: World) -> None:
    address = reverse("sign_in_rules")
    rules = {"needs_second_step": "yes", "grace_days": "7", "idle_minutes": "30"}

    refused = lead.post(address, rules)
    bad = admin.post(address, rules | {"grace_days": "soon"})
    admin.post(address, rules)

    world.organisation.refresh_from_db()
    assert refused.status_code == 403
    assert bad.status_code == 422
    assert "Enter a number from 0 to 90." in bad.content.decode()
    assert world.organisation.second_step_from is not None
    assert world.organisation.second_step_grace_days == 7
    assert world.organisation.idle_minutes == 30
    newest = world.organisation.history.order_by("pgh_id").last()
    assert newest.pgh_context["by_name"] == world.administrator.name


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox on Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Safari/604.1", "Safari on iPhone"),
        ("curl/8", "A browser"),
    ],
)
def test_devices_are_told_in_words(agent: str, words: str) -> None:
    assert device_words(agent) == words


def test_a_right_password_is_still_all_that_most_people_need(client: Client, world: World) -> None:
    assert sign_in(client, world.lead, PASSWORD).url == "/"
