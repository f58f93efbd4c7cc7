"""Defining a measure, changing it, closing it and opening it again."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from charts.forms.definition import DefinitionForm, initial_of
from charts.permissions import check_can_define
from charts.policies import check_accepts_changes
from charts.presenters.definitions import differences
from charts.selectors import newest_period
from charts.services.definitions import can_share
from charts.services.measures import close_measure, define_measure, edit_measure, reopen_measure
from charts.sharing import can_be_added_up
from charts.views.loading import head_for, measure_at
from charts.vocabulary import DataShape
from common.errors import EditedElsewhere, Invalid, NotNow
from common.http import SignedInRequest
from common.kept_forms import keeps_answers, kept_answers
from people.calendar import today_of
from projects.policies import check_is_open
from projects.selectors import project_for

if TYPE_CHECKING:
    from charts.models import Measure


@keeps_answers
def measure_new(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """A new measure of a project; its first number is asked for next."""
    today = today_of(request.user)
    project = project_for(request.user, public_id, on=today)
    check_can_define(request.user, project, on=today)
    if request.method != "POST":
        check_is_open(project)
    kept = kept_answers(request)
    form = DefinitionForm(request.POST or kept)
    if request.method == "POST" and form.is_valid():
        try:
            measure = define_measure(
                definition=form.new_definition(),
                place=project,
                by=request.user,
                at=timezone.now(),
            )
        except (Invalid, NotNow) as error:
            form.refuse(error)
        else:
            messages.success(
                request,
                _("“{measure}” is there. Write down its first number.").format(measure=measure),
            )
            return redirect("measurement_new", measure.public_id)
    context = {"form": form, "project": project, "was_signed_out": kept is not None}
    status = 422 if request.method == "POST" else 200
    return render(request, "charts/measure_new.html", context, status=status)


@keeps_answers
def measure_edit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Change what a measure is."""
    measure = measure_at(request, public_id)
    check_can_define(request.user, measure.project or measure.unit, on=today_of(request.user))
    if request.method != "POST":
        check_accepts_changes(measure)
    kept = kept_answers(request)
    form = DefinitionForm(request.POST or kept, initial=initial_of(measure))
    if request.method == "POST" and form.is_valid():
        try:
            edit_measure(
                measure=measure,
                seen_version=form.cleaned_data["version"] or 0,
                changes=form.changes_to(measure),
                by=request.user,
                at=timezone.now(),
            )
        except EditedElsewhere:
            return _both_versions(request, measure_at(request, public_id), form)
        except (Invalid, NotNow) as error:
            form.refuse(error)
        else:
            messages.success(request, _("The measure is saved."))
            return redirect("measure", public_id)
    status = 422 if request.method == "POST" else 200
    return _edit_page(request, measure, form, status=status, was_signed_out=kept is not None)


@require_POST
def measure_close(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Stop collecting."""
    measure = measure_at(request, public_id)
    close_measure(measure=measure, by=request.user, at=timezone.now())
    messages.success(
        request, _("“{measure}” is closed. Its chart stays here to read.").format(measure=measure)
    )
    return redirect("measure", public_id)


@require_POST
def measure_reopen(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Collect again."""
    measure = measure_at(request, public_id)
    reopen_measure(measure=measure, by=request.user, at=timezone.now())
    messages.success(request, _("“{measure}” is open again.").format(measure=measure))
    return redirect("measure", public_id)


def _both_versions(
    request: SignedInRequest, measure: "Measure", form: DefinitionForm
) -> HttpResponse:
    """What somebody else saved beside what this person typed. Saving again is a choice now."""
    typed = request.POST.copy()
    typed["version"] = str(measure.version)
    theirs = differences(measure, form.changes_to(measure))
    mine = DefinitionForm(typed, initial=initial_of(measure))
    return _edit_page(request, measure, mine, status=409, differences=theirs)


def _edit_page(
    request: SignedInRequest,
    measure: "Measure",
    form: DefinitionForm,
    *,
    status: int,
    **more: object,
) -> HttpResponse:
    context = {
        "form": form,
        "head": head_for(request, measure),
        "has_data": newest_period(measure) is not None,
        "is_ratio": measure.has_denominator,
        "measure_id": measure.public_id,
        "may_share": can_be_added_up(measure) and can_share(request.user, timezone.now()),
        "is_rate": measure.data_shape == DataShape.RATE,
        **more,
    }
    return render(request, "charts/measure_edit.html", context, status=status)
