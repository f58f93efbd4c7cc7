"""A coach's own pages: who needs me, the log of time given, one note of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.errors import Invalid
from common.http import SignedInRequest
from common.kept_forms import keeps_answers, kept_answers
from common.pagination import page_counted_along
from common.templatetags.words import day
from dashboards.forms.portfolio import CoachingForm, PortfolioFilter, SaveViewForm
from dashboards.presenters.coaching import note_lines, time_words
from dashboards.presenters.portfolio import rows_of
from dashboards.presenters.saved_views import view_links
from dashboards.selectors.coaching import note_for, notes_of, time_of
from dashboards.selectors.portfolio import at_stage, coached_by, in_order, narrowed
from dashboards.selectors.saved_views import views_of
from people.calendar import today_of
from people.selectors import unit_tree
from projects.permissions import check_can_coach
from projects.selectors import project_for
from projects.services.coaching import change_coaching, log_coaching, take_back_coaching
from projects.stages import CLOSED

PER_PAGE = 25  # projects; a coach has four to six
PAGE = "coach"


def coach_portfolio(request: SignedInRequest) -> HttpResponse:
    """The projects I coach, worst first, each with the reason. Its filters live in the address."""
    user, today = request.user, today_of(request.user)
    filters = PortfolioFilter(request.GET, units=unit_tree(user.organisation_id))
    asked = filters.asked()
    projects = narrowed(coached_by(user, on=today), asked, user, on=today)
    projects = at_stage(projects, asked, user, on=today)
    if not asked.stage:
        projects = projects.exclude(stage__in=CLOSED)
    page = page_counted_along(
        in_order(projects, asked, user, on=today),
        number=request.GET.get("page", ""),
        per_page=PER_PAGE,
    )
    address = reverse("coach_portfolio")
    context = {
        "filters": filters,
        "page_of_rows": page,
        "rows": rows_of(page, user.organisation, today=today),
        "views": view_links(views_of(user, PAGE), address, current=filters.query),
        "view_form": SaveViewForm(initial={"query": filters.query}),
        "page": PAGE,
        "clear_href": address if filters.in_address() else "",
        "time": time_words(time_of(user, on=today)),
        "today": today.isoformat(),
    }
    return render(request, "dashboards/coach.html", context)


def coaching_log(request: SignedInRequest) -> HttpResponse:
    """The time I gave, newest first, and how much of it this month."""
    user, today = request.user, today_of(request.user)
    context = {
        "notes": note_lines(notes_of(user)),
        "time": time_words(time_of(user, on=today)),
    }
    return render(request, "dashboards/coaching_log.html", context)


@keeps_answers
def coaching_new(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Time given to a team: half an hour with one press of a button, anything else by its form."""
    today = today_of(request.user)
    project = project_for(request.user, public_id, on=today)
    check_can_coach(request.user, project, on=today)
    start = {"minutes": 30, "happened_on": day(today)}
    form = CoachingForm(request.POST or kept_answers(request), initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            note = log_coaching(
                project=project,
                minutes=form.cleaned_data["minutes"],
                happened_on=form.cleaned_data["happened_on"],
                words=form.cleaned_data["words"],
                key=_key(request),
                by=request.user,
                at=timezone.now(),
            )
        except Invalid as error:
            form.refuse(error)
        else:
            messages.success(
                request,
                _(
                    "{minutes} minutes with “{project}” are in your log. You can change "
                    "them or take them back there."
                ).format(minutes=note.minutes, project=project),
            )
            return redirect("coach_portfolio")
    context = {"form": form, "project": project.title, "cancel_href": reverse("coach_portfolio")}
    return render(request, "dashboards/coaching_note.html", context, status=_status(form))


@keeps_answers
def coaching_note(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Correct a note of mine."""
    note = note_for(request.user, public_id)
    start = {
        "minutes": note.minutes,
        "happened_on": day(note.happened_on),
        "words": note.words,
    }
    form = CoachingForm(request.POST or kept_answers(request), initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            change_coaching(note=note, **form.cleaned_data, by=request.user, at=timezone.now())
        except Invalid as error:
            form.refuse(error)
        else:
            messages.success(request, _("Your log is corrected."))
            return redirect("coaching_log")
    context = {
        "form": form,
        "project": note.project.title,
        "cancel_href": reverse("coaching_log"),
        "take_back_href": reverse("coaching_take_back", args=[public_id]),
    }
    return render(request, "dashboards/coaching_note.html", context, status=_status(form))


@require_POST
def coaching_take_back(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Out of the log."""
    note = note_for(request.user, public_id)
    take_back_coaching(note=note, by=request.user, at=timezone.now())
    messages.success(
        request,
        _("{minutes} minutes with “{project}” are taken back.").format(
            minutes=note.minutes, project=note.project
        ),
    )
    return redirect("coaching_log")


def _key(request: SignedInRequest) -> UUID | None:
    """What the form was sent with, so that a second press finds the first note."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return None


def _status(form: CoachingForm) -> int:
    return 422 if form.errors else 200
