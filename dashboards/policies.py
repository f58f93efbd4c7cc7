"""When a pack of the board accepts changes."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from common.access import allowed
from common.errors import NotNow
from dashboards.models import BoardPack

UNDO_FOR = timedelta(hours=24)


def check_is_draft(pack: BoardPack) -> None:
    """What the board has read stays as it was read."""
    if pack.is_published:
        raise NotNow(_("This pack is published. What is on it stays as it is."), code="published")


def check_can_be_taken_back(pack: BoardPack, *, at: datetime) -> None:
    """A slip is found within a day; after that people may have printed it."""
    if pack.published_at is None:
        raise NotNow(_("This pack is a draft already."))
    if at - pack.published_at > UNDO_FOR:
        raise NotNow(
            _(
                "This pack was published more than a day ago, so it stays as it was "
                "read. Say in the next one what has to be put right."
            )
        )


is_draft = allowed(check_is_draft)
can_be_taken_back = allowed(check_can_be_taken_back)
