"""Webhooks as an administrator makes and looks after them."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from feeds.models import Delivery, Webhook
from feeds.vocabulary import DeliveryState
from people.models import SecurityEvent
from people.sign_in import SecurityAct
from tests.barriers import a_barrier
from tests.integration.feeds.test_webhooks import a_webhook
from tests.world import World, a_world


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def administrator(client: Client, world: World) -> Client:
    client.force_login(world.administrator)
    return client


def page(client: Client, name: str, *args: object) -> str:
    return client.get(reverse(name, args=args)).content.decode()


def test_a_webhook_is_made_its_secret_shown_once_and_a_test_sent(
    administrator: Client, world: World
) -> None:
    assert "No webhooks yet" in page(administrator, "webhooks")
    said = {
        "name": "Channel of the QI team",
        "address": "https://hooks.example.org/4857773456/quality",
        "topics": ["signal", "barrier"],
        "unit": str(world.ward.public_id),
    }
    refused = administrator.post(reverse("webhook_new"), said | {"address": "http://inside"})
    assert refused.status_code == 422
    assert "Enter the whole address" in refused.content.decode()
    assert "Channel of the QI team" in refused.content.decode()

    made = administrator.post(reverse("webhook_new"), said).content.decode()

    webhook = Webhook.objects.get()
    assert webhook.open_secret in made
    assert webhook.open_secret not in page(administrator, "webhook", webhook.public_id)
    listed = page(administrator, "webhooks")
    assert "hooks.example.org" in listed
    assert "barriers and signals, Willow ward" in listed
    address = reverse("webhook", args=[webhook.public_id])
    answer = administrator.post(reverse("webhook_test", args=[webhook.public_id]))
    assert answer.url == address
    waiting = page(administrator, "webhook", webhook.public_id)
    assert f'hx-get="{address}"' in waiting
    Delivery.objects.update(state=DeliveryState.GIVEN_UP, attempts=1, failure="unknown_name")
    failed = page(administrator, "webhook", webhook.public_id)
    assert "Failed" in failed
    assert "There is no server of that name." in failed
    assert "Send again" not in failed
    assert "hx-get" not in failed.split('id="deliveries"')[1].split(">")[0]
    part = administrator.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "A test" in part


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"state": "delivered", "attempts": 1}, "Delivered"),
        ({"state": "delivered", "attempts": 3}, "At the 3. try."),
        ({"failure": "no_answer", "status": 503, "attempts": 2}, "status 503. Tried 2 times."),
        ({"failure": "unknown_name", "attempts": 1}, "no server of that name. Tried once."),
        ({"failure": "certificate", "attempts": 1}, "not one that we can trust"),
        ({"state": "given_up", "failure": "too_slow", "attempts": 8}, "Send again"),
        ({"state": "withheld", "attempts": 1}, "has become private"),
    ],
)
def test_what_became_of_a_message_is_said_in_words(
    administrator: Client, world: World, changes: dict[str, object], words: str
) -> None:
    webhook = a_webhook(world)
    a_barrier(world.project, world.lead)
    Delivery.objects.update(**changes)

    assert words in page(administrator, "webhook", webhook.public_id)


def test_it_is_paused_goes_on_and_is_removed(administrator: Client, world: World) -> None:
    webhook = a_webhook(world)
    key = webhook.public_id

    administrator.post(reverse("webhook_pause", args=[key]))
    assert "Ada Administrator paused it" in page(administrator, "webhook", key)
    administrator.post(reverse("webhook_resume", args=[key]))
    assert "Nothing has arrived there yet" in page(administrator, "webhook", key)
    Webhook.objects.update(failing_since=timezone.now(), failures=1)
    assert "It is tried again." in page(administrator, "webhook", key)
    Webhook.objects.update(paused_at=timezone.now())
    assert "It took nothing for days" in page(administrator, "webhook", key)
    Webhook.objects.update(paused_at=None, failing_since=None, delivered_at=timezone.now())
    assert "Works" in page(administrator, "webhooks")
    assert "Remove" in page(administrator, "webhook_remove", key)
    administrator.post(reverse("webhook_remove", args=[key]))
    assert not Webhook.objects.exists()


def test_it_is_changed_but_for_its_secret(administrator: Client, world: World) -> None:
    webhook = a_webhook(world)
    secret = webhook.open_secret
    address = reverse("webhook_edit", args=[webhook.public_id])
    assert "https://example.org/hooks" in administrator.get(address).content.decode()
    said = {
        "name": "Register",
        "address": "https://example.org/register",
        "topics": ["decision"],
        "unit": str(world.ward.public_id),
        "version": "1",
    }

    refused = administrator.post(address, said | {"address": "https://10.0.0.1/"})
    assert refused.status_code == 422
    assert "lies inside a network" in refused.content.decode()
    assert administrator.post(address, said).status_code == 302
    later = administrator.post(address, said | {"name": "Too late"})

    webhook.refresh_from_db()
    assert (webhook.name, webhook.topics, webhook.unit) == ("Register", ["decision"], world.ward)
    assert webhook.open_secret == secret
    assert later.status_code == 422
    assert "Someone else saved this" in later.content.decode()
    acts = list(SecurityEvent.objects.order_by("pk").values_list("act", flat=True))
    assert acts[-1] == SecurityAct.WEBHOOK_MOVED


def test_a_new_secret_is_shown_once_and_the_one_before_holds_for_a_day(
    administrator: Client, world: World
) -> None:
    webhook = a_webhook(world)
    old = webhook.open_secret
    address = reverse("webhook_secret", args=[webhook.public_id])
    assert "For a day every message is signed with the old secret" in page(
        administrator, "webhook_secret", webhook.public_id
    )

    shown = [administrator.post(address).content.decode() for _ in range(2)]

    webhook.refresh_from_db()
    now = timezone.now()
    first, second = (re.findall(r"whsec_[\w+/=]+", text)[0] for text in shown)
    assert webhook.open_secrets(now) == [second, first, old]
    assert webhook.open_secrets(now + timedelta(days=1)) == [second]
    told = page(administrator, "webhook", webhook.public_id)
    assert "The one before holds as well until" in told
    assert second not in told
    acts = list(SecurityEvent.objects.order_by("pk").values_list("act", flat=True))
    assert acts[-2:] == [SecurityAct.WEBHOOK_RENEWED] * 2
    assert not Webhook.history.rel.related_model.objects.exclude(pgh_label="insert").exists()


def test_a_message_that_was_given_up_is_sent_again(administrator: Client, world: World) -> None:
    a_webhook(world)
    a_barrier(world.project, world.lead)
    Delivery.objects.update(state=DeliveryState.GIVEN_UP, attempts=8, failure="too_slow")
    assert "1 message given up" in page(administrator, "webhooks")

    administrator.post(reverse("delivery_again", args=[Delivery.objects.get().public_id]))

    assert Delivery.objects.get().state == DeliveryState.WAITING
    assert "1 message waiting" in page(administrator, "webhooks")


def test_of_another_organisation_nothing_is_found(administrator: Client) -> None:
    elsewhere = a_world("Elsewhere")
    webhook = a_webhook(elsewhere)
    a_barrier(elsewhere.project, elsewhere.lead)
    key = webhook.public_id

    assert administrator.get(reverse("webhook", args=[key])).status_code == 404
    for name in (
        "webhook_test",
        "webhook_pause",
        "webhook_resume",
        "webhook_remove",
        "webhook_edit",
        "webhook_secret",
    ):
        assert administrator.post(reverse(name, args=[key])).status_code == 404
    again = reverse("delivery_again", args=[Delivery.objects.get().public_id])
    assert administrator.post(again).status_code == 404


def test_the_pages_cost_the_same_however_much_there_is(
    administrator: Client, world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    webhook = a_webhook(world)
    for number in range(5):
        a_webhook(world, f"https://example.org/{number}")
    for _ in range(3):
        a_barrier(world.project, world.lead)
    page(administrator, "webhooks")

    with django_assert_num_queries(4):
        page(administrator, "webhooks")
    with django_assert_num_queries(6):
        page(administrator, "webhook", webhook.public_id)
