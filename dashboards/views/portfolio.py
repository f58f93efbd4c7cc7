"""The portfolio of the central team: all projects by place, stage and activity, and the list."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from common.errors import Denied, Invalid
from common.http import SignedInRequest
from common.kept_forms import keeps_answers, kept_answers
from common.language import lazily
from common.pagination import page_of
from dashboards.forms.portfolio import (
    CapacityForm,
    QuietDaysForm,
    SaveViewForm,
    WholePortfolioFilter,
)
from dashboards.presenters.coaching import time_words
from dashboards.presenters.matrix import COLUMNS, Matrix
from dashboards.presenters.portfolio import rows_of
from dashboards.presenters.saved_views import view_links
from dashboards.selectors.coaching import coaches_with_time
from dashboards.selectors.portfolio import (
    a_page_at_a_time,
    looked_after_in,
    narrowed,
    places_of,
)
from dashboards.selectors.portfolio_counts import count_of
from dashboards.selectors.saved_views import views_of
from people.calendar import today_of
from people.permissions import (
    can_look_after_coaches,
    check_can_look_after_coaches,
    check_can_look_after_portfolio,
)
from people.selectors import person_for
from people.services.capacity import set_capacity, set_quiet_days

PER_PAGE = 25
PAGE = "portfolio"
NOT_MINE = lazily("Only the central QI team and improvement advisors see the portfolio.")


def portfolio(request: SignedInRequest) -> HttpResponse:
    """Counts that add up and lead to the list; the list worst first. Filters live in the address.

    Six queries, however many projects there are: session, person, places, counts, views, rows.
    Seven where what units have stored of themselves cannot serve.
    """
    user, today = request.user, today_of(request.user)
    places = places_of(user, on=today)
    if not places.mine:
        raise Denied(NOT_MINE)
    filters = WholePortfolioFilter(request.GET, units=places.mine)
    asked, chosen, address = filters.asked(), filters.in_address(), reverse("portfolio")
    projects = narrowed(looked_after_in(places, user), asked, user, on=today)
    counted = count_of(projects, asked, user, places=places, on=today)
    table = Matrix(counted.parts, address, chosen)
    count = table.found(asked)
    listed = a_page_at_a_time(projects, asked, user, count=count, weighed=counted.weighed, on=today)
    page = page_of(listed, number=request.GET.get("page", ""), per_page=PER_PAGE, count=count)
    context = {
        "filters": filters,
        "columns": COLUMNS,
        "matrix": table.rows(),
        "sums": table.sums(),
        "page_of_rows": page,
        "rows": rows_of(page, user.organisation, today=today),
        "views": view_links(views_of(user, PAGE), address, current=filters.query),
        "view_form": SaveViewForm(initial={"query": filters.query}),
        "page": PAGE,
        "clear_href": address if chosen else "",
        "quiet_after": user.organisation.quiet_after_days,
        "silent_after": user.organisation.silent_after_days,
    }
    return render(request, "dashboards/portfolio.html", context)


def portfolio_coaches(request: SignedInRequest) -> HttpResponse:
    """Who coaches, how much, and who has time to spare."""
    user, today = request.user, today_of(request.user)
    check_can_look_after_portfolio(user, on=today)
    may_change = can_look_after_coaches(user, on=today)
    coaches = [
        {
            "name": time.coach.name,
            "id": time.coach.public_id,
            "words": time_words(time),
            "change_href": reverse("coach_capacity", args=[time.coach.public_id])
            if may_change
            else "",
        }
        for time in coaches_with_time(user, on=today)
    ]
    context = {
        "coaches": coaches,
        "quiet_href": reverse("portfolio_quiet") if may_change else "",
    }
    return render(request, "dashboards/portfolio_coaches.html", context)


@keeps_answers
def coach_capacity(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Agree with a coach how many hours a month they can give."""
    today = today_of(request.user)
    check_can_look_after_coaches(request.user, on=today)
    coach = person_for(request.user, public_id)
    capacity = getattr(coach, "coach_capacity", None)
    start = {"hours_a_month": capacity.hours_a_month if capacity else 8}
    form = CapacityForm(request.POST or kept_answers(request), initial=start)
    if request.method == "POST" and form.is_valid():
        hours = form.cleaned_data["hours_a_month"]
        try:
            set_capacity(coach=coach, hours_a_month=hours, by=request.user, at=timezone.now())
        except Invalid as error:
            form.refuse(error)
        else:
            messages.success(
                request,
                _("{coach} has {hours} hours a month for coaching.").format(
                    coach=coach, hours=hours
                ),
            )
            return redirect("portfolio_coaches")
    context = {"form": form, "coach": coach.name, "cancel_href": reverse("portfolio_coaches")}
    return render(request, "dashboards/coach_capacity.html", context, status=_status(form))


@keeps_answers
def portfolio_quiet(request: SignedInRequest) -> HttpResponse:
    """After how many days without activity a project has gone quiet, and is silent."""
    user, organisation = request.user, request.user.organisation
    check_can_look_after_coaches(user, on=today_of(user))
    start = {
        "quiet_after": organisation.quiet_after_days,
        "silent_after": organisation.silent_after_days,
    }
    form = QuietDaysForm(request.POST or kept_answers(request), initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            set_quiet_days(
                organisation=organisation, **form.cleaned_data, by=user, at=timezone.now()
            )
        except Invalid as error:
            form.refuse(error)
        else:
            messages.success(request, _("All portfolios go by these days from now on."))
            return redirect("portfolio")
    context = {"form": form, "cancel_href": reverse("portfolio")}
    return render(request, "dashboards/portfolio_quiet.html", context, status=_status(form))


def _status(form: CapacityForm | QuietDaysForm) -> int:
    return 422 if form.errors else 200
