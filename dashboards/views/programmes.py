"""Programmes: the list of them, and the joint view of each."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from common.http import SignedInRequest
from common.pagination import page_of
from dashboards.presenters.guests import visit_lines
from dashboards.presenters.programme import (
    common_barriers,
    programme_happenings,
    shared_charts,
    site_rows,
)
from dashboards.selectors.programmes import State, facts_of
from people.calendar import today_of
from people.permissions import can_manage_organisation
from projects.permissions import can_lead_programme, can_make_programmes
from projects.presenters.programmes import place_line, programme_lines, span_words
from projects.selectors.guests import visits_of
from projects.selectors.programmes import (
    changes_of_programme,
    programme_for,
    programmes_for,
)

PER_PAGE = 25
LATELY = 5


def programmes(request: SignedInRequest) -> HttpResponse:
    """All programmes of the organisation, those under way first."""
    may_make = can_make_programmes(request.user, on=today_of(request.user))
    page = page_of(
        programmes_for(request.user), number=request.GET.get("page", ""), per_page=PER_PAGE
    )
    context = {
        "page": page,
        "lines": programme_lines(page),
        "new_href": reverse("programme_new") if may_make else "",
        "visits": visit_lines(visits_of(request.user, at=timezone.now())),
    }
    return render(request, "dashboards/programmes.html", context)


def programme(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Each project and all together, from stored analyses and drawings."""
    user, today = request.user, today_of(request.user)
    found = programme_for(user, public_id)
    leads = can_lead_programme(user, found, on=today)
    facts = facts_of(found, user, on=today)
    changes_it = leads and not found.is_closed
    lines = [
        (place, place_line(place, leads=leads, speaks=False, on=today)) for place in facts.places
    ]
    address = [public_id]
    context = {
        "programme": found,
        "span": span_words(found),
        "sites": site_rows(facts.joined, user.organisation, on=today),
        "shared": shared_charts(facts, compares=user.organisation.compares_teams, today=today),
        "compares": user.organisation.compares_teams,
        "may_switch": can_manage_organisation(user, on=today),
        "barriers": common_barriers(facts.barriers, on=today),
        "inside": [line for place, line in lines if place.state == State.JOINED],
        "waiting": [line for place, line in lines if place.state in (State.ASKED, State.INVITED)],
        "left": [line for place, line in lines if place.state == State.LEFT],
        "lately": programme_happenings(changes_of_programme(found, most=30), most=LATELY),
        "leads": leads,
        "edit_href": reverse("programme_edit", args=address) if changes_it else "",
        "ask_href": reverse("programme_ask", args=address) if changes_it else "",
        "measures_href": reverse("programme_measures", args=address) if changes_it else "",
        "guests_href": reverse("programme_guests", args=address) if changes_it else "",
        "reopen_href": reverse("programme_reopen", args=address)
        if leads and found.is_closed
        else "",
    }
    return render(request, "dashboards/programme.html", context)
