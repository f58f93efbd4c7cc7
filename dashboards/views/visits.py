"""Walk-arounds: where to go next, what to know before, and the note afterwards."""

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
from common.pagination import page_of
from common.templatetags.words import day
from dashboards.forms.visits import VisitForm
from dashboards.permissions import can_note_visit, check_can_note_visit
from dashboards.presenters.unit import way_to
from dashboards.presenters.visits import team_lines, visit_page
from dashboards.selectors.visits import teams_to_visit, visit_facts, visit_note_for
from dashboards.services.visits import note_visit, take_back_visit
from people.calendar import today_of
from people.selectors import ancestors_of, unit_for

PER_PAGE = 50


def visits(request: SignedInRequest) -> HttpResponse:
    """The teams with work under way, the longest unvisited first."""
    teams = teams_to_visit(request.user.organisation_id)
    page = page_of(teams, number=request.GET.get("page", ""), per_page=PER_PAGE)
    return render(request, "dashboards/visits.html", {"page": page, "teams": team_lines(page)})


@keeps_answers
def unit_visit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The brief of a unit, and below it the note of whoever went there."""
    user, now, today = request.user, timezone.now(), today_of(request.user)
    unit = unit_for(user, public_id)
    if request.method == "POST":
        check_can_note_visit(user, unit, on=today)
    kept = kept_answers(request)
    form = VisitForm(request.POST or kept, initial={"visited_on": day(today)})
    if request.method == "POST" and form.is_valid():
        try:
            note_visit(unit=unit, **form.cleaned_data, by=user, at=now)
        except Invalid as error:
            form.refuse(error)
        else:
            messages.success(
                request, _("Your note is kept with {unit}. You can take it back.").format(unit=unit)
            )
            return redirect(f"{reverse('unit_visit', args=[public_id])}#notes")
    facts = visit_facts(user, unit, on=today, at=now)
    context = {
        "unit": unit,
        "ancestors": [*way_to(ancestors_of(unit)), *way_to([unit])],
        "visit": visit_page(facts, unit, user, today=today),
        "today": today,
        "form": form if can_note_visit(user, unit, on=today) else None,
        "was_signed_out": kept is not None,
    }
    status = 422 if form.errors and request.method == "POST" else 200
    return render(request, "dashboards/unit_visit.html", context, status=status)


@require_POST
def visit_take_back(request: SignedInRequest, public_id: UUID, note_id: UUID) -> HttpResponse:
    """Written by a slip."""
    note = visit_note_for(unit_for(request.user, public_id), note_id)
    take_back_visit(note=note, by=request.user, at=timezone.now())
    messages.success(request, _("Your note is taken back."))
    return redirect("unit_visit", public_id)
