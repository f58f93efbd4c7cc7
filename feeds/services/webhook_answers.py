"""What an administrator says of a webhook, checked and tidied."""

from collections.abc import Collection
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from common.errors import Invalid
from common.outbound import NotAnAddress, may_be_reached, tidy_address
from common.plain_text import plain_text
from feeds.models import Webhook
from feeds.vocabulary import Topic
from people.models import Unit, User

LONGEST_NAME, LONGEST_ADDRESS = 80, 500  # characters


def checked(
    *,
    name: str,
    address: str,
    unit: Unit,
    topics: Collection[Topic],
    by: User,
    but: Webhook | None = None,
) -> dict[str, Any]:
    """The columns of a webhook. Raises Invalid with a sentence for each field that cannot be.

    `but`: the one that is changed, beside which no other may have its address and place.
    """
    found: dict[str, str] = {}
    name = plain_text(name)[:LONGEST_NAME]
    try:
        address = tidy_address(address)
    except NotAnAddress:
        found["address"] = _("Enter the whole address, such as https://example.org/hooks/quality.")
    else:
        if _is_inside(address):
            found["address"] = _("This address lies inside a network. Ask whoever runs the server.")
    if len(address) > LONGEST_ADDRESS:
        found["address"] = _("Use at most {most} characters.").format(most=LONGEST_ADDRESS)
    if not name:
        found["name"] = _("Say what the webhook is for.")
    if not topics:
        found["topics"] = _("Choose at least one thing to tell of.")
    if unit.organisation_id != by.organisation_id:
        found["unit"] = _("Choose a place in this organisation.")
    elif _others(by, but).filter(address=address, unit=unit).exists():
        found["address"] = _("There is a webhook with this address for this place already.")
    if found:
        raise Invalid(fields=found)
    return {"name": name, "address": address, "unit": unit, "topics": sorted(topics)}


def _others(by: User, but: Webhook | None) -> Any:
    return Webhook.objects.of(by.organisation).exclude(pk=but.pk if but else 0)


def _is_inside(address: str) -> bool:
    """Whether it names, without a name to look up, a network address that we do not go to."""
    try:
        return not may_be_reached(urlsplit(address).hostname or "")
    except ValueError:
        return False  # a name, which is looked up each time that something is sent
