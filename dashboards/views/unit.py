"""One unit with everything below it: what its charts say, and its projects."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from common.http import SignedInRequest
from common.pagination import page_of
from dashboards.forms.filters import UnitFilter
from dashboards.presenters.counts import count_links, counts_in
from dashboards.presenters.unit import (
    hidden_words,
    rows_below,
    stages,
    stale_words,
    tiles_of,
    way_to,
)
from dashboards.selectors.units import measures_on_page, summaries_of
from people.calendar import today_of
from people.selectors import ancestors_of, unit_for

PER_PAGE = 60


def unit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Stored summaries and stored analyses; nothing is calculated here."""
    today = today_of(request.user)
    found = unit_for(request.user, public_id)
    filters = UnitFilter(request.GET)
    verdict = filters.wanted
    summary, below = summaries_of(found)
    measures = measures_on_page(request.user, found, verdict=verdict, on=today)
    page = page_of(measures, number=request.GET.get("page", ""), per_page=PER_PAGE)
    counts = counts_in(summary)
    counted = counts[verdict.key] if verdict else summary.measures
    address = reverse("unit", args=[public_id])
    view = {"view": "table"} if filters.is_table else {}
    context = {
        "unit": found,
        "ancestors": way_to(ancestors_of(found)),
        "summary": summary,
        "counts": count_links(counts, address, filters=view, chosen=verdict),
        "below": rows_below(below),
        "stages": stages(found, summary.projects_by_stage),
        "stale": stale_words(summary.active_by_day, request.user.organisation, today=today),
        "page": page,
        "tiles": tiles_of(page, found, today=today),
        "is_table": filters.is_table,
        "is_grid": not filters.is_table,
        "verdict": verdict,
        "hidden": hidden_words(counted, page.paginator.count, is_current=summary.is_current),
    }
    return render(request, "dashboards/unit.html", context)
