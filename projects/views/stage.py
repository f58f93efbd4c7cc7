"""Moving a project from stage to stage."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from common.errors import NotNow
from common.http import SignedInRequest
from people.calendar import today_of
from projects.forms.project import StageForm
from projects.permissions import check_can_edit
from projects.presenters.closing import words_of_closing
from projects.presenters.project import stage_choices
from projects.selectors import project_for
from projects.services.projects import move_to_stage


def project_stage(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Only the moves that make sense from where the project is are offered."""
    today = today_of(request.user)
    project = project_for(request.user, public_id, on=today)
    check_can_edit(request.user, project, on=today)
    form = StageForm(request.POST or None, stages=stage_choices(project))
    if form.is_valid():
        try:
            move_to_stage(
                project=project,
                stage=form.cleaned_data["stage"],
                by=request.user,
                at=timezone.now(),
            )
        except NotNow as error:
            form.refuse(error)
        else:
            messages.success(
                request,
                _("The project is at “{stage}” now.").format(stage=project.get_stage_display()),
            )
            return redirect("project", public_id)
    context = {
        "form": form,
        "project": project.title,
        "stage": project.get_stage_display(),
        "close_href": "" if project.is_closed else reverse("project_close", args=[public_id]),
        "close_words": words_of_closing(project),
        "cancel_href": reverse("project", args=[public_id]),
    }
    return render(request, "projects/stage.html", context, status=422 if form.errors else 200)
