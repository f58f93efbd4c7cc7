"""Files of a project: sent, fetched by those who may read it, removed and put back."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.errors import Invalid, NotVisible
from common.http import SignedInRequest
from common.language import lazily
from common.uploads import LARGEST
from people.calendar import today_of
from projects.forms.conversation import FileForm
from projects.permissions import check_can_edit
from projects.presenters.about import Place, opened, place_of
from projects.selectors import project_for
from projects.selectors.conversations import file_for, removed_file_for
from projects.services.files import keep_file, put_back_file, remove_file

if TYPE_CHECKING:
    from projects.models import Attachment, Project

_NOTHING_RUNS = lazily("default-src 'none'; sandbox")


def file_new(request: SignedInRequest) -> HttpResponse:
    """Keep a file with what the form belongs to. Only a form leads here."""
    if request.method != "POST":
        return redirect("home")
    place = opened(request.POST.get("about", ""))
    project = project_for(request.user, place.project, on=today_of(request.user))
    check_can_edit(request.user, project, on=today_of(request.user))
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        if _was_too_large(request):
            form.errors.clear()
            form.add_error("file", _("This file is too large. The most is 20 MB."))
        return _refused(request, project, place, form)
    sent = form.cleaned_data["file"]
    try:
        kept = keep_file(
            project=project,
            about=place.about,
            name=sent.name,
            content=sent,
            size=sent.size,
            anyway=form.says_no_patient,
            by=request.user,
            at=timezone.now(),
        )
    except Invalid as error:
        form.refuse(error)
        return _refused(request, project, place, form)
    messages.success(request, _("“{name}” is kept here now.").format(name=kept.name))
    return redirect(f"{place.href}#talk")


def file(request: SignedInRequest, public_id: UUID) -> HttpResponseBase:
    """The file itself: saved by the browser, never shown or run by it."""
    found = file_for(request.user, public_id, on=today_of(request.user))
    try:
        content = found.file.open("rb")
    except FileNotFoundError as error:
        raise NotVisible(_("This file is not where it was kept.")) from error
    answer = FileResponse(
        content, as_attachment=True, filename=found.name, content_type=found.content_type
    )
    answer["Content-Security-Policy"] = _NOTHING_RUNS
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_POST
def file_remove(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take a file away; beside the others it can be put back for a week."""
    found = file_for(request.user, public_id, on=today_of(request.user))
    remove_file(file=found, by=request.user, at=timezone.now())
    return _back(found)


@require_POST
def file_put_back(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Keep a removed file again."""
    found = removed_file_for(request.user, public_id, on=today_of(request.user))
    put_back_file(file=found, by=request.user, at=timezone.now())
    return _back(found)


def _back(found: "Attachment") -> HttpResponse:
    return redirect(f"{place_of(found).href}#talk")


def _was_too_large(request: SignedInRequest) -> bool:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return not request.FILES and length.isdigit() and int(length) > LARGEST


def _refused(
    request: SignedInRequest, project: "Project", place: Place, form: FileForm
) -> HttpResponse:
    """The form with what is wrong; a browser does not send a chosen file back by itself."""
    context = {
        "form": form,
        "about": place.about.words,
        "sealed": request.POST.get("about", ""),
        "project": project.title,
        "project_href": reverse("project", args=[project.public_id]),
        "cancel_href": f"{place.href}#talk",
    }
    return render(request, "projects/file_new.html", context, status=422)
