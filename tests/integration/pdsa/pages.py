"""How tests open the pages of cycles, fill in their forms, and read them."""

import re
from typing import Any

from django.test import Client

from pdsa.models import Cycle
from people.models import User

DOCUMENT = "Dear all, " * 2_000  # pasted by mistake: far too long


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def words(answer: object) -> str:
    """The text of a page without its tags, on one line."""
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())  # type: ignore[attr-defined]
    return " ".join(text.split())


def answers_of(client: Client, cycle: Cycle, part: str) -> dict[str, str]:
    """What the form of a part would send if nothing were typed."""
    form = client.get(f"/cycles/{cycle.public_id}/{part}/").context["forms"][part]
    values = {field.html_name: field.value() for field in form}
    return {name: value for name, value in values.items() if value not in (None, "")}


def at(cycle: Cycle, part: str = "") -> str:
    """The address of a cycle, or of one part of it."""
    return f"/cycles/{cycle.public_id}/" + (f"{part}/" if part else "")


def save(client: Client, cycle: Cycle, part: str, **answers: str) -> Any:
    """Fill in the form of a part and send it."""
    return client.post(at(cycle, part), answers_of(client, cycle, part) | answers)
