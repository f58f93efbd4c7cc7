"""What those who look after webhooks are written to."""

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from feeds.models import Webhook
from people.calendar import local_date
from people.policies import language_of
from people.roles import Action
from people.selectors import people_holding


def paused_messages(webhook: Webhook, *, at: datetime) -> list[EmailMessage]:
    """One to each administrator: an address takes nothing any more, and what to do."""
    organisation = webhook.organisation
    on = local_date(organisation, at)
    people = people_holding(Action.MANAGE_KEYS, organisation, on=on)
    link = settings.SITE_ADDRESS + reverse("webhook", args=[webhook.public_id])
    written = []
    for person in people:
        with translation.override(language_of(person)):
            given = {"person": person, "webhook": webhook, "link": link}
            subject = _("“{webhook}” was paused: it does not answer").format(webhook=webhook)
            body = render_to_string("emails/webhook_paused.txt", given)
        written.append(
            EmailMessage(subject=" ".join(subject.split()), body=body, to=[person.email])
        )
    return written
