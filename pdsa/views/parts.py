"""Saving one part of a cycle: its details, Plan, Do, Study or Act, each with its own short form."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from common.errors import EditedElsewhere, Invalid, NotNow
from common.http import SignedInRequest
from common.kept_forms import keeps_answers, kept_answers
from pdsa.forms.fields import PartForm
from pdsa.forms.parts import form_of
from pdsa.forms.plan import PlanForm
from pdsa.forms.writing import ActForm, DoForm, StartForm, StudyForm
from pdsa.permissions import check_can_test
from pdsa.policies import check_has_reached
from pdsa.presenters.cycle import digest_of
from pdsa.presenters.labels import STAGE_OF, TITLES
from pdsa.presenters.merging import differences
from pdsa.presenters.predictions import prediction_lines
from pdsa.selectors.cycles import latest_editor_of
from pdsa.services.continuing import start_next_cycle
from pdsa.services.deciding import decide
from pdsa.services.planning import write_plan
from pdsa.services.studying import study as save_study
from pdsa.services.testing import note_do, start_test
from pdsa.views.page import cycle_at, cycle_page
from people.calendar import today_of
from projects.policies import check_is_open

if TYPE_CHECKING:
    from pdsa.models import Cycle

_NEXT = {"details": "details", "plan": "do", "do": "study", "study": "act", "act": "act"}


@keeps_answers
def details(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Title, change idea, measures, scale and lead."""
    return _write(request, public_id, "details")


@keeps_answers
def plan(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """What will be tried, and what is to be found out."""
    return _write(request, public_id, "plan")


@keeps_answers
def do(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """What happened."""
    return _write(request, public_id, "do")


@keeps_answers
def study(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """What the test showed, beside what was expected."""
    return _write(request, public_id, "study")


@keeps_answers
def act(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The decision, and if wanted the next cycle with it."""
    return _write(request, public_id, "act")


@require_POST
def start(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The test begins: its mark is drawn on the charts."""
    cycle = cycle_at(request, public_id)
    form = StartForm(request.POST, auto_id="start_%s")
    if form.is_valid():
        try:
            start_test(cycle=cycle, **form.cleaned_data, by=request.user, at=timezone.now())
        except Invalid as error:
            form.refuse(error)
        else:
            return _back_to(cycle, "do")
    return cycle_page(request, cycle, shown={"start": form}, status=422)


def _write(request: SignedInRequest, public_id: UUID, part: str) -> HttpResponse:
    cycle = cycle_at(request, public_id)
    today = today_of(request.user)
    check_can_test(request.user, cycle.project, on=today)
    if request.method != "POST":
        return _opened(request, cycle, part)
    form = _form(request, cycle, part, request.POST)
    if form.is_valid():
        try:
            saved = _saved(request, cycle, part, form)
        except EditedElsewhere:
            return _both_versions(request, public_id, part, form)
        except (Invalid, NotNow) as error:
            form.refuse(error)
        else:
            return _after(request, saved, part)
    return cycle_page(request, cycle, shown={part: form}, status=422)


def _opened(request: SignedInRequest, cycle: "Cycle", part: str) -> HttpResponse:
    """The page with the form of one part; what was typed before signing in still stands in it."""
    check_is_open(cycle.project)
    if part in STAGE_OF:
        check_has_reached(cycle, STAGE_OF[part])
    form = _form(request, cycle, part, kept_answers(request))
    return cycle_page(request, cycle, shown={part: form})


def _saved(request: SignedInRequest, cycle: "Cycle", part: str, form: PartForm) -> "Cycle":
    """Save a part. That other parts were saved meanwhile by somebody else does not matter."""
    finish = _is_finished(request.POST)
    try:
        _save(part, cycle, form, form.cleaned_data["version"], request, finish)
    except EditedElsewhere:
        cycle = cycle_at(request, cycle.public_id)
        if digest_of(cycle, part) != form.cleaned_data["seen"]:
            raise
        _save(part, cycle, form, cycle.version, request, finish)
    return cycle


def _save(
    part: str,
    cycle: "Cycle",
    form: Any,
    version: int,
    request: SignedInRequest,
    finish: bool,
) -> None:
    common: dict[str, Any] = {
        "cycle": cycle,
        "seen_version": version,
        "by": request.user,
        "at": timezone.now(),
    }
    answers = form.answers()
    if isinstance(form, StudyForm):
        judged = form.judgements()
        save_study(changes=answers, judgements=judged, is_finished=finish, **common)
    elif isinstance(form, ActForm):
        decide(**answers, **common)
    elif isinstance(form, DoForm):
        note_do(changes=answers, is_finished=finish, **common)
    elif isinstance(form, PlanForm):
        expected = form.expectations()
        write_plan(changes=answers, expected=expected, is_finished=finish, **common)
    else:
        write_plan(changes=answers, **common)


def _after(request: SignedInRequest, cycle: "Cycle", part: str) -> HttpResponse:
    """On to what comes next: the following part, the next cycle, or the same part for later."""
    wanted = request.POST.get("action")
    if part == "act" and wanted == "next":
        following = start_next_cycle(cycle=cycle, by=request.user, at=timezone.now())
        return _back_to(following, "plan")
    return _back_to(cycle, part if wanted == "keep" else _NEXT[part])


def _both_versions(
    request: SignedInRequest, public_id: UUID, part: str, typed: PartForm
) -> HttpResponse:
    """What somebody else saved beside what this person typed. Saving again is a choice now."""
    cycle = cycle_at(request, public_id)
    answers = request.POST.copy()
    answers["version"] = str(cycle.version)
    answers["seen"] = digest_of(cycle, part)
    form = _form(request, cycle, part, answers)
    context = {
        "form": form,
        "cycle": cycle.title,
        "part": TITLES[part],
        "differences": differences(cycle, part, typed.cleaned_data),
        "editor": latest_editor_of(cycle),
        "address": reverse(f"cycle_{part}", args=[public_id]),
        "action": request.POST.get("action", ""),
        "cancel_href": reverse("cycle", args=[public_id]),
    }
    return render(request, "pdsa/both_versions.html", context, status=409)


def _form(request: SignedInRequest, cycle: "Cycle", part: str, answers: Any) -> PartForm:
    today = today_of(request.user)
    lines = []
    if part == "study":
        predictions = cycle.predictions.select_related("measure").order_by("pk")
        lines = prediction_lines(cycle, predictions, may_change=False, on=today)
    finish = answers is None or _is_finished(answers)
    return form_of(part, cycle, on=today, lines=lines, answers=answers, is_finished=finish)


def _is_finished(answers: QueryDict) -> bool:
    return answers.get("action") != "keep"


def _back_to(cycle: "Cycle", part: str) -> HttpResponse:
    return redirect(f"{reverse('cycle', args=[cycle.public_id])}#{part}")
