"""While a title and an aim are typed: projects like it, so that nobody starts what is there."""

from django.http import HttpResponse

from common.http import SignedInRequest, page_or_fragment
from dashboards.presenters.similar import similar_lines
from dashboards.selectors.similar import similar_with_summaries
from people.calendar import today_of

_LONGEST = 2_000


def projects_similar(request: SignedInRequest) -> HttpResponse:
    """Projects that share words with a title and an aim."""
    words = f"{request.GET.get('title', '')} {request.GET.get('aim', '')}"[:_LONGEST]
    found = similar_with_summaries(request.user, words, on=today_of(request.user))
    return page_or_fragment(
        request,
        "dashboards/similar.html",
        "dashboards/_similar_found.html",
        {"similar": similar_lines(found)},
    )
