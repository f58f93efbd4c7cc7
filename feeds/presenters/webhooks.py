"""Webhooks and what was sent to them, as administrators read them."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.language import lazily
from common.outbound import Failure
from common.templatetags.words import joined
from feeds.models import Delivery, Webhook
from feeds.vocabulary import DeliveryState, Event, Topic

_TOPICS = {
    Topic.SIGNAL: lazily("signals"),
    Topic.DECISION: lazily("decisions on cycles"),
    Topic.BARRIER: lazily("barriers"),
}
_EVENTS = {
    Event.SIGNAL_APPEARED: lazily("A signal"),
    Event.SIGNAL_ENDED: lazily("The end of a signal"),
    Event.CYCLE_DECIDED: lazily("A decision on a cycle"),
    Event.BARRIER_RAISED: lazily("A barrier was raised"),
    Event.BARRIER_ESCALATED: lazily("A barrier was taken a level up"),
    Event.BARRIER_RESOLVED: lazily("A barrier was resolved"),
    Event.BARRIER_DECLINED: lazily("A barrier was declined"),
    Event.BARRIER_REOPENED: lazily("A barrier was opened again"),
    Event.BARRIER_WITHDRAWN: lazily("A barrier was taken back"),
    Event.BARRIER_UNDONE: lazily("An answer to a barrier was taken back"),
    Event.TEST: lazily("A test"),
}
_STATES = {
    DeliveryState.WAITING: (lazily("Waiting"), "neutral"),
    DeliveryState.DELIVERED: (lazily("Delivered"), "ok"),
    DeliveryState.GIVEN_UP: (lazily("Given up"), "danger"),
    DeliveryState.WITHHELD: (lazily("Not sent"), "neutral"),
}
_FAILURES = {
    Failure.UNKNOWN_NAME: lazily("There is no server of that name."),
    Failure.NOT_PUBLIC: lazily("The name leads inside a network. Ask whoever runs this server."),
    Failure.NO_CONNECTION: lazily("Nobody answers at that address."),
    Failure.CERTIFICATE: lazily("Its certificate is not one that we can trust."),
    Failure.TOO_SLOW: lazily("It took too long to answer."),
    Failure.NO_ANSWER: lazily("It broke off without an answer."),
    "no_secret": lazily("Its secret can no longer be read. Give it a new one."),
    "broken": lazily("Something went wrong here."),
}


@dataclass(frozen=True)
class WebhookLine:
    """One webhook: whom it tells of what, and how it goes, in words."""

    name: str
    host: str
    tells: str
    place: str
    made_by: str
    delivered_at: datetime | None
    waiting: int
    given_up: int
    state: str
    tone: str
    words: str
    is_paused: bool
    href: str


@dataclass(frozen=True)
class DeliveryLine:
    """One message: of what, when, and what became of it."""

    event: str
    happened_at: datetime
    state: str
    tone: str
    words: str
    again_href: str


def webhook_line(webhook: Webhook) -> WebhookLine:
    """From what `webhooks_of` reads."""
    state, tone, words = _standing(webhook)
    return WebhookLine(
        name=webhook.name,
        host=urlsplit(webhook.address).netloc,
        tells=joined([_TOPICS[Topic(topic)] for topic in webhook.topics]),
        place=webhook.unit.name,
        made_by=webhook.made_by.name,
        delivered_at=webhook.delivered_at,
        waiting=getattr(webhook, "waiting", 0),
        given_up=getattr(webhook, "given_up", 0),
        state=state,
        tone=tone,
        words=words,
        is_paused=webhook.paused_at is not None,
        href=reverse("webhook", args=[webhook.public_id]),
    )


def delivery_line(delivery: Delivery) -> DeliveryLine:
    state, tone = _STATES[DeliveryState(delivery.state)]
    is_given_up = delivery.state == DeliveryState.GIVEN_UP and not delivery.is_test
    if delivery.is_test and delivery.state == DeliveryState.GIVEN_UP:
        state = _("Failed")
    return DeliveryLine(
        event=str(_EVENTS[Event(delivery.event)]),
        happened_at=delivery.happened_at,
        state=str(state),
        tone=tone,
        words=_words(delivery),
        again_href=reverse("delivery_again", args=[delivery.public_id]) if is_given_up else "",
    )


def _standing(webhook: Webhook) -> tuple[str, str, str]:
    if webhook.paused_by is not None:
        paused = _("{who} paused it. What happens meanwhile waits for a month.")
        return _("Paused"), "warning", paused.format(who=webhook.paused_by)
    if webhook.paused_at is not None:
        words = _("It took nothing for days, or asked for no more. Mend it, then let it go on.")
        return _("Paused"), "danger", words
    if webhook.failing_since is not None:
        return _("Fails"), "warning", _("The newest message was not taken. It is tried again.")
    if webhook.delivered_at is None:
        return _("New"), "neutral", _("Nothing has arrived there yet. Send a test.")
    return _("Works"), "ok", ""


def _words(delivery: Delivery) -> str:
    if delivery.state == DeliveryState.WITHHELD:
        return _("It is gone, or has become private.")
    if delivery.state == DeliveryState.DELIVERED:
        late = delivery.attempts > 1
        return _("At the {number}. try.").format(number=delivery.attempts) if late else ""
    if not delivery.failure:
        return ""
    if delivery.status is not None:
        what = _("It answered with the status {status}.").format(status=delivery.status)
    else:
        what = str(_FAILURES.get(delivery.failure, ""))
    if delivery.is_test:
        return what
    tried = ngettext("Tried once.", "Tried {number} times.", delivery.attempts)
    return f"{what} {tried.format(number=delivery.attempts)}"
