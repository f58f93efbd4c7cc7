"""What a test reads off a page, and off the database."""

import html
import re
from typing import Any

from people.models import Invitation, RoleAssignment, Unit, User


def words(answer: Any) -> str:
    """The text of a page without its tags, on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def way_on(answer: Any) -> str:
    """The address that an answer leads to."""
    return str(answer["Location"])


def found(pattern: str, text: object) -> str:
    """The first group of the pattern in the text, which must be there."""
    match = re.search(pattern, str(text))
    assert match, f"{pattern} is not in: {text}"
    return match.group(1)


def snapshot() -> list[object]:
    """Every row about people, to compare before and after."""
    return [
        list(Unit.objects.order_by("pk").values()),
        list(User.objects.order_by("pk").values()),
        list(Invitation.objects.order_by("pk").values()),
        list(RoleAssignment.objects.order_by("pk").values()),
    ]


def history_of(row: Any) -> list[Any]:
    """What happened to a row, oldest first."""
    return list(row.history.order_by("pgh_id"))


def kept_fields(answer: Any) -> dict[str, str]:
    """The hidden fields with which a page carries on what was read."""
    fields = re.findall(
        r'<input type="hidden" name="(\w+)" value="([^"]*)">', answer.content.decode()
    )
    return {name: html.unescape(value) for name, value in fields if "csrf" not in name}
