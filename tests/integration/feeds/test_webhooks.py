"""What other systems are told, by whom it may be asked for, and what happens when they fail."""

import json
from collections.abc import Iterator
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from charts.models import Measurement
from charts.recalculation import recompute
from common.errors import Denied, Invalid, NotNow
from dashboards.services.merging import merge_units
from feeds import sending
from feeds.models import Delivery, Webhook
from feeds.sending import one_delivery, queue, send_due
from feeds.services import webhooks
from feeds.vocabulary import DeliveryState, Event, Topic
from pdsa.services.deciding import decide
from pdsa.stages import CycleStage, Decision
from people.models import SecurityEvent
from people.selectors import top_unit
from people.sign_in import SecurityAct
from projects.models import Project
from projects.services import barriers
from tests.barriers import a_barrier
from tests.cycles import a_cycle
from tests.receiver import Receiver, a_receiver
from tests.world import World, a_measure, a_unit, a_world, some_data

STEADY = [5.0, 6.0, 5.0, 4.0] * 7


@pytest.fixture
def receiver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[Receiver]:
    settings.WEBHOOK_NETWORKS = [ip_network("127.0.0.0/8")]
    with a_receiver(tmp_path) as running:
        monkeypatch.setenv("SSL_CERT_FILE", str(running.authority))
        yield running


@pytest.fixture
def world(db: None) -> World:
    return a_world()


def a_webhook(world: World, address: str = "https://example.org/hooks", **changes: Any) -> Webhook:
    given = {
        "name": "Channel of the QI team",
        "address": address,
        "unit": top_unit(world.organisation),
        "topics": list(Topic),
        "by": world.administrator,
        "at": timezone.now(),
    }
    return webhooks.make_webhook(**given | changes).webhook


def events() -> list[tuple[str, str]]:
    return list(Delivery.objects.order_by("pk").values_list("event", "state"))


def told(receiver: Receiver) -> list[dict[str, Any]]:
    return [json.loads(body) for _path, _headers, body in receiver.arrived]


def the_pause_is_over() -> None:
    Delivery.objects.filter(state=DeliveryState.WAITING).update(not_before=timezone.now())
    Webhook.objects.update(rests_until=None)


# --- Who may, and what is refused -------------------------------------------------------------


