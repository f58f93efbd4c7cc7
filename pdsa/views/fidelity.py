"""How tests are done across projects, for those who support teams."""

from django.http import HttpResponse
from django.shortcuts import render

from common.http import SignedInRequest
from pdsa.fidelity import rates
from pdsa.forms.reading import PlaceFilter
from pdsa.permissions import check_can_see_fidelity
from pdsa.presenters.rates import SOURCE, rate_lines, trend_of
from pdsa.selectors.facts import facts_over_projects
from people.calendar import today_of
from people.selectors import unit_tree


def fidelity(request: SignedInRequest) -> HttpResponse:
    """The seven rates, now and over the last quarters."""
    today = today_of(request.user)
    check_can_see_fidelity(request.user, on=today)
    filters = PlaceFilter(request.GET, units=unit_tree(request.user.organisation_id))
    ramps = facts_over_projects(request.user, on=today, unit=filters.unit)
    context = {
        "filters": filters,
        "place": filters.unit,
        "rates": rate_lines(rates(ramps, today=today)),
        "trend": trend_of(ramps, today=today),
        "source": SOURCE,
    }
    return render(request, "pdsa/fidelity.html", context)
