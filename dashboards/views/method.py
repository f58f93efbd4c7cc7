"""The way of working of a project: its stages, each written as one goes."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django_htmx.http import reswap, retarget

from charts.selectors import measures_at_work
from common.errors import EditedElsewhere, Invalid, NotNow
from common.http import SignedInRequest, page_or_fragment
from common.kept_forms import keeps_answers, kept_answers
from dashboards.forms.method import StageWordsForm
from dashboards.presenters.method import method_page, stage_view
from dashboards.presenters.method_writing import answers_in, stage_differences
from dashboards.selectors.methods import method_steps
from people.calendar import today_of
from projects.permissions import actions_on, check_can_edit
from projects.policies import check_is_open
from projects.presenters.project import head_of
from projects.selectors import project_for
from projects.selectors.methods import latest_editor_of_stage
from projects.services.methods import write_stage

if TYPE_CHECKING:
    from projects.methods.standing import Step
    from projects.models import Project


@dataclass(frozen=True)
class Opened:
    """A stage of a project that this person may write."""

    project: "Project"
    step: "Step"
    number: int


def method(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Every stage of the project's way of working, and where the project is."""
    return render(request, "dashboards/method.html", _context(request, public_id))


@keeps_answers
def method_stage(request: SignedInRequest, public_id: UUID, stage: str) -> HttpResponse:
    """One stage, to be written: its questions, its day, what the team ticks."""
    opened = _to_write(request, public_id, stage)
    form = StageWordsForm(
        request.POST or kept_answers(request),
        stage=opened.step.stage,
        initial=answers_in(opened.step.stage, opened.step),
    )
    if request.method != "POST" or not form.is_valid():
        return _stage_page(request, opened, form)
    try:
        write_stage(
            project=opened.project,
            stage=stage,
            words=form.words,
            by=request.user,
            at=timezone.now(),
        )
    except EditedElsewhere:
        return _both_versions(request, _to_write(request, public_id, stage), form)
    except (Invalid, NotNow) as error:
        form.refuse(error)
        return _stage_page(request, opened, form)
    return _after(request, opened)


def _context(request: SignedInRequest, public_id: UUID) -> dict[str, object]:
    user, today = request.user, today_of(request.user)
    project = project_for(user, public_id, on=today)
    actions = actions_on(user, project, on=today)
    steps = method_steps(project, list(measures_at_work([project])), on=today)
    return {
        "head": head_of(project, actions),
        "method": method_page(project, steps, actions, today=today),
    }


def _to_write(request: SignedInRequest, public_id: UUID, stage: str) -> Opened:
    today = today_of(request.user)
    project = project_for(request.user, public_id, on=today)
    steps = method_steps(project, list(measures_at_work([project])), on=today)
    found = [(n, step) for n, step in enumerate(steps, start=1) if step.stage.key == stage]
    if not found:
        raise Http404
    check_can_edit(request.user, project, on=today)
    check_is_open(project)
    [(number, step)] = found
    return Opened(project, step, number)


def _after(request: SignedInRequest, opened: Opened) -> HttpResponse:
    """All stages, with the one that was just written in sight."""
    anchor, address = opened.step.stage.anchor, opened.project.public_id
    if not request.htmx:
        return redirect(f"{reverse('method', args=[address])}#{anchor}")
    context = {**_context(request, address), "focus": anchor}
    response = render(request, "dashboards/_method.html", context)
    return reswap(retarget(response, "#method"), "outerHTML")


def _both_versions(request: SignedInRequest, opened: Opened, form: StageWordsForm) -> HttpResponse:
    """What somebody else wrote in this stage beside what this person typed."""
    typed = request.POST.copy()
    typed["version"] = str(opened.step.written.version)
    return _stage_page(
        request,
        opened,
        StageWordsForm(typed, stage=opened.step.stage),
        status=409,
        differences=stage_differences(opened.step, form.words),
        editor=latest_editor_of_stage(opened.project, opened.step.stage.key),
    )


def _stage_page(
    request: SignedInRequest,
    opened: Opened,
    form: StageWordsForm,
    *,
    status: int = 0,
    **more: object,
) -> HttpResponse:
    project, today = opened.project, today_of(request.user)
    back = reverse("method", args=[project.public_id])
    context = {
        "form": form,
        "stage": stage_view(project, opened.step, opened.number, may_edit=True, today=today),
        "project": project.title,
        "project_href": reverse("project", args=[project.public_id]),
        "method": project.get_method_display(),
        "method_href": back,
        "action": reverse("method_stage", args=[project.public_id, opened.step.stage.key]),
        "cancel_href": f"{back}#{opened.step.stage.anchor}",
        **more,
    }
    return page_or_fragment(
        request,
        "dashboards/method_stage.html",
        "dashboards/_method_stage_form.html",
        context,
        status=status or (422 if form.errors else 200),
    )