def test_only_administrators_of_the_whole_organisation_may(world: World) -> None:
    webhook = a_webhook(world)
    asked = {"webhook": webhook, "by": world.lead, "at": timezone.now()}

    with pytest.raises(Denied, match="Ask an administrator"):
        a_webhook(world, by=world.lead)
    for service in (webhooks.send_test, webhooks.pause_webhook, webhooks.resume_webhook):
        with pytest.raises(Denied):
            service(**asked)
    with pytest.raises(Denied):
        webhooks.remove_webhook(**asked)


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"address": "http://example.org/"}, "address", "begins with"),
        ({"address": "https://10.0.0.1/"}, "address", "inside a network"),
        ({"address": "https://[::1]:8443/"}, "address", "inside a network"),
        ({"name": "  "}, "name", "what the webhook is for"),
        ({"topics": []}, "topics", "at least one thing"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(
    world: World, changes: dict[str, Any], field: str, words: str
) -> None:
    with pytest.raises(Invalid) as refused:
        a_webhook(world, **{"address": "https://example.org/"} | changes)

    found = refused.value.fields[field]
    assert words in found or "https://" in found


def test_a_place_of_another_organisation_and_the_same_twice_are_refused(world: World) -> None:
    a_webhook(world)
    with pytest.raises(Invalid) as refused:
        a_webhook(world)
    assert "already" in refused.value.fields["address"]
    with pytest.raises(Invalid) as refused:
        a_webhook(world, unit=a_world("Elsewhere").ward)
    assert "unit" in refused.value.fields


def test_the_secret_is_sealed_and_making_and_removing_are_noted(world: World) -> None:
    made = webhooks.make_webhook(
        name="Hook",
        address="https://example.org/",
        unit=world.ward,
        topics=[Topic.SIGNAL],
        by=world.administrator,
        at=timezone.now(),
    )
    webhook = Webhook.objects.get()
    assert made.secret.startswith("whsec_")
    assert made.secret not in webhook.secret
    assert webhook.open_secret == made.secret

    webhooks.remove_webhook(webhook=webhook, by=world.administrator, at=timezone.now())

    acts = SecurityEvent.objects.order_by("pk").values_list("act", flat=True)
    assert list(acts)[-2:] == [SecurityAct.WEBHOOK_MADE, SecurityAct.WEBHOOK_REMOVED]
    assert not Webhook.objects.exists()


# --- What is told -----------------------------------------------------------------------------


def test_a_signal_that_comes_and_goes_is_told(world: World, receiver: Receiver) -> None:
    falls = a_measure(world.project, world.lead, direction="decrease")
    some_data(falls, world.lead, STEADY)
    recompute([falls.pk])
    a_webhook(world, receiver.address)

    newest = Measurement.objects.filter(measure_id=falls.pk).order_by("-period")[:9]
    lately = Measurement.objects.filter(
        measure_id=falls.pk, period__in=list(newest.values_list("period", flat=True))
    )
    lately.update(value=20)
    recompute([falls.pk])
    assert events() == [(Event.SIGNAL_APPEARED, "waiting")]
    assert not send_due()
    lately.update(value=5)
    recompute([falls.pk])
    assert not send_due()

    came, went = told(receiver)
    assert came["type"] == "signal.appeared"
    assert came["data"]["variation"] == "concern"
    assert came["data"]["headline"].startswith("Falls: ")
    assert came["data"]["measure"] == {"id": str(falls.public_id), "name": "Falls"}
    assert came["data"]["unit"]["name"] == "Willow ward"
    assert came["data"]["link"].endswith(f"/measures/{falls.public_id}/")
    assert came["data"]["api"].endswith(f"/api/v1/measures/{falls.public_id}/analysis/")
    assert went["type"] == "signal.ended"
    assert went["data"]["variation_before"] == "concern"
    assert {state for _event, state in events()} == {"delivered"}
    assert Webhook.objects.get().delivered_at is not None


def test_decisions_on_cycles_are_told_and_another_one_as_well(
    world: World, receiver: Receiver
) -> None:
    a_webhook(world, receiver.address)
    cycle = a_cycle(world.project, world.lead, until=CycleStage.DONE, decision=Decision.ADAPT)
    author = {"by": world.lead, "at": timezone.now()}
    decide(cycle=cycle, seen_version=cycle.version, decision=Decision.ADAPT, **author)
    cycle.refresh_from_db()
    decide(cycle=cycle, seen_version=cycle.version, decision=Decision.ADOPT, **author)

    send_due()

    assert [message["data"]["decision"] for message in told(receiver)] == ["adapt", "adopt"]
    first = told(receiver)[0]["data"]
    assert "Huddle on one early shift" in first["headline"]
    assert first["link"].endswith(f"/cycles/{cycle.public_id}/")
    assert f"/projects/{world.project.public_id}/cycles/{cycle.public_id}/" in first["api"]


def test_every_step_of_a_barrier_is_told_but_none_of_its_words(
    world: World, receiver: Receiver
) -> None:
    a_webhook(world, receiver.address)
    barrier = a_barrier(world.project, world.lead, "Mrs Blackwood has no time")
    barriers.withdraw_barrier(barrier=barrier, by=world.lead, at=timezone.now())
    barriers.undo_answer(barrier=barrier, by=world.lead, at=timezone.now())

    send_due()

    assert [message["type"] for message in told(receiver)] == [
        "barrier.raised",
        "barrier.withdrawn",
        "barrier.undone",
    ]
    bodies = b"".join(body for _path, _headers, body in receiver.arrived)
    for secret in (b"Blackwood", world.lead.name.encode(), world.lead.email.encode()):
        assert secret not in bodies
    assert told(receiver)[-1]["data"]["barrier"]["state"] == "open"


def test_only_its_topics_its_place_and_its_organisation_are_told(world: World) -> None:
    elsewhere = a_world("Elsewhere")
    a_webhook(world, topics=[Topic.SIGNAL])
    a_webhook(world, unit=a_unit(world.organisation, "Birch ward"))
    a_webhook(elsewhere)

    a_barrier(world.project, world.lead)

    assert events() == []


def test_nothing_is_told_of_a_private_project(world: World, receiver: Receiver) -> None:
    a_webhook(world, receiver.address)
    a_barrier(world.project, world.lead)
    Project.objects.filter(pk=world.project.pk).update(visibility=Project.Visibility.PRIVATE)
    a_barrier(world.project, world.lead)

    send_due()

    assert receiver.arrived == []
    assert events() == [(Event.BARRIER_RAISED, "withheld")]


def test_what_did_not_happen_is_not_told(world: World) -> None:
    a_webhook(world)

    with pytest.raises(Invalid):
        a_barrier(world.project, world.lead, "  ")

    assert events() == []


# --- Getting there ----------------------------------------------------------------------------


def test_a_message_that_is_not_taken_is_tried_again_ever_later_with_the_same_id(
    world: World, receiver: Receiver
) -> None:
    a_webhook(world, receiver.address)
    a_barrier(world.project, world.lead)
    receiver.answers = [500, 500]

    send_due()
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.attempts, delivery.status) == ("waiting", 1, 500)
    assert not sending.is_any_due()
    first_pause = delivery.not_before - delivery.tried_at
    the_pause_is_over()
    send_due()
    delivery.refresh_from_db()
    assert delivery.not_before - delivery.tried_at > first_pause
    the_pause_is_over()
    send_due()

    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts, delivery.failure) == ("delivered", 3, "")
    assert {headers["webhook-id"] for _, headers, _ in receiver.arrived} == {
        f"msg_{delivery.public_id.hex}"
    }
    assert Webhook.objects.get().failures == 0


