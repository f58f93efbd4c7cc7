"""Service users and carers across the organisation: where they take part, and where not yet."""

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render

from charts.feeds import BIG_I, PULSE
from charts.selectors import fed_measures
from common.http import SignedInRequest
from common.pagination import page_of
from dashboards.presenters.measures import tile
from dashboards.presenters.participation import offered_lines, project_lines, share_lines
from people.calendar import today_of
from projects.permissions import can_match
from projects.presenters.pulse import given_lines
from projects.selectors.involvement import shares_by_directorate, without_involvement
from projects.selectors.opportunities import NOTHING_OFFERED, waiting_for_people
from projects.selectors.pulse import FEWEST, poor_times

PER_PAGE = 25
MOST_POOR = 10


def participation(request: SignedInRequest) -> HttpResponse:
    """Big I by directorate, and the projects in which nobody takes part, newest first."""
    user, today = request.user, today_of(request.user)
    page = page_of(
        without_involvement(user, on=today),
        number=request.GET.get("page", ""),
        per_page=PER_PAGE,
    )
    may_match = can_match(user, on=today)
    offered = waiting_for_people(user, on=today) if may_match else NOTHING_OFFERED
    shares = shares_by_directorate(user)
    places = [share.unit.pk for share in shares]
    charts = fed_measures(user, BIG_I, places, on=today)
    context = {
        "shares": share_lines(shares, charts),
        "may_match": may_match,
        "poor": given_lines(poor_times(user, on=today)[:MOST_POOR]) if may_match else [],
        "fewest": FEWEST,
        "month_by_month": [
            replace(tile(one, today=today), place=one.unit.name)
            for one in (*charts[:1], *fed_measures(user, PULSE, places, on=today))
        ],
        "offered": offered_lines(offered.rows),
        "more_offered": offered.more,
        "page": page,
        "projects": project_lines(list(page)),
    }
    return render(request, "dashboards/participation.html", context)
