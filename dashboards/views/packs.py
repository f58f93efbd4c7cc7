"""The packs of the board: the list, one pack to read, and its files."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _

from common.errors import NotNow
from common.http import SignedInRequest
from common.pdf import NoPdf
from dashboards.boardroom.content import Pack, Story
from dashboards.boardroom.paper import as_pdf
from dashboards.boardroom.slides import as_slides
from dashboards.forms.packs import StartForm
from dashboards.permissions import can_prepare_packs
from dashboards.policies import can_be_taken_back
from dashboards.presenters.pack_tiles import story_words
from dashboards.presenters.packs import (
    kept_story,
    pack_as_file,
    pack_lines,
    standing_of,
    tiles_on_page,
)
from dashboards.presenters.turns import presented_lines
from dashboards.selectors.packs import (
    frozen_tiles_of,
    is_open_to_the_board,
    months_without,
    pack_for,
    packs_for,
    readable_measures,
    tiles_of,
)
from dashboards.selectors.turns import is_open_to_all, presented, story_of
from people.calendar import today_of

if TYPE_CHECKING:
    from dashboards.models import BoardPack, PackTile


def packs(request: SignedInRequest) -> HttpResponse:
    """Every pack that may be read, what is being prepared, and who presented when."""
    user, today = request.user, today_of(request.user)
    found = packs_for(user, on=today)
    may_prepare = can_prepare_packs(user, on=today)
    context = {
        "packs": pack_lines(pack for pack in found if pack.is_published),
        "drafts": pack_lines(pack for pack in found if not pack.is_published),
        "heard": presented_lines(presented(user.organisation_id)),
        "start_form": StartForm().offer(months_without(found, on=today)) if may_prepare else None,
    }
    return render(request, "dashboards/packs.html", context)


def pack(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Words first, then the chart; what is published shows what was kept with it."""
    user, now, today = request.user, timezone.now(), today_of(request.user)
    found = pack_for(user, public_id, on=today)
    rows = _rows(found)
    readable = readable_measures(user, [row.measure_id for row in rows], on=today)
    tiles = tiles_on_page(found, rows, readable)
    story = _story(request, found)
    shown = {each.tile.wide for each in tiles}
    may_prepare = can_prepare_packs(user, on=today)
    context = {
        "pack": found,
        "standing": standing_of(found),
        "tiles": tiles,
        "story": story,
        # The same drawing stands on a page once: its parts have names.
        "story_chart": story.tile
        if story and story.tile and story.tile.wide not in shown
        else None,
        "project_href": reverse("project", args=[found.presents.public_id])
        if found.presents
        else "",
        "may_prepare": may_prepare,
        "may_take_back": may_prepare and can_be_taken_back(found, at=now),
    }
    return render(request, "dashboards/pack.html", context)


def _paper(found: Pack) -> bytes:
    try:
        return as_pdf(found)
    except NoPdf as error:
        raise NotNow(
            _(
                "This server cannot write PDF files yet. Print the page instead, or "
                "ask whoever looks after the server to install Pango."
            ),
            code="no_pdf",
        ) from error


# What each ending means, and how the file is made.
FILES: dict[str, tuple[str, Callable[[Pack], bytes]]] = {
    "pdf": ("application/pdf", _paper),
    "pptx": (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        as_slides,
    ),
}


def pack_file(request: SignedInRequest, public_id: UUID, *, ending: str) -> HttpResponse:
    """The pack to be kept, printed or shown."""
    found = pack_for(request.user, public_id, on=today_of(request.user))
    rows = _rows(found)
    content_type, made = FILES[ending]
    content = made(pack_as_file(found, rows, _story(request, found)))
    draft = "" if found.is_published else " draft"
    name = f"{slugify(f'{found.title}{draft}')[:80] or 'pack'}.{ending}"
    disposition = content_disposition_header(True, name)
    return HttpResponse(
        content, content_type=content_type, headers={"Content-Disposition": str(disposition)}
    )


def _rows(found: "BoardPack") -> "list[PackTile]":
    """What was kept; of a draft, what the board could read if it were published now."""
    if found.is_published:
        return frozen_tiles_of(found)
    return [row for row in tiles_of(found) if is_open_to_the_board(row.measure)]


def _story(request: SignedInRequest, found: "BoardPack") -> Story | None:
    if found.is_published:
        return kept_story(found)
    if found.presents is None or not is_open_to_all(found.presents):
        return None
    return story_words(story_of(found.presents, on=today_of(request.user)))
