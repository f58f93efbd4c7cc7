"""Which screens show the board of a unit, and the links by which they do."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.errors import Invalid
from common.http import SignedInRequest
from common.kept_forms import keeps_answers, kept_answers
from dashboards.forms.wall import ScreenForm
from dashboards.permissions import can_manage_board, check_can_manage_board
from dashboards.presenters.unit import way_to
from dashboards.presenters.wall_links import screen_happenings
from dashboards.selectors.wall import link_of, links_of, screen_changes
from dashboards.services.wall import make_board_link, revoke_board_link
from people.calendar import today_of
from people.selectors import ancestors_of, unit_for


@keeps_answers
def board_links(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Everybody can open the board here; who looks after it makes links for screens.

    A new link is shown in the answer to the form, the only time it can be.
    """
    now, on = timezone.now(), today_of(request.user)
    unit = unit_for(request.user, public_id)
    if request.method == "POST":
        check_can_manage_board(request.user, unit, on=on)
    form = ScreenForm(request.POST or kept_answers(request))
    address = ""
    if request.method == "POST" and form.is_valid():
        try:
            _link, code = make_board_link(unit=unit, by=request.user, at=now, **form.cleaned_data)
        except Invalid as error:
            form.refuse(error)
        else:
            address = settings.SITE_ADDRESS + reverse("wall", args=[code])
            form = ScreenForm()
    may_manage = can_manage_board(request.user, unit, on=on)
    context = {
        "unit": unit,
        "ancestors": [*way_to(ancestors_of(unit)), *way_to([unit])],
        "form": form,
        "address": address,
        "may_manage": may_manage,
        "links": links_of(unit, at=now) if may_manage else [],
        "happenings": screen_happenings(screen_changes(unit, most=20)) if may_manage else [],
    }
    status = 422 if form.errors else 200
    return render(request, "dashboards/wall_links.html", context, status=status)


@require_POST
def board_link_revoke(request: SignedInRequest, public_id: UUID, link_id: UUID) -> HttpResponse:
    """Switch a screen off."""
    link = link_of(unit_for(request.user, public_id), link_id)
    revoke_board_link(link=link, by=request.user, at=timezone.now())
    messages.success(
        request,
        _("The link of “{link}” is revoked. Its screen goes dark in a minute.").format(link=link),
    )
    return redirect("board_links", public_id)
