"""Doing something to several projects of the portfolio at once, and what came of it."""

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
from common.kept_forms import keeps_answers
from dashboards.forms.portfolio import AssignForm, NudgeForm
from dashboards.presenters.bulk_acts import told
from dashboards.presenters.coaching import time_words
from dashboards.selectors.bulk_acts import act_for, chosen_projects
from dashboards.selectors.coaching import coaches_with_time
from dashboards.services.portfolio import assign_coach, nudge, pause, undo
from people.calendar import today_of
from people.permissions import can_look_after_portfolio

CONFIRMED = "confirmed"  # the field that the second page adds to what was ticked on the first


@keeps_answers
@require_POST
def portfolio_assign(request: SignedInRequest) -> HttpResponse:
    """First which projects, then which coach: those with most time to spare stand first."""
    user, today = request.user, today_of(request.user)
    projects = chosen_projects(user, _ticked(request), on=today)
    coaches = [
        (time, f"{words.projects}, {words.to_spare.lower()}")
        for time in coaches_with_time(user, on=today)
        if (words := time_words(time))
    ]
    form = AssignForm(request.POST if "coach" in request.POST else None, coaches=coaches)
    if form.is_valid():
        done = assign_coach(projects=projects, coach=form.chosen_coach, by=user, at=timezone.now())
        return redirect("portfolio_done", done.public_id)
    return _asked(request, form, projects, _("Assign a coach"), coaches=form.offered())


@keeps_answers
@require_POST
def portfolio_nudge(request: SignedInRequest) -> HttpResponse:
    """First which projects, then what they are asked."""
    user = request.user
    projects = chosen_projects(user, _ticked(request), on=today_of(user))
    form = NudgeForm(request.POST if CONFIRMED in request.POST else None)
    if form.is_valid():
        text = form.cleaned_data["text"]
        done = nudge(projects=projects, text=text, by=user, at=timezone.now())
        return redirect("portfolio_done", done.public_id)
    return _asked(request, form, projects, _("Nudge the teams"), label=_("Ask the teams"))


@require_POST
def portfolio_pause(request: SignedInRequest) -> HttpResponse:
    """At once: it can be undone on the next page."""
    user = request.user
    projects = chosen_projects(user, _ticked(request), on=today_of(user))
    done = pause(projects=projects, by=user, at=timezone.now())
    return redirect("portfolio_done", done.public_id)


def portfolio_done(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """What happened to each project, why some refused, and the way back for a day."""
    done = act_for(request.user, public_id)
    back_label, back_href = _where_from(request)
    context = {
        "act": told(done, at=timezone.now()),
        "back_label": back_label,
        "back_href": back_href,
    }
    return render(request, "dashboards/portfolio_done.html", context)


@require_POST
def portfolio_undo(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    done = act_for(request.user, public_id)
    undo(done=done, by=request.user, at=timezone.now())
    messages.success(request, _("Undone. What stays is said below, with the reason."))
    return redirect("portfolio_done", public_id)


def _where_from(request: SignedInRequest) -> tuple[str, str]:
    """The list that this person acts from: coaches have one of their own."""
    if can_look_after_portfolio(request.user, on=today_of(request.user)):
        return _("Portfolio"), reverse("portfolio")
    return _("Who needs me"), reverse("coach_portfolio")


def _ticked(request: SignedInRequest) -> list[str]:
    """The projects that were ticked, or the one whose own button was pressed."""
    only = request.POST.get("only", "")
    ticked = [only] if only else request.POST.getlist("project")
    if not ticked:
        raise Invalid(_("Tick at least one project in the list, then choose what to do."))
    return ticked


def _asked(
    request: SignedInRequest,
    form: AssignForm | NudgeForm,
    projects: list,
    title: str,
    **more: object,
) -> HttpResponse:
    back_label, back_href = _where_from(request)
    context = {
        "form": form,
        "projects": projects,
        "title": title,
        **more,
        "back_label": back_label,
        "cancel_href": back_href,
    }
    status = 422 if form.errors else 200
    return render(request, "dashboards/portfolio_act.html", context, status=status)
