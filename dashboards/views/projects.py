"""All projects: found, narrowed and counted."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from common.http import SignedInRequest
from common.pagination import page_of
from dashboards.forms.filters import ProjectFilter
from dashboards.presenters.counts import count_links
from dashboards.presenters.projects import rows_of
from dashboards.presenters.search import other_words
from dashboards.selectors.projects import find_projects
from people.calendar import today_of
from people.selectors import unit_tree
from projects.permissions import can_start_projects

PER_PAGE = 50


def projects(request: SignedInRequest) -> HttpResponse:
    """The list of projects; its filters live in the address."""
    today = today_of(request.user)
    filters = ProjectFilter(request.GET, units=unit_tree(request.user.organisation_id))
    wanted = filters.wanted()
    found = find_projects(request.user, wanted, on=today)
    page = page_of(
        found.projects,
        number=request.GET.get("page", ""),
        per_page=PER_PAGE,
        count=found.count,
    )
    address = reverse("projects")
    chosen = filters.in_address()
    context = {
        "filters": filters,
        "counts": count_links(found.counts, address, filters=chosen, chosen=wanted.verdict),
        "page": page,
        "rows": rows_of(page, today=today),
        "other_words": other_words(found.wording) if found.count else "",
        "clear_href": address if chosen or wanted.verdict else "",
        "may_start": can_start_projects(request.user, on=today),
    }
    return render(request, "dashboards/projects.html", context)