def test_after_the_last_try_it_is_given_up_until_a_person_sends_it_again(
    world: World, receiver: Receiver
) -> None:
    a_webhook(world, receiver.address)
    a_barrier(world.project, world.lead)
    receiver.otherwise = 400

    for _ in range(one_delivery.MOST_ATTEMPTS):
        the_pause_is_over()
        send_due()
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.attempts) == ("given_up", one_delivery.MOST_ATTEMPTS)
    the_pause_is_over()
    send_due()
    assert len(receiver.arrived) == one_delivery.MOST_ATTEMPTS

    receiver.otherwise = 200
    author = {"by": world.administrator, "at": timezone.now()}
    webhooks.send_again(delivery=delivery, **author)
    the_pause_is_over()
    send_due()
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == ("delivered", 1)
    with pytest.raises(NotNow):
        webhooks.send_again(delivery=delivery, **author)


def test_pauses_add_up_to_most_of_a_day() -> None:
    assert len(queue.PAUSES) == one_delivery.MOST_ATTEMPTS - 1
    assert sorted(queue.PAUSES) == queue.PAUSES
    assert 20 < sum(queue.PAUSES) / 3600 < 24


def test_an_address_that_fails_does_not_hold_up_the_others_nor_is_it_asked_for_each(
    world: World, receiver: Receiver
) -> None:
    a_webhook(world, "https://nobody.invalid/")
    a_webhook(world, receiver.address)
    for _ in range(3):
        a_barrier(world.project, world.lead)

    assert not send_due()

    assert len(receiver.arrived) == 3
    failing = Webhook.objects.get(address="https://nobody.invalid/")
    assert failing.failures == 1
    assert failing.rests_until > timezone.now()
    assert list(failing.deliveries.values_list("attempts", flat=True).order_by("pk")) == [1, 0, 0]
    assert not sending.is_any_due()


def test_no_address_has_more_than_its_share_of_a_run(
    world: World, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "_SHARE", 2)
    a_webhook(world, receiver.address)
    for _ in range(3):
        a_barrier(world.project, world.lead)

    assert send_due()
    assert len(receiver.arrived) == 2
    assert not send_due()
    assert len(receiver.arrived) == 3


def test_an_address_that_takes_nothing_for_days_is_paused_and_its_administrators_are_told(
    world: World, receiver: Receiver
) -> None:
    webhook = a_webhook(world, receiver.address)
    receiver.otherwise = 503
    a_barrier(world.project, world.lead)
    send_due()
    long_ago = timezone.now() - timedelta(days=3, minutes=1)
    Webhook.objects.update(failing_since=long_ago, rests_until=None)
    the_pause_is_over()
    send_due()

    webhook.refresh_from_db()
    assert webhook.paused_at is not None
    assert webhook.paused_by is None
    letter = mail.outbox[0]
    assert letter.to == [world.administrator.email]
    assert str(webhook.public_id) in letter.body
    a_barrier(world.project, world.lead)
    assert not sending.is_any_due()

    receiver.otherwise = 200
    webhooks.resume_webhook(webhook=webhook, by=world.administrator, at=timezone.now())
    send_due()
    assert events() == [(Event.BARRIER_RAISED, "delivered")] * 2


