"""The digest as a mail, and the link in it that ends it."""

from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from dashboards.models import Digest, DigestRhythm
from dashboards.presenters.digest import DigestContent, digest_links
from people.models import User

# A signed link ends the digest of one person and can do nothing else. It never grows old: the
# oldest mail of a forgotten mailbox can still be unsubscribed from.
_SIGNER = signing.Signer(salt="dashboards.digest_stop")


def stop_token(person: User) -> str:
    """What stands in the address that ends this person's digest."""
    return _SIGNER.sign(person.public_id.hex)


def person_of_token(token: str) -> UUID | None:
    """Whose digest that address ends; None for one that we did not write."""
    try:
        return UUID(_SIGNER.unsign(token))
    except (signing.BadSignature, ValueError):
        return None


def digest_message(
    digest: Digest, content: DigestContent, rhythm: DigestRhythm
) -> EmailMultiAlternatives:
    """Text and simple HTML, without pictures; one click in the mail program ends it (RFC 8058)."""
    person = digest.user
    links = digest_links(stop_token(person))
    context = {
        "person": person,
        "organisation": person.organisation,
        "content": content,
        "links": links,
        "rhythm": rhythm.label.lower(),
    }
    message = EmailMultiAlternatives(
        subject=" ".join(f"{person.organisation.short_name}: {content.subject}".split()),
        body=render_to_string("emails/digest.txt", context),
        to=[person.email],
        headers={
            "Message-ID": f"<{digest.public_id}@{_domain()}>",  # one mail, even if it came twice
            "List-Unsubscribe": f"<{links['stop']}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(render_to_string("emails/digest.html", context), "text/html")
    return message


def _domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
