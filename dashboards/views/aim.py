"""The aim of a project as data: it writes its own sentence, and says what it still lacks."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone

from charts.selectors import measures_of
from common.errors import EditedElsewhere, Invalid
from common.http import SignedInRequest, page_or_fragment
from common.kept_forms import keeps_answers, kept_answers
from dashboards.forms.charter import AimForm
from dashboards.presenters.charter_aim import (
    NO_AIM,
    AimPreview,
    aim_preview,
    parts_of_aim,
    starting_aim,
)
from dashboards.presenters.charter_parts import BY_KEY
from dashboards.views.charter import after_part
from people.calendar import today_of
from projects.aims import AimParts, sentence
from projects.permissions import check_can_edit
from projects.policies import check_is_open, check_not_waiting
from projects.selectors import project_for
from projects.selectors.charters import aims_of, charter_of
from projects.services.charters import revise_aim

if TYPE_CHECKING:
    from projects.models import Aim, Project


@keeps_answers
def charter_aim(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Write the aim, or another version of it."""
    project = _project_to_write(request, public_id)
    aims = aims_of(project)
    form = _form(aims, request.POST or kept_answers(request))
    if not form.is_bound:
        return _page(request, project, form, shown=parts_of_aim(aims[0]) if aims else NO_AIM)
    is_valid = form.is_valid()
    if request.method == "POST" and form.cleaned_data.get("seen", 0) != len(aims):
        return _both_versions(request, project)
    if request.method != "POST" or not is_valid:
        return _page(request, project, form)
    try:
        revise_aim(
            project=project,
            parts=form.parts,
            why=form.reason,
            seen_number=form.cleaned_data["seen"],
            by=request.user,
            at=timezone.now(),
        )
    except EditedElsewhere:
        return _both_versions(request, project)
    except Invalid as error:
        form.refuse(error)
        return _page(request, project, form)
    return after_part(request, public_id, BY_KEY["aim"])


def charter_aim_preview(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The sentence that the answers make so far, and what a good aim has besides."""
    project = project_for(request.user, public_id, on=today_of(request.user))
    form = _form([], request.GET)
    form.is_valid()  # what makes no sense yet is left out
    context = {
        "preview": _preview(request, project, form.parts),
        "cancel_href": reverse("charter", args=[public_id]),
    }
    return page_or_fragment(
        request, "dashboards/aim_preview.html", "dashboards/_aim_preview.html", context
    )


def _project_to_write(request: SignedInRequest, public_id: UUID) -> "Project":
    today = today_of(request.user)
    project = project_for(request.user, public_id, on=today)
    check_can_edit(request.user, project, on=today)
    check_is_open(project)
    check_not_waiting(charter_of(project))
    return project


def _form(aims: "list[Aim]", typed: QueryDict | None) -> AimForm:
    start = {"seen": len(aims), **(starting_aim(parts_of_aim(aims[0])) if aims else {})}
    return AimForm(typed, is_revision=bool(aims), initial=start)


def _preview(request: SignedInRequest, project: "Project", parts: AimParts) -> AimPreview:
    has_measure = measures_of(project).filter(role="outcome").exists()
    return aim_preview(parts, today=today_of(request.user), has_measure=has_measure)


def _both_versions(request: SignedInRequest, project: "Project") -> HttpResponse:
    """The aim that somebody else has just written, beside what this person typed."""
    aims = aims_of(project)
    typed = request.POST.copy()
    typed["seen"] = str(len(aims))
    form = _form(aims, typed)
    form.is_valid()
    editor, theirs = aims[0].written_by.name, sentence(parts_of_aim(aims[0]))
    return _page(request, project, form, status=409, editor=editor, theirs=theirs)


def _page(
    request: SignedInRequest,
    project: "Project",
    form: AimForm,
    *,
    shown: AimParts | None = None,
    status: int = 0,
    **more: object,
) -> HttpResponse:
    part = BY_KEY["aim"]
    address = [project.public_id]
    context = {
        "form": form,
        "part": part,
        "preview": _preview(request, project, shown or form.parts),
        "project": project.title,
        "project_id": project.public_id,
        "action": reverse("charter_aim", args=address),
        "preview_href": reverse("charter_aim_preview", args=address),
        "cancel_href": f"{reverse('charter', args=address)}#{part.anchor}",
        **more,
    }
    return page_or_fragment(
        request,
        "dashboards/charter_part.html",
        "dashboards/_charter_part_form.html",
        context,
        status=status or (422 if form.errors else 200),
    )
