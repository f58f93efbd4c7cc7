"""New phases that are proposed, on every chart that somebody may shape."""

from django.http import HttpResponse
from django.shortcuts import render

from charts.engine.proposal import QUESTIONS
from charts.presenters.proposals import proposal_line
from charts.selectors import proposals_for
from charts.stored import stored_charts
from common.http import SignedInRequest
from common.pagination import page_of
from people.calendar import today_of

PER_PAGE = 20


def phases_proposed(request: SignedInRequest) -> HttpResponse:
    """What waits for a decision, the newest start first. Five queries."""
    waiting = proposals_for(request.user, on=today_of(request.user))
    page = page_of(waiting, number=request.GET.get("page", ""), per_page=PER_PAGE)
    charts = stored_charts([judgement.measure for judgement in page])
    lines = [
        proposal_line(judgement, chart.spec)
        for judgement, chart in zip(page, charts, strict=True)
        if chart.spec is not None
    ]
    context = {"page": page, "lines": lines, "questions": QUESTIONS}
    return render(request, "charts/phases_proposed.html", context)