def test_whoever_answers_that_it_is_gone_is_paused_at_once(
    world: World, receiver: Receiver
) -> None:
    webhook = a_webhook(world, receiver.address)
    receiver.otherwise = 410
    a_barrier(world.project, world.lead)

    send_due()

    webhook.refresh_from_db()
    assert webhook.paused_at is not None
    assert len(mail.outbox) == 1


def test_a_test_goes_to_a_paused_address_too_once_and_harms_nobody(
    world: World, receiver: Receiver
) -> None:
    webhook = a_webhook(world, receiver.address)
    author = {"by": world.administrator, "at": timezone.now()}
    webhooks.pause_webhook(webhook=webhook, **author)
    a_barrier(world.project, world.lead)
    first = webhooks.send_test(webhook=webhook, **author)
    assert webhooks.send_test(webhook=webhook, **author) == first
    receiver.otherwise = 500

    send_due()

    assert [message["type"] for message in told(receiver)] == ["webhook.test"]
    assert set(events()) == {(Event.BARRIER_RAISED, "waiting"), (Event.TEST, "given_up")}
    webhook.refresh_from_db()
    assert webhook.failing_since is None


def test_a_worker_that_dies_on_the_way_has_lost_nothing_but_time(
    world: World, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_webhook(world, receiver.address)
    a_barrier(world.project, world.lead)

    def die(*_: Any) -> None:
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr("common.outbound.send", die)
        with pytest.raises(SystemExit):
            send_due()
    assert Delivery.objects.get().state == "waiting"
    the_pause_is_over()
    send_due()

    assert events() == [(Event.BARRIER_RAISED, "delivered")]


def test_a_webhook_that_is_removed_on_the_way_stops_nobody_else(
    world: World, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = a_webhook(world, "https://gone.invalid/")
    a_webhook(world, receiver.address)
    a_barrier(world.project, world.lead)
    claim = queue._claim

    def claim_and_remove(done_with: set[int]) -> int | None:
        key = claim(done_with)
        Webhook.objects.filter(pk=gone.pk).delete()
        return key

    monkeypatch.setattr(queue, "_claim", claim_and_remove)
    send_due()

    assert events() == [(Event.BARRIER_RAISED, "delivered")]


def test_a_mistake_of_ours_is_no_endless_loop(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_webhook(world)
    a_barrier(world.project, world.lead)
    monkeypatch.setattr("feeds.sending.one_delivery.message_of", lambda _: 1 / 0)

    for _ in range(one_delivery.MOST_ATTEMPTS + 1):
        the_pause_is_over()
        send_due()

    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.attempts) == ("given_up", one_delivery.MOST_ATTEMPTS)


def test_without_its_secret_nothing_is_sent_unsigned(world: World, receiver: Receiver) -> None:
    webhook = a_webhook(world, receiver.address)
    Webhook.objects.filter(pk=webhook.pk).update(secret="of another SECRET_KEY")
    webhooks.send_test(webhook=webhook, by=world.administrator, at=timezone.now())

    send_due()

    assert receiver.arrived == []
    assert Delivery.objects.get().failure == "no_secret"


def test_old_messages_are_forgotten_and_waiting_ones_of_a_paused_address_too(
    world: World, receiver: Receiver
) -> None:
    webhook = a_webhook(world, receiver.address)
    a_barrier(world.project, world.lead)
    send_due()
    a_barrier(world.project, world.lead)
    webhooks.pause_webhook(webhook=webhook, by=world.administrator, at=timezone.now())

    in_a_month = timezone.now() + queue.KEPT + timedelta(minutes=1)
    assert sending.forget_old_deliveries(at=timezone.now()) == 0
    assert sending.forget_old_deliveries(at=in_a_month) == 2


def test_the_sweeper_needs_nothing_but_the_database(world: World, receiver: Receiver) -> None:
    a_webhook(world, receiver.address)
    a_barrier(world.project, world.lead)

    call_command("sweep")

    assert events() == [(Event.BARRIER_RAISED, "delivered")]


def test_a_place_that_becomes_part_of_another_is_told_of_there(world: World) -> None:
    other = a_unit(world.organisation, "Alder ward")
    a_webhook(world, unit=world.ward)
    a_webhook(world, unit=other)

    merge_units(unit=world.ward, into=other, by=world.administrator, at=timezone.now())
    world.project.refresh_from_db()
    a_barrier(world.project, world.lead)

    assert events() == [(Event.BARRIER_RAISED, "waiting")] * 2
