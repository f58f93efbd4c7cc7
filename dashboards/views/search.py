"""One search over everything that somebody may read."""

from django.http import HttpResponse
from django.shortcuts import render

from common.http import SignedInRequest
from common.pagination import page_of
from dashboards.forms.filters import SearchFilter
from dashboards.presenters.search import (
    found_lines,
    heading_of,
    kind_links,
    other_words,
    search_address,
)
from dashboards.selectors.search import MOST_SHOWN, search
from people.calendar import today_of
from people.selectors import unit_tree

PER_PAGE = 20


def search_page(request: SignedInRequest) -> HttpResponse:
    """What was found, best first; words and filters live in the address."""
    filters = SearchFilter(request.GET, units=unit_tree(request.user.organisation_id))
    sought = filters.sought()
    answer = search(request.user, sought, on=today_of(request.user))
    count = answer.counts.get(sought.kind, 0) if sought.kind else answer.count
    page = page_of(
        answer.documents,
        number=request.GET.get("page", ""),
        per_page=PER_PAGE,
        count=min(count, MOST_SHOWN),
    )
    without_kind = filters.in_address("kind")
    context = {
        "filters": filters,
        "typed": sought.typed,
        "heading": heading_of(answer, sought.typed, sought.kind),
        "kinds": kind_links(answer.counts, filters=without_kind, chosen=sought.kind),
        "other_words": other_words(answer.wording),
        "lines": found_lines(page) if count else [],
        "page": page,
        "is_ranked": answer.is_ranked,
        "hidden": count - page.paginator.count,
        "elsewhere": answer.elsewhere,
        "everywhere_href": search_address({"q": sought.typed}),
        "is_narrowed": sought.is_narrowed,
    }
    return render(request, "dashboards/search.html", context)
