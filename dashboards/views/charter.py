"""A project's charter: nine parts, each saved as one goes, then read by the sponsor."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import reswap, retarget

from charts.selectors import measures_of
from common.errors import EditedElsewhere, Invalid, NotNow
from common.http import SignedInRequest, page_or_fragment
from common.kept_forms import keeps_answers, kept_answers
from dashboards.forms.charter import DecisionForm, PartForm
from dashboards.presenters.charter import (
    answers_in,
    charter_page,
    part_differences,
    row_of,
    seen_of,
)
from dashboards.presenters.charter_parts import BY_KEY, KeptBy, Part
from dashboards.presenters.similar import similar_lines
from dashboards.selectors.similar import similar_with_summaries
from people.calendar import today_of
from projects.forms.talking import talk_about
from projects.permissions import actions_on, check_can_approve, check_can_edit
from projects.policies import check_is_open, check_not_waiting
from projects.presenters.about import about_charter
from projects.presenters.project import head_of
from projects.presenters.review import review_for_page
from projects.selectors import latest_editor_of, project_for, team_of
from projects.selectors.charters import aims_of, charter_of, latest_editor_of_charter
from projects.services.charters import decide_charter, open_charter, submit_charter, write_charter
from projects.services.projects import edit_project

if TYPE_CHECKING:
    from projects.models import Charter, Project


@dataclass(frozen=True)
class Loaded:
    """A project that this person may change, with its charter as far as there is one."""

    project: "Project"
    charter: "Charter | None"


def charter(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The whole charter."""
    return render(request, "dashboards/charter.html", charter_context(request, public_id))


def charter_context(request: SignedInRequest, public_id: UUID) -> dict[str, object]:
    user, today = request.user, today_of(request.user)
    project = project_for(user, public_id, on=today)
    actions = actions_on(user, project, on=today)
    words = f"{project.title} {project.aim}"
    page = charter_page(
        project,
        charter_of(project),
        aims_of(project),
        list(team_of(project, on=today)),
        reader=user,
        actions=actions,
        today=today,
        has_measure=measures_of(project).filter(role="outcome").exists(),
    )
    return {
        "head": head_of(project, actions),
        "project_id": public_id,
        "charter": page,
        "decision": DecisionForm() if page.standing.may_decide else None,
        "talk": talk_about(user, project, about_charter(project), actions, on=today),
        "review": review_for_page(user, project, about_charter(project), actions, on=today),
        "similar": similar_lines(similar_with_summaries(user, words, on=today, but=project)),
    }


@keeps_answers
def charter_part(request: SignedInRequest, public_id: UUID, key: str) -> HttpResponse:
    """One part of the charter, to be written."""
    part = BY_KEY.get(key)
    if part is None or part.kept_by is KeptBy.NOTHING:
        raise Http404
    loaded = _loaded_to_write(request, public_id)
    row = row_of(part, loaded.project, loaded.charter)
    form = PartForm(
        request.POST or kept_answers(request),
        part=part,
        goals=request.user.organisation.goals,
        initial={"seen": seen_of(part, row), **answers_in(part, row)},
    )
    if request.method != "POST" or not form.is_valid():
        return _part_page(request, loaded, part, form)
    if form.cleaned_data["seen"] != seen_of(part, row):
        return _both_versions(request, loaded, part, form.answers)
    try:
        _save(request, loaded, part, form.answers)
    except EditedElsewhere:
        return _both_versions(request, _loaded_to_write(request, public_id), part, form.answers)
    except (Invalid, NotNow) as error:
        form.refuse(error)
        return _part_page(request, loaded, part, form)
    return after_part(request, public_id, part)


@require_POST
def charter_submit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Ask the sponsor."""
    loaded = _loaded_to_write(request, public_id)
    now = timezone.now()
    begun = loaded.charter or open_charter(project=loaded.project, by=request.user, at=now)
    submit_charter(charter=begun, by=request.user, at=now)
    messages.success(request, _("The charter is with the sponsor."))
    return redirect("charter", public_id)


@require_POST
def charter_decide(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The sponsor approves, or returns with a word."""
    today = today_of(request.user)
    project = project_for(request.user, public_id, on=today)
    check_can_approve(request.user, project, on=today)
    found = charter_of(project)
    if found is None:
        raise NotNow(_("This charter is not waiting for a decision."))
    form = DecisionForm(request.POST)
    approve = request.POST.get("decision") == "approve"
    if form.is_valid():
        note = form.cleaned_data["note"]
        try:
            decide_charter(
                charter=found, approve=approve, note=note, by=request.user, at=timezone.now()
            )
        except Invalid as error:
            form.refuse(error)
        else:
            done = (
                _("You approved the charter.") if approve else _("The team gets the charter back.")
            )
            messages.success(request, done)
            return redirect("charter", public_id)
    context = {**charter_context(request, public_id), "decision": form, "form": form}
    return render(request, "dashboards/charter.html", context, status=422)


def after_part(request: SignedInRequest, public_id: UUID, part: Part) -> HttpResponse:
    """The charter with the part that was just written."""
    if not request.htmx:
        return redirect(f"{reverse('charter', args=[public_id])}#{part.anchor}")
    context = charter_context(request, public_id)
    response = render(request, "dashboards/_charter.html", {**context, "focus": part.anchor})
    return reswap(retarget(response, "#charter"), "outerHTML")


def _loaded_to_write(request: SignedInRequest, public_id: UUID) -> Loaded:
    """For a part of the charter to be written now."""
    today = today_of(request.user)
    project = project_for(request.user, public_id, on=today)
    check_can_edit(request.user, project, on=today)
    check_is_open(project)
    found = charter_of(project)
    check_not_waiting(found)
    return Loaded(project, found)


def _save(request: SignedInRequest, loaded: Loaded, part: Part, answers: dict) -> None:
    project, now = loaded.project, timezone.now()
    if part.kept_by is KeptBy.PROJECT:
        seen = project.version
        edit_project(project=project, seen_version=seen, changes=answers, by=request.user, at=now)
        return
    begun = loaded.charter or open_charter(project=project, by=request.user, at=now)
    write_charter(charter=begun, seen_version=begun.version, parts=answers, by=request.user, at=now)


def _both_versions(
    request: SignedInRequest, loaded: Loaded, part: Part, answers: dict
) -> HttpResponse:
    """What somebody else wrote in this part beside what this person typed."""
    row = row_of(part, loaded.project, loaded.charter)
    typed: QueryDict = request.POST.copy()
    typed["seen"] = seen_of(part, row)
    is_projects = part.kept_by is KeptBy.PROJECT
    editor = (latest_editor_of if is_projects else latest_editor_of_charter)(loaded.project)
    return _part_page(
        request,
        loaded,
        part,
        PartForm(typed, part=part, goals=request.user.organisation.goals),
        status=409,
        differences=part_differences(part, row, answers),
        editor=editor,
    )


def _part_page(
    request: SignedInRequest,
    loaded: Loaded,
    part: Part,
    form: PartForm,
    *,
    status: int = 0,
    **more: object,
) -> HttpResponse:
    context = {
        "form": form,
        "part": part,
        "project": loaded.project.title,
        "project_id": loaded.project.public_id,
        "action": reverse("charter_part", args=[loaded.project.public_id, part.key]),
        "cancel_href": f"{reverse('charter', args=[loaded.project.public_id])}#{part.anchor}",
        **more,
    }
    return page_or_fragment(
        request,
        "dashboards/charter_part.html",
        "dashboards/_charter_part_form.html",
        context,
        status=status or (422 if form.errors else 200),
    )
