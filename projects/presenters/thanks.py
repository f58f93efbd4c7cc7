"""Thanks in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from audit.selectors import Change
from people.models import User
from projects.models import Thanks


@dataclass(frozen=True)
class ThanksLine:
    """One thank-you. Only whoever gave it can take it back."""

    words: str
    by: str
    at: datetime
    project: str
    project_href: str
    take_back_href: str


def thanks_lines(thanks: Iterable[Thanks], reader: User) -> list[ThanksLine]:
    """Thanks with their projects, as `reader` sees them."""
    return [
        ThanksLine(
            words=one.words or _("Thank you"),
            by=one.given_by.name,
            at=one.given_at,
            project=one.project.title,
            project_href=reverse("project", args=[one.project.public_id]),
            take_back_href=(
                reverse("thanks_take_back", args=[one.public_id])
                if one.given_by_id == reader.pk
                else ""
            ),
        )
        for one in thanks
    ]


def thanks_sentence(change: Change) -> str:
    """A thank-you as history tells it."""
    words = f": {change.row.words}" if change.row.words else ""
    if change.before is None:
        return _("Thanked the team{words}").format(words=words)
    return (
        _("Took back a thank-you{words}").format(words=words)
        if change.changed("removed_at")
        else ""
    )
