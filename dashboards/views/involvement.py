"""How service users and carers take part in one project: since when, who, and what changed."""

from datetime import date
from typing import TYPE_CHECKING
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
from common.templatetags.words import day
from dashboards.forms.involvement import DifferenceForm, LevelForm
from people.calendar import today_of
from people.roles import Action
from projects.permissions import actions_on, check_can_edit
from projects.policies import check_is_open
from projects.presenters import involvement as words
from projects.presenters.project import head_of
from projects.presenters.pulse import given_lines
from projects.selectors import involvement as facts
from projects.selectors import project_for
from projects.selectors.pulse import pulses_shown_to
from projects.services import involvement as services

if TYPE_CHECKING:
    from projects.models import Project


def project_involvement(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """What changed because of it first, then how it came to be so."""
    user, today = request.user, today_of(request.user)
    project = project_for(user, public_id, on=today)
    actions = actions_on(user, project, on=today)
    may_tell = Action.EDIT_PROJECT in actions
    may_edit = may_tell and not project.is_closed
    context = {
        "head": head_of(project, actions),
        "level": words.name_of(project),
        "meaning": words.meaning_of(project),
        "spans": words.level_spans(project, facts.levels_of(project), may_edit=may_edit),
        "differences": words.difference_lines(
            project, facts.differences_of(project), may_edit=may_tell
        ),
        "removed": words.removed_lines(project, facts.removed_differences_of(project))
        if may_tell
        else [],
        "given": given_lines(pulses_shown_to(user, on=today).filter(project=project)),
        "partners": words.partner_lines(facts.partners_of(project), on=today),
        "level_href": reverse("involvement_level", args=[public_id]) if may_edit else "",
        "difference_href": reverse("difference_new", args=[public_id]) if may_tell else "",
    }
    return render(request, "dashboards/involvement.html", context)


@keeps_answers
def involvement_level(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """How people take part from a day on."""
    project, today = _to_edit(request, public_id)
    check_is_open(project)
    form = LevelForm(
        request.POST or kept_answers(request),
        initial={"level": project.involvement, "starts_on": day(today)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.record_level(
                project=project, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except Invalid as error:
            form.refuse(error)
        else:
            messages.success(request, _("The history of involvement says so now."))
            return redirect("project_involvement", public_id)
    return _form_page(request, "dashboards/involvement_level.html", form, project)


@require_POST
def involvement_level_take_back(
    request: SignedInRequest, public_id: UUID, level_id: UUID
) -> HttpResponse:
    """It was never so."""
    project, _today = _to_edit(request, public_id)
    row = facts.level_for(project, level_id)
    services.take_back_level(row=row, by=request.user, at=timezone.now())
    messages.success(request, _("That is taken out. What stood before it goes on."))
    return redirect("project_involvement", public_id)


@keeps_answers
def difference_new(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """What changed because of it."""
    project, today = _to_edit(request, public_id)
    form = DifferenceForm(
        request.POST or kept_answers(request), initial={"happened_on": day(today)}
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.tell_difference(
                project=project, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except Invalid as error:
            form.refuse(error)
        else:
            messages.success(request, _("Everybody who reads the project can see it now."))
            return redirect("project_involvement", public_id)
    return _form_page(request, "dashboards/difference_new.html", form, project)


@require_POST
def difference_take_back(
    request: SignedInRequest, public_id: UUID, difference_id: UUID
) -> HttpResponse:
    """Told by a slip."""
    project, _today = _to_edit(request, public_id)
    difference = facts.difference_for(project, difference_id)
    services.take_back_difference(difference=difference, by=request.user, at=timezone.now())
    messages.success(request, _("Taken off the list: %(words)s") % {"words": difference.words})
    return redirect("project_involvement", public_id)


@require_POST
def difference_put_back(
    request: SignedInRequest, public_id: UUID, difference_id: UUID
) -> HttpResponse:
    """Undo."""
    project, _today = _to_edit(request, public_id)
    difference = facts.difference_for(project, difference_id)
    services.put_back_difference(difference=difference, by=request.user, at=timezone.now())
    messages.success(request, _("It is back on the list."))
    return redirect("project_involvement", public_id)


def _to_edit(request: SignedInRequest, public_id: UUID) -> "tuple[Project, date]":
    today = today_of(request.user)
    project = project_for(request.user, public_id, on=today)
    check_can_edit(request.user, project, on=today)
    return project, today


def _form_page(
    request: SignedInRequest, page: str, form: LevelForm | DifferenceForm, project: "Project"
) -> HttpResponse:
    context = {
        "form": form,
        "project": project.title,
        "project_href": reverse("project", args=[project.public_id]),
        "cancel_href": reverse("project_involvement", args=[project.public_id]),
    }
    return render(request, page, context, status=422 if form.errors else 200)
