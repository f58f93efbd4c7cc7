"""A second step beside the password: set up, used, forced and taken away."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.mail import EmailMessage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from time_machine import TimeMachineFixture

from people.models import SecurityEvent, User
from people.services.sign_in_rules import set_sign_in_rules
from people.sign_in import SecurityAct
from tests.integration.people.reading import found
from tests.integration.people.signing_in import choose_new_password, is_signed_in, sign_in
from tests.second_steps import an_app, code_of, recovery_codes_of
from tests.world import PASSWORD, World

SECOND_STEP = "/account/signing-in/second-step/"
PAGE = "/account/signing-in/"


def show_again(client: Client) -> None:
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def set_up_app(client: Client) -> str:
    """Go through the page; the secret that the app now knows."""
    show_again(client)
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = found(r"<code>([A-Z2-7 ]+)</code>", page).replace(" ", "")
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert answer.status_code == 302
    return secret


def acts_of(person: User) -> list[str]:
    return list(
        SecurityEvent.objects.filter(user=person).order_by("at", "pk").values_list("act", flat=True)
    )


def ask_everybody(world: World, *, grace_days: int = 0, idle: int | None = None) -> None:
    set_sign_in_rules(
        organisation=world.organisation,
        staff_domains=[],
        needs_second_step=True,
        grace_days=grace_days,
        idle_minutes=idle,
        by=world.administrator,
        at=timezone.now() - timedelta(days=1),
    )


def test_an_app_is_set_up_and_asked_for_from_then_on(
    lead: Client,
    world: World,
    mail: list[EmailMessage],
    django_capture_on_commit_callbacks: Callable,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        secret = set_up_app(lead)
    client = Client()

    answer = sign_in(client, world.lead)
    before = is_signed_in(client)
    client.post(SECOND_STEP, {"code": code_of(secret)})

    assert answer.url == SECOND_STEP
    assert not before
    assert is_signed_in(client)
    assert [message.subject for message in mail] == ["An app was set up for your account"]
    assert SecurityAct.STEP_ADDED in acts_of(world.lead)


def test_setting_up_asks_for_the_password_first(lead: Client, world: World) -> None:
    answer = lead.get(reverse("mfa_activate_totp"))

    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_reauthenticate"))


def test_the_secret_is_not_readable_in_the_database(lead: Client, world: World) -> None:
    secret = set_up_app(lead)

    stored = [str(row.data) for row in Authenticator.objects.filter(user=world.lead)]
    assert len(stored) == 2
    assert not any(secret in text for text in stored)


def test_a_code_works_once_also_within_its_time(
    client: Client, world: World, time_machine: TimeMachineFixture
) -> None:
    start = timezone.now()
    time_machine.move_to(start, tick=False)
    code = code_of(an_app(world.lead))
    sign_in(client, world.lead)
    client.post(SECOND_STEP, {"code": code})
    time_machine.move_to(start + timedelta(seconds=31), tick=False)

    other = Client()
    sign_in(other, world.lead)
    said = other.post(SECOND_STEP, {"code": code}).content.decode()

    assert is_signed_in(client)
    assert "That did not work." in said
    assert not is_signed_in(other)


def test_a_recovery_code_works_once(client: Client, world: World) -> None:
    an_app(world.lead)
    code = recovery_codes_of(world.lead)[0]

    signed_in = []
    for _ in range(2):
        browser = Client()
        sign_in(browser, world.lead)
        browser.post(SECOND_STEP, {"code": f"{code[:4]} {code[4:]}"})
        signed_in.append(is_signed_in(browser))

    assert signed_in == [True, False]
    assert len(recovery_codes_of(world.lead)) == 9


def test_recovery_codes_are_shown_once_and_can_be_saved(lead: Client, world: World) -> None:
    set_up_app(lead)
    address = reverse("mfa_view_recovery_codes")

    first = lead.get(address).content.decode()
    second = lead.get(address).content.decode()

    code = recovery_codes_of(world.lead)[0]
    assert code in first
    assert 'download="recovery-codes.txt"' in first
    assert "data:text/plain;charset=utf-8,Recovery%20codes" in first
    assert code not in second


def test_guessing_codes_is_held_up_like_guessing_passwords(client: Client, world: World) -> None:
    secret = an_app(world.lead)
    sign_in(client, world.lead)

    said = [client.post(SECOND_STEP, {"code": "000000"}).content.decode() for _ in range(6)]
    client.post(SECOND_STEP, {"code": code_of(secret)})

    assert "Too many wrong tries" in said[5]
    assert not is_signed_in(client)
    assert acts_of(world.lead).count(SecurityAct.WRONG_CODE) == 5


def test_a_new_password_by_e_mail_does_not_go_round_the_second_step(
    client: Client, world: World, mail: list[EmailMessage]
) -> None:
    an_app(world.lead)

    answer = choose_new_password(client, world.lead, mail)

    assert answer.url == SECOND_STEP
    assert not is_signed_in(client)


def test_removing_an_app_asks_for_the_password_and_takes_its_codes_along(
    client: Client, world: World
) -> None:
    secret = an_app(world.lead)
    sign_in(client, world.lead)
    client.post(SECOND_STEP, {"code": code_of(secret)})

    asked = client.get(reverse("mfa_deactivate_totp"))
    show_again(client)
    client.post(reverse("mfa_deactivate_totp"))

    assert asked.url.startswith(reverse("account_reauthenticate"))
    assert not Authenticator.objects.filter(user=world.lead).exists()
    assert SecurityAct.STEP_REMOVED in acts_of(world.lead)


def test_after_the_days_of_grace_the_second_step_comes_before_anything_else(
    lead: Client, world: World
) -> None:
    ask_everybody(world)
    User.objects.update(created_at=timezone.now() - timedelta(days=30))

    names = ("home", "people", "profile", "account_change_password")
    led = [lead.get(reverse(name)) for name in names]
    sent = lead.post(reverse("profile"), {"name": "x"})
    open_to = [lead.get(PAGE).status_code, lead.get(reverse("account_logout")).status_code]

    assert {answer.url for answer in led} == {PAGE}
    assert sent.url == PAGE
    assert open_to == [200, 200]
    set_up_app(lead)
    assert lead.get("/").status_code == 200


def test_within_the_days_of_grace_every_page_says_until_when(lead: Client, world: World) -> None:
    ask_everybody(world, grace_days=14)

    page = lead.get("/")

    assert page.status_code == 200
    assert "Set up a second step for signing in" in page.content.decode()


def test_rules_cost_ordinary_pages_no_query(lead: Client, world: World) -> None:
    address = reverse("hearing")
    lead.get(address)
    with CaptureQueriesContext(connection) as before:
        lead.get(address)
    ask_everybody(world, grace_days=14, idle=30)

    with CaptureQueriesContext(connection) as after:
        page = lead.get(address)

    assert "Set up a second step for signing in" in page.content.decode()
    assert len(after) == len(before)


def test_an_administrator_takes_lost_second_steps_away(
    admin: Client, lead: Client, world: World
) -> None:
    an_app(world.lead)
    address = reverse("second_steps_reset", args=[world.lead.public_id])

    refused = lead.post(address)
    asked = admin.get(address)
    admin.post(address)

    assert refused.status_code == 403
    assert asked.status_code == 200
    assert not Authenticator.objects.filter(user=world.lead).exists()
    event = SecurityEvent.objects.get(user=world.lead, act=SecurityAct.STEPS_RESET)
    assert event.by == world.administrator


@pytest.mark.parametrize("name", ["second_steps_reset", "account_unlock"])
def test_accounts_of_another_organisation_cannot_be_helped(
    stranger: Client, world: World, name: str
) -> None:
    an_app(world.lead)

    answer = stranger.post(reverse(name, args=[world.lead.public_id]))

    assert answer.status_code == 404
    assert Authenticator.objects.filter(user=world.lead).exists()
