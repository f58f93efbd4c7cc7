"""Ending a project with what was learned."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from common.errors import EditedElsewhere, Invalid, NotNow
from common.http import SignedInRequest
from common.kept_forms import keeps_answers, kept_answers
from people.calendar import today_of
from projects.forms.closing import ClosingForm
from projects.permissions import check_can_edit
from projects.policies import check_is_open
from projects.presenters.closing import closing_stage, words_of_closing
from projects.presenters.project import differences
from projects.selectors import project_for
from projects.selectors.closing import closing_of
from projects.services.closing import close_project, write_closing

if TYPE_CHECKING:
    from projects.models import Project

_ASKED = ("learned", "changed_for_good", "kept_going_by")


@keeps_answers
def project_close(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The closing summary: saved to go on with, or saved and the project ended."""
    today = today_of(request.user)
    project = project_for(request.user, public_id, on=today)
    check_can_edit(request.user, project, on=today)
    if request.method != "POST":
        check_is_open(project)
    begun, kept = closing_of(project), kept_answers(request)
    initial = {name: getattr(begun, name) for name in (*_ASKED, "version")} if begun else None
    form = ClosingForm(request.POST or kept, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, project, form)
        except EditedElsewhere:
            return _both_versions(request, project, form)
        except (Invalid, NotNow) as error:
            form.refuse(error)
        else:
            return redirect("project", public_id)
    status = 422 if request.method == "POST" else 200
    return _page(request, project, form, status=status, was_signed_out=kept is not None)


def _save(request: SignedInRequest, project: "Project", form: ClosingForm) -> None:
    parting, seen, now = form.parting, form.cleaned_data["version"], timezone.now()
    if "close" in request.POST:
        close_project(
            project=project,
            stage=closing_stage(project),
            parting=parting,
            seen_version=seen,
            by=request.user,
            at=now,
        )
        messages.success(request, _("The project is closed, and what you learned stays."))
        return
    write_closing(project=project, parting=parting, seen_version=seen, by=request.user, at=now)
    messages.success(request, _("The closing summary is saved. The project goes on."))


def _both_versions(request: SignedInRequest, project: "Project", form: ClosingForm) -> HttpResponse:
    saved = closing_of(project)
    typed = request.POST.copy()
    typed["version"] = str(saved.version if saved else 0)
    labels = {name: str(ClosingForm.base_fields[name].label) for name in _ASKED}
    answers = {name: form.cleaned_data[name] for name in _ASKED}
    return _page(
        request,
        project,
        ClosingForm(typed),
        status=409,
        differences=differences(saved, answers, labels) if saved else [],
        editor=saved.written_by.name if saved else "",
    )


def _page(
    request: SignedInRequest, project: "Project", form: ClosingForm, *, status: int, **more: object
) -> HttpResponse:
    back = reverse("project", args=[project.public_id])
    context = {
        "form": form,
        "project": project.title,
        "project_href": back,
        "cancel_href": back,
        "words": words_of_closing(project),
        **more,
    }
    return render(request, "projects/close.html", context, status=status)
