"""What changed in a unit: the signals of a period, in sentences."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from charts.selectors import verdict_changes_below
from common.http import SignedInRequest
from common.pagination import page_of
from dashboards.forms.looking_back import LookingBack
from dashboards.presenters.changes import change_line, changes_in_one_line, place_of
from dashboards.presenters.looking_back import in_words, period_links
from dashboards.presenters.unit import head_of
from dashboards.selectors.changes import counts_of
from people.calendar import moments_of, today_of
from people.selectors import ancestors_of, unit_for

PER_PAGE = 50


def unit_changes(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Newest first, each with the way to its chart.

    Six queries, however many signals there are: session, person, unit, units above, counts, rows.
    """
    user, today = request.user, today_of(request.user)
    found = unit_for(user, public_id)
    filters = LookingBack(request.GET)
    stretch = filters.stretch(today)
    after, before = moments_of(user.organisation, stretch.first, stretch.last)
    changes = verdict_changes_below(user, found, after=after, before=before, on=today)
    counts = counts_of(changes)
    page = page_of(
        changes, number=request.GET.get("page", ""), per_page=PER_PAGE, count=counts["all"]
    )
    address = reverse("unit_changes", args=[public_id])
    context = {
        "head": head_of(found, ancestors_of(found), current="unit_changes"),
        "periods": period_links(address, stretch, today=today),
        "filters": filters,
        "stretch": in_words(stretch),
        "in_one_line": changes_in_one_line(counts),
        "page": page,
        "lines": [change_line(change, place=place_of(change, found)) for change in page],
        "unit_href": reverse("unit", args=[public_id]),
    }
    return render(request, "dashboards/unit_changes.html", context)
