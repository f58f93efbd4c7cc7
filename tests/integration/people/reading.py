"""What a test reads off a page, and off the database."""

import re

from people.models import Invitation, RoleAssignment, Unit, User


def words(answer: object) -> str:
    """The text of a page without its tags, on one line."""
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())  # type: ignore[attr-defined]
    return " ".join(text.split())


def snapshot() -> list[object]:
    """Every row about people, to compare before and after."""
    models = (Unit, User, Invitation, RoleAssignment)
    return [list(model.objects.order_by("pk").values()) for model in models]
