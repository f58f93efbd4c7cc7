"""Addresses of other systems that are told of things: made, renewed, tried, paused, removed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Invalid, NotNow
from common.sealing import seal
from feeds.models import Delivery, Webhook
from feeds.sending import new_secret
from feeds.services.webhook_answers import checked
from feeds.tasks import tell_soon
from feeds.vocabulary import DeliveryState, Event, Topic
from people.calendar import local_date
from people.models import Unit, User
from people.permissions import check_can_manage_keys
from people.security_log import NOWHERE, Whence, note
from people.sign_in import SecurityAct

MOST = 50  # of one organisation
_MOST_BEFORE = 3  # secrets that sign beside the newest


@dataclass(frozen=True)
class NewWebhook:
    """A webhook that was just made or renewed. `secret` is what its messages are signed with."""

    webhook: Webhook
    secret: str


@recorded
def make_webhook(
    *,
    name: str,
    address: str,
    unit: Unit,
    topics: Collection[Topic],
    by: User,
    at: datetime,
    whence: Whence = NOWHERE,
) -> NewWebhook:
    """Tell an address of these topics, at `unit` and below, from now on.

    Whether anybody answers there is not tried here: a web server connects to no such address.
    """
    check_can_manage_keys(by, on=local_date(by.organisation, at))
    if Webhook.objects.of(by.organisation).count() >= MOST:
        raise Invalid(_("There are {most} webhooks already. Remove one first.").format(most=MOST))
    answers = checked(name=name, address=address, unit=unit, topics=topics, by=by)
    secret = new_secret()
    webhook = Webhook.objects.create(
        organisation=by.organisation,
        secret=seal(secret),
        made_by=by,
        **answers,
    )
    note(person=by, act=SecurityAct.WEBHOOK_MADE, at=at, whence=whence, detail=webhook.name)
    return NewWebhook(webhook, secret)


@recorded
def change_webhook(
    *,
    webhook: Webhook,
    seen_version: int,
    name: str,
    address: str,
    unit: Unit,
    topics: Collection[Topic],
    by: User,
    at: datetime,
    whence: Whence = NOWHERE,
) -> None:
    """Tell another address, or of other things, from now on. Its secret and what waits stay."""
    _check_may(webhook, by=by, at=at)
    answers = checked(name=name, address=address, unit=unit, topics=topics, by=by, but=webhook)
    moves = answers["address"] != webhook.address
    Webhook.objects.edit(webhook, seen_version=seen_version, **answers)
    if moves:
        note(person=by, act=SecurityAct.WEBHOOK_MOVED, at=at, whence=whence, detail=webhook.name)


@recorded
def renew_secret(
    *, webhook: Webhook, by: User, at: datetime, whence: Whence = NOWHERE
) -> NewWebhook:
    """Sign with a new secret; for a day those before sign as well."""
    _check_may(webhook, by=by, at=at)
    webhook = Webhook.objects.select_for_update().get(pk=webhook.pk)
    secret = new_secret()
    webhook.secrets_before = [webhook.secret, *webhook.sealed_before(at)][:_MOST_BEFORE]
    webhook.secret = seal(secret)
    webhook.renewed_at = at
    webhook.save(update_fields=["secret", "secrets_before", "renewed_at"])
    note(person=by, act=SecurityAct.WEBHOOK_RENEWED, at=at, whence=whence, detail=webhook.name)
    return NewWebhook(webhook, secret)


@recorded
def send_test(*, webhook: Webhook, by: User, at: datetime) -> Delivery:
    """Send a message that says it is a test: once, also where the address is paused."""
    _check_may(webhook, by=by, at=at)
    waiting = webhook.deliveries.filter(event=Event.TEST, state=DeliveryState.WAITING).first()
    if waiting is not None:
        return waiting
    delivery = Delivery.objects.create(
        organisation=webhook.organisation,
        webhook=webhook,
        event=Event.TEST,
        happened_at=at,
        not_before=at,
    )
    tell_soon()
    return delivery


@recorded
def pause_webhook(*, webhook: Webhook, by: User, at: datetime) -> None:
    """Send nothing more there until somebody lets it go on. Twice is once."""
    _check_may(webhook, by=by, at=at)
    Webhook.objects.filter(pk=webhook.pk, paused_at=None).update(paused_at=at, paused_by=by)


@recorded
def resume_webhook(*, webhook: Webhook, by: User, at: datetime) -> None:
    """Let it go on, with what waited for it, at once and with new patience."""
    _check_may(webhook, by=by, at=at)
    Webhook.objects.filter(pk=webhook.pk).update(
        paused_at=None, paused_by=None, failures=0, failing_since=None, rests_until=None
    )
    waiting = Delivery.objects.filter(webhook=webhook, state=DeliveryState.WAITING)
    _try_anew(waiting.values_list("pk", flat=True), at)


@recorded
def send_again(*, delivery: Delivery, by: User, at: datetime) -> None:
    """Try a message that was given up anew, as often as a new one."""
    _check_may(delivery.webhook, by=by, at=at)
    if delivery.state != DeliveryState.GIVEN_UP:
        raise NotNow(_("Only a message that was given up can be sent again."))
    _try_anew([delivery.pk], at)


@recorded
def remove_webhook(*, webhook: Webhook, by: User, at: datetime, whence: Whence = NOWHERE) -> None:
    """Tell it nothing more, and forget what was told."""
    _check_may(webhook, by=by, at=at)
    name = webhook.name
    webhook.delete()
    note(person=by, act=SecurityAct.WEBHOOK_REMOVED, at=at, whence=whence, detail=name)


def _try_anew(keys: Iterable[Any], at: datetime) -> None:
    Delivery.objects.filter(pk__in=keys).update(
        state=DeliveryState.WAITING, attempts=0, not_before=at, settled_at=None
    )
    tell_soon()


def _check_may(webhook: Webhook, *, by: User, at: datetime) -> None:
    check_can_manage_keys(by, on=local_date(webhook.organisation, at))
