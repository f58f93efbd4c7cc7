"""Making a programme, changing what it says of itself, closing it and opening it again."""

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.errors import EditedElsewhere, Invalid, NotNow
from common.http import SignedInRequest
from common.kept_forms import keeps_answers, kept_answers
from dashboards.forms.programme import ProgrammeForm, initial_of
from people.calendar import today_of
from people.selectors import people_for
from projects.permissions import check_can_lead_programme, check_can_make_programmes
from projects.policies import check_programme_is_open
from projects.presenters.project import differences
from projects.selectors.programmes import latest_editor_of_programme, programme_for
from projects.services.programmes import (
    close_programme,
    edit_programme,
    make_programme,
    reopen_programme,
)

if TYPE_CHECKING:
    from projects.models import Programme

_ASKED = ("title", "aim", "purpose", "lead", "starts_on", "ends_on")


@keeps_answers
def programme_new(request: SignedInRequest) -> HttpResponse:
    """A few answers, and the programme exists: projects come in afterwards."""
    today = today_of(request.user)
    check_can_make_programmes(request.user, on=today)
    kept = kept_answers(request)
    initial = {"lead": request.user.email, "starts_on": f"{today:%-d %B %Y}"}
    form = _form(request, request.POST or kept, initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = make_programme(outline=form.outline, by=request.user, at=timezone.now())
        except Invalid as error:
            form.refuse(error)
        else:
            messages.success(
                request, _("“{made}” is there. Now bring projects in.").format(made=made)
            )
            return redirect("programme", made.public_id)
    context = {"form": form, "cancel_href": reverse("programmes"), "was_signed_out": bool(kept)}
    status = 422 if request.method == "POST" else 200
    return render(request, "dashboards/programme_new.html", context, status=status)


@keeps_answers
def programme_edit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Name, aim, purpose, lead and dates."""
    found = programme_for(request.user, public_id)
    check_can_lead_programme(request.user, found, on=today_of(request.user))
    if request.method != "POST":
        check_programme_is_open(found)
    kept = kept_answers(request)
    form = _form(request, request.POST or kept, initial_of(found))
    if request.method == "POST" and form.is_valid():
        try:
            edit_programme(
                programme=found,
                seen_version=form.cleaned_data["version"],
                outline=form.outline,
                by=request.user,
                at=timezone.now(),
            )
        except EditedElsewhere:
            return _both_versions(request, programme_for(request.user, public_id), form)
        except (Invalid, NotNow) as error:
            form.refuse(error)
        else:
            messages.success(request, _("The programme is changed."))
            return redirect("programme", public_id)
    status = 422 if request.method == "POST" else 200
    return _page(request, found, form, status=status, was_signed_out=kept is not None)


@require_POST
def programme_close(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """End it."""
    found = programme_for(request.user, public_id)
    close_programme(programme=found, by=request.user, at=timezone.now())
    messages.success(
        request, _("“{found}” is closed. Its joint view stays to be read.").format(found=found)
    )
    return redirect("programme", public_id)


@require_POST
def programme_reopen(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Go on with it."""
    found = programme_for(request.user, public_id)
    reopen_programme(programme=found, by=request.user, at=timezone.now())
    messages.success(request, _("“{found}” goes on.").format(found=found))
    return redirect("programme", public_id)


def _form(
    request: SignedInRequest, typed: QueryDict | None, initial: Mapping[str, object]
) -> ProgrammeForm:
    address = str(typed.get("lead", "")).strip().lower() if typed else ""
    return ProgrammeForm(
        typed, initial=initial, people=people_for(request.user).filter(email=address)
    )


def _both_versions(
    request: SignedInRequest, programme: "Programme", form: ProgrammeForm
) -> HttpResponse:
    """What somebody else saved beside what this person typed. Saving again is a choice now."""
    answers = {name: form.cleaned_data[name] for name in _ASKED}
    typed = request.POST.copy()
    typed["version"] = str(programme.version)
    labels = {name: str(form.fields[name].label) for name in _ASKED}
    return _page(
        request,
        programme,
        _form(request, typed, {}),
        status=409,
        differences=differences(programme, answers, labels),
        editor=latest_editor_of_programme(programme),
    )


def _page(
    request: SignedInRequest,
    programme: "Programme",
    form: ProgrammeForm,
    *,
    status: int,
    **more: object,
) -> HttpResponse:
    href = reverse("programme", args=[programme.public_id])
    context = {
        "form": form,
        "programme": programme,
        "programme_href": href,
        "close_href": reverse("programme_close", args=[programme.public_id]),
        "cancel_href": "" if status == 409 else href,
        **more,
    }
    return render(request, "dashboards/programme_edit.html", context, status=status)
