"""Guests of a programme: let in and let go by its lead; and what they read."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from charts.selectors.definitions import roll_ups_in
from common.errors import Invalid
from common.http import SignedInRequest
from dashboards.forms.guests import GuestForm
from dashboards.presenters.guests import guest_lines, joint_charts
from people.calendar import today_of
from projects.permissions import check_can_lead_programme
from projects.policies import check_programme_is_open
from projects.presenters.programmes import span_words
from projects.selectors.guests import guest_of, guests_of, open_places_in, visit_of
from projects.selectors.programmes import programme_for
from projects.services.guests import let_go, let_in


def programme_guests(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Who of other organisations may read a programme."""
    today, at = today_of(request.user), timezone.now()
    programme = programme_for(request.user, public_id)
    check_can_lead_programme(request.user, programme, on=today)
    check_programme_is_open(programme)
    form = GuestForm(request.POST or None)
    if form.is_valid():
        try:
            guest = let_in(programme=programme, by=request.user, at=at, **form.cleaned_data)
        except Invalid as error:
            form.refuse(error)
        else:
            said = {"name": guest.user, "organisation": guest.user.organisation}
            messages.success(
                request, _("%(name)s of %(organisation)s can read this programme.") % said
            )
            return redirect("programme_guests", public_id)
    context = {
        "programme": programme,
        "programme_href": reverse("programme", args=[public_id]),
        "guests": guest_lines(guests_of(programme, at=at), programme, on=today),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "dashboards/programme_guests.html", context, status=status)


@require_POST
def guest_end(request: SignedInRequest, public_id: UUID, guest_id: UUID) -> HttpResponse:
    """Let a guest go."""
    programme = programme_for(request.user, public_id)
    check_can_lead_programme(request.user, programme, on=today_of(request.user))
    guest = guest_of(programme, guest_id, at=timezone.now())
    let_go(guest=guest, by=request.user, at=timezone.now())
    messages.success(
        request, _("%(name)s can read this programme until tonight.") % {"name": guest.user}
    )
    return redirect("programme_guests", public_id)


def guest_programme(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """What a guest reads: aim, people, and the charts of all together. Nothing leads on.

    Five queries: session, person, visits, places, charts.
    """
    visit = visit_of(request.user, public_id, at=timezone.now())
    programme = visit.programme
    programme.organisation = visit.organisation
    context = {
        "programme": programme,
        "host": visit.organisation.name,
        "span": span_words(programme),
        "places": open_places_in(programme),
        "charts": joint_charts(roll_ups_in(programme)),
        "until": visit.ends_on,
    }
    return render(request, "dashboards/guest_programme.html", context)
