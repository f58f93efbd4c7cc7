"""One page before a team's meeting."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from common.http import SignedInRequest
from dashboards.presenters.brief import brief_page
from dashboards.selectors.brief import brief_of
from people.calendar import today_of
from projects.presenters.project import head_of


def project_brief(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Aim, charts with their sentences, tests, questions, barriers, and what to ask."""
    today = today_of(request.user)
    found = brief_of(request.user, public_id, on=today)
    context = {
        "head": head_of(found.project, ()),
        "brief": brief_page(found, request.user.organisation, today=today),
        "today": today,
    }
    return render(request, "dashboards/brief.html", context)
