"""What the platform writes to people."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from people.models import Invitation, SingleSignOn, User


def invitation_message(invitation: Invitation, *, code: str) -> EmailMessage:
    """The invitation with its link. The code stands in the link only, and nowhere in our data."""
    link = settings.SITE_ADDRESS + reverse("invitation", args=[code])
    words = render_to_string("emails/invitation.txt", {"invitation": invitation, "link": link})
    subject = f"{invitation.invited_by} invites you to {invitation.organisation}"
    return EmailMessage(
        subject=" ".join(subject.split()),  # a line break in a name would be refused in a header
        body=words,
        to=[invitation.email],
    )


def linked_message(person: User, sign_on: SingleSignOn) -> EmailMessage:
    """To somebody who had an account, when they first come through their organisation."""
    given = {"person": person, "sign_on": sign_on, "site_address": settings.SITE_ADDRESS}
    words = render_to_string("emails/sign_on_linked.txt", given)
    return EmailMessage(
        subject=f"You can sign in with {sign_on.name}", body=words, to=[person.email]
    )
