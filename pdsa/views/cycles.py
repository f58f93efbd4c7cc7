"""The tests of a project: a board of what is under way, ramps of what was learned, a new plan."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from common.errors import Invalid
from common.http import SignedInRequest
from common.kept_forms import keeps_answers, kept_answers
from common.templatetags.words import day
from pdsa.fidelity import rates
from pdsa.forms.offering import offer_choices
from pdsa.forms.plan import NewCycleForm
from pdsa.permissions import check_can_test
from pdsa.presenters.ledger import ledger_of
from pdsa.presenters.ramps import board, ramp_of_steps, single_tests
from pdsa.presenters.rates import rate_lines
from pdsa.selectors.cycles import cycles_of, predictions_in, ramps_of
from pdsa.selectors.facts import facts_of_project
from pdsa.services.planning import plan_cycle
from people.calendar import today_of
from people.roles import Action
from projects.permissions import actions_on
from projects.policies import check_is_open
from projects.presenters.project import head_of
from projects.selectors import project_for


def cycles(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """What is being tested, and what every ramp has come to."""
    today = today_of(request.user)
    project = project_for(request.user, public_id, on=today)
    actions = actions_on(request.user, project, on=today)
    ramps = ramps_of(list(cycles_of(project)))
    may_write = Action.EDIT_PROJECT in actions and not project.is_closed
    context = {
        "head": head_of(project, actions),
        "board": board(ramps, on=today),
        "ramps": [ramp_of_steps(ramp) for ramp in reversed(ramps) if len(ramp) > 1],
        "singles": single_tests(ramps),
        "has_tests": bool(ramps),
        "ledger": ledger_of(predictions_in(project)),
        "ledger_href": reverse("predictions", args=[public_id]),
        "rates": rate_lines(rates(facts_of_project(project, on=today), today=today)),
        "new_href": reverse("cycle_new", args=[public_id]) if may_write else "",
    }
    return render(request, "pdsa/cycles.html", context)


@keeps_answers
def cycle_new(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Plan a test: one page, and it can start."""
    today = today_of(request.user)
    project = project_for(request.user, public_id, on=today)
    check_can_test(request.user, project, on=today)
    if request.method != "POST":
        check_is_open(project)
    is_finished = request.POST.get("action") != "keep"
    form = NewCycleForm(
        request.POST or kept_answers(request),
        is_finished=is_finished,
        initial={"idea": request.GET.get("idea", ""), "planned_start": day(today)},
    )
    offer_choices(form, project, on=today)
    if request.method == "POST" and form.is_valid():
        try:
            planned = plan_cycle(
                project=project,
                plan=form.plan(),
                expected=form.expectations(),
                is_finished=is_finished,
                by=request.user,
                at=timezone.now(),
            )
        except Invalid as error:
            form.refuse(error)
        else:
            return redirect("cycle", planned.public_id)
    context = {
        "form": form,
        "project": project.title,
        "project_href": reverse("project", args=[public_id]),
        "cancel_href": reverse("cycles", args=[public_id]),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "pdsa/cycle_new.html", context, status=status)
