"""Service users and carers across the organisation: where they take part, and where not yet."""

from django.http import HttpResponse
from django.shortcuts import render

from charts.feeds import BIG_I
from charts.selectors import fed_measures
from common.http import SignedInRequest
from common.pagination import page_of
from dashboards.presenters.participation import project_lines, share_lines
from people.calendar import today_of
from projects.selectors.involvement import shares_by_directorate, without_involvement

PER_PAGE = 25


def participation(request: SignedInRequest) -> HttpResponse:
    """Big I by directorate, and the projects in which nobody takes part, newest first."""
    user, today = request.user, today_of(request.user)
    page = page_of(
        without_involvement(user, on=today),
        number=request.GET.get("page", ""),
        per_page=PER_PAGE,
    )
    shares = shares_by_directorate(user)
    charts = fed_measures(user, BIG_I, [share.unit.pk for share in shares], on=today)
    context = {
        "shares": share_lines(shares, charts),
        "page": page,
        "projects": project_lines(list(page)),
    }
    return render(request, "dashboards/participation.html", context)
