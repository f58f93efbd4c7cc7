"""How much the platform is used, for those who look after it."""

from django.http import HttpResponse
from django.shortcuts import render

from common.http import SignedInRequest
from dashboards.presenters.usage import usage_charts
from dashboards.selectors.usage import usage_report_for
from people.calendar import today_of
from people.permissions import check_can_manage_organisation


def usage(request: SignedInRequest) -> HttpResponse:
    """Stored charts of the last half year. Four queries: session, person, right, report."""
    check_can_manage_organisation(request.user, on=today_of(request.user))
    report = usage_report_for(request.user)
    context = {"report": report, "charts": usage_charts(report) if report else []}
    return render(request, "dashboards/usage.html", context)
