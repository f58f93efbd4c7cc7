"""News of a person's own projects: the page, and putting it away at home."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.http import SignedInRequest
from dashboards.presenters.news import news_lines
from dashboards.selectors.hearing import hearing_of
from dashboards.selectors.news import KEPT, wanted_of
from dashboards.selectors.projects import own_projects
from dashboards.services.hearing import put_news_away
from people.calendar import today_of


def news(request: SignedInRequest) -> HttpResponse:
    """Everything of the last month that this person wants to hear, also what was put away."""
    user, now = request.user, timezone.now()
    projects = own_projects(user, on=today_of(user))
    wanted = wanted_of(user, projects, after=now - KEPT, until=now)
    lines = news_lines(wanted, without=hearing_of(user).without_news)
    return render(request, "dashboards/news.html", {"lines": lines, "days": KEPT.days})


@require_POST
def news_put_away(request: SignedInRequest) -> HttpResponse:
    """Show no news up to the newest that stood on the page. What makes no sense does nothing."""
    try:
        up_to = parse_datetime(request.POST.get("up_to", ""))
    except ValueError:
        up_to = None
    if up_to is not None and timezone.is_aware(up_to):
        put_news_away(up_to=up_to, by=request.user, at=timezone.now())
        messages.success(request, _("The news is put away. Its own page keeps it for a month."))
    return redirect("home")
