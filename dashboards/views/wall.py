"""The board on a ward wall: by the link of a screen, or for anybody who has signed in."""

from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from allauth.decorators import rate_limit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.services import SystemProcess
from common.http import SignedInRequest
from dashboards.presenters.wall import Board, board
from dashboards.selectors.wall import board_of, link_by_digest
from dashboards.services.wall import digest, is_worth_noting, note_seen
from people.calendar import local_date
from people.selectors import unit_for

if TYPE_CHECKING:
    from people.models import Unit

SCREEN = SystemProcess("A screen on a wall")


@login_not_required
@require_safe
def wall(request: HttpRequest, code: str) -> HttpResponse:
    """Stored summaries and stored analyses; nothing is calculated here."""
    now = timezone.now()
    link = link_by_digest(digest(code), at=now)
    if link is None:
        return _switched_off(request)
    if is_worth_noting(link, at=now):
        note_seen(link=link, by=SCREEN, at=now)
    return _page(link.unit)


@require_safe
def unit_board(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The same board at a desk or on a projector."""
    return _page(unit_for(request.user, public_id))


def _page(unit: "Unit") -> HttpResponse:
    with timezone.override(ZoneInfo(unit.organisation.time_zone)):
        # Without the request: a wall has no person, no session and no messages to look up.
        return render(None, "dashboards/wall.html", {"board": _board(unit)})


def _board(unit: "Unit") -> Board:
    now = timezone.now()
    today = local_date(unit.organisation, now)
    return board(unit, board_of(unit, on=today, at=now), on=today, at=now)


@rate_limit(action="unknown_board", limit_get=True)
def _switched_off(request: HttpRequest) -> HttpResponse:
    """One answer to revoked, expired and invented codes: it tells nothing about any of them."""
    return render(None, "dashboards/wall_off.html", status=404)
