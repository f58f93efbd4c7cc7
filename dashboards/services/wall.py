"""The links by which screens on ward walls show a board."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.db.models import Q
from django.utils.translation import gettext as _

from audit.services import SystemProcess, recorded
from common.errors import Invalid, NotNow
from dashboards.models import BoardLink
from dashboards.permissions import check_can_manage_board
from people.calendar import local_date
from people.models import Unit, User

OPEN_FOR = timedelta(days=366)
SEEN_EVERY = timedelta(minutes=10)


@recorded
def make_board_link(*, unit: Unit, screen: str, by: User, at: datetime) -> tuple[BoardLink, str]:
    """A link for one screen, open for a year, and its code. The code is told this once."""
    check_can_manage_board(by, unit, on=local_date(unit.organisation, at))
    if unit.closed_on is not None:
        raise Invalid(
            fields={"screen": _("{unit} is closed. Open it again first.").format(unit=unit)}
        )
    code = secrets.token_urlsafe(24)
    link = BoardLink.objects.create(
        organisation=unit.organisation,
        unit=unit,
        screen=screen.strip(),
        code_digest=digest(code),
        made_by=by,
        expires_at=at + OPEN_FOR,
    )
    return link, code


@recorded
def revoke_board_link(*, link: BoardLink, by: User, at: datetime) -> None:
    """Switch the screen off: from its next minute on it shows nothing of the unit."""
    check_can_manage_board(by, link.unit, on=local_date(link.organisation, at))
    if not BoardLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=at):
        raise NotNow(_("This link was revoked already."))


@recorded
def note_seen(*, link: BoardLink, by: SystemProcess, at: datetime) -> None:
    """That the screen asked for its board; of one minute to the next that is not worth a row."""
    long_ago = Q(last_seen_at=None) | Q(last_seen_at__lte=at - SEEN_EVERY)
    BoardLink.objects.filter(long_ago, pk=link.pk).update(last_seen_at=at)


def is_worth_noting(link: BoardLink, *, at: datetime) -> bool:
    return link.last_seen_at is None or link.last_seen_at <= at - SEEN_EVERY


def digest(code: str) -> str:
    """What is stored of a code: a long random text needs no salt."""
    return sha256(code.encode()).hexdigest()
