"""Ways to log a measure without an account: links, their QR codes and posters."""

from io import BytesIO
from typing import TYPE_CHECKING
from uuid import UUID

import segno
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from charts.forms.logging import LinkForm
from charts.permissions import can_let_log, check_can_let_log, check_can_record
from charts.policies import takes_a_cross
from charts.presenters.logging import address_of, link_happenings, link_lines, logged_lines
from charts.selectors.entry_links import (
    entries_through_links,
    entry_link_of,
    entry_links_of,
    link_changes,
)
from charts.services.entry_links import make_entry_link, revoke_entry_link
from charts.views.loading import head_for, measure_at
from common.errors import Invalid, NotNow, NotVisible
from common.http import SignedInRequest
from common.kept_forms import keeps_answers, kept_answers
from people.calendar import today_of

if TYPE_CHECKING:
    from charts.models import EntryLink

MOST_LINES = 12


@keeps_answers
def ways_to_log(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The links of a measure, what came through them, and one more."""
    now, on = timezone.now(), today_of(request.user)
    measure = measure_at(request, public_id)
    check_can_record(request.user, measure, on=on)
    if request.method == "POST":
        check_can_let_log(request.user, measure, on=on)
    typed = request.POST or kept_answers(request)
    form = LinkForm(typed, takes_a_cross=takes_a_cross(measure))
    if request.method == "POST" and form.is_valid():
        try:
            link = make_entry_link(measure=measure, by=request.user, at=now, **form.cleaned_data)
        except (Invalid, NotNow) as error:
            form.refuse(error)
        else:
            messages.success(
                request, _("The link “{link}” is made. Print its poster.").format(link=link)
            )
            return redirect("ways_to_log", public_id)
    may_make = can_let_log(request.user, measure, on=on)
    entries = entries_through_links(measure, most=MOST_LINES)
    context = {
        "head": head_for(request, measure),
        "form": form,
        "may_make": may_make,
        "links": link_lines(entry_links_of(measure, at=now), measure) if may_make else [],
        "logged": logged_lines(entries, measure, at=now, may_undo=True),
        "happenings": link_happenings(link_changes(measure, most=MOST_LINES)),
    }
    return render(request, "charts/ways_to_log.html", context, status=422 if form.errors else 200)


@require_POST
def entry_link_revoke(request: SignedInRequest, public_id: UUID, link_id: UUID) -> HttpResponse:
    """From now on nobody logs by it."""
    link = entry_link_of(measure_at(request, public_id), link_id)
    revoke_entry_link(link=link, by=request.user, at=timezone.now())
    messages.success(
        request, _("The link “{link}” is revoked. What was logged by it stays.").format(link=link)
    )
    return redirect("ways_to_log", public_id)


def entry_link_code(request: SignedInRequest, public_id: UUID, link_id: UUID) -> HttpResponse:
    """The QR code as a picture."""
    link = _printable(request, public_id, link_id)
    picture = BytesIO()
    segno.make(address_of(link), error="m").save(picture, kind="svg", scale=4, border=4)
    answer = HttpResponse(picture.getvalue(), content_type="image/svg+xml")
    answer["Cache-Control"] = _("private, no-store")
    return answer


def entry_link_poster(request: SignedInRequest, public_id: UUID, link_id: UUID) -> HttpResponse:
    """A sheet for the wall, A5."""
    link = _printable(request, public_id, link_id)
    context = {
        "measure": link.measure,
        "link": link,
        "address": address_of(link),
        "code_href": reverse("entry_link_code", args=[public_id, link_id]),
        "back_href": reverse("ways_to_log", args=[public_id]),
    }
    return render(request, "charts/poster.html", context)


def _printable(request: SignedInRequest, public_id: UUID, link_id: UUID) -> "EntryLink":
    """A link that still works, for somebody who may make links. Raises NotVisible or Denied."""
    measure = measure_at(request, public_id)
    link = entry_link_of(measure, link_id)
    check_can_let_log(request.user, measure, on=today_of(request.user))
    if link.revoked_at is not None:
        raise NotVisible(_("This link was revoked. Make a new one."))
    return link
