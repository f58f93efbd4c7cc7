"""Changing what a project says of itself."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from common.errors import EditedElsewhere, Invalid, NotNow
from common.http import SignedInRequest
from common.kept_forms import keeps_answers, kept_answers
from people.calendar import today_of
from people.selectors import unit_tree
from projects.forms.project import ProjectForm
from projects.permissions import check_can_edit
from projects.policies import check_is_open
from projects.presenters.project import differences
from projects.selectors import latest_editor_of, project_for
from projects.services.projects import edit_project

if TYPE_CHECKING:
    from projects.models import Project

_ASKED = ("title", "aim", "unit", "involvement", "visibility")


@keeps_answers
def project_edit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Title, aim, place, involvement and who can see it."""
    today = today_of(request.user)
    project = project_for(request.user, public_id, on=today)
    check_can_edit(request.user, project, on=today)
    if request.method != "POST":
        check_is_open(project)
    kept = kept_answers(request)
    form = _form(request, project, request.POST or kept)
    if request.method == "POST" and form.is_valid():
        answers = {name: form.cleaned_data[name] for name in _ASKED}
        seen = form.cleaned_data["version"]
        try:
            edit_project(
                project=project,
                seen_version=seen,
                changes=answers,
                by=request.user,
                at=timezone.now(),
            )
        except EditedElsewhere:
            return _both_versions(request, project_for(request.user, public_id, on=today), answers)
        except (Invalid, NotNow) as error:
            form.refuse(error)
        else:
            return redirect("project", public_id)
    status = 422 if request.method == "POST" else 200
    return _page(request, project, form, status=status, was_signed_out=kept is not None)


def _both_versions(
    request: SignedInRequest, project: "Project", answers: dict[str, object]
) -> HttpResponse:
    """What somebody else saved beside what this person typed. Saving again is a choice now."""
    typed = request.POST.copy()
    typed["version"] = str(project.version)
    labels = {name: str(ProjectForm.base_fields[name].label) for name in _ASKED}
    return _page(
        request,
        project,
        _form(request, project, typed),
        status=409,
        differences=differences(project, answers, labels),
        editor=latest_editor_of(project),
    )


def _form(request: SignedInRequest, project: "Project", typed: QueryDict | None) -> ProjectForm:
    units = unit_tree(request.user.organisation_id)
    if project.unit not in units:
        units.append(project.unit)  # closed since: it may stay, others cannot go there
    initial = {name: getattr(project, name) for name in (*_ASKED, "version")}
    initial["unit"] = str(project.unit.public_id)
    return ProjectForm(typed, units=units, initial=initial)


def _page(
    request: SignedInRequest, project: "Project", form: ProjectForm, *, status: int, **more: object
) -> HttpResponse:
    back = reverse("project", args=[project.public_id])
    context = {
        "form": form,
        "project": project.title,
        "project_href": back,
        "cancel_href": "" if status == 409 else back,
        **more,
    }
    return render(request, "projects/edit.html", context, status=status)
