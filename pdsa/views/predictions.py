"""What a team expects, and how often it comes true."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from common.errors import Invalid
from common.http import SignedInRequest
from pdsa.forms.offering import offer_choices
from pdsa.forms.plan import ExpectationForm
from pdsa.permissions import check_can_test
from pdsa.presenters.ledger import ledger_of
from pdsa.selectors.cycles import prediction_for, predictions_in
from pdsa.services.predictions import make_prediction, take_back_prediction
from pdsa.views.page import cycle_at, cycle_page
from people.calendar import today_of
from projects.permissions import actions_on
from projects.presenters.project import head_of
from projects.selectors import project_for


def ledger(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Every prediction of a project with what became of it, and how sure the team was."""
    today = today_of(request.user)
    project = project_for(request.user, public_id, on=today)
    context = {
        "head": head_of(project, actions_on(request.user, project, on=today)),
        "ledger": ledger_of(predictions_in(project)),
        "tests_href": reverse("cycles", args=[public_id]),
    }
    return render(request, "pdsa/predictions.html", context)


@require_POST
def new(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Say what you expect of a test."""
    cycle = cycle_at(request, public_id)
    today = today_of(request.user)
    check_can_test(request.user, cycle.project, on=today)
    form = ExpectationForm(request.POST, auto_id="expected_%s")
    offer_choices(form, cycle.project, on=today, cycle=cycle)
    if form.is_valid():
        try:
            make_prediction(
                cycle=cycle, expected=form.expectation(), by=request.user, at=timezone.now()
            )
        except Invalid as error:
            form.refuse(error)
        else:
            return redirect(f"{reverse('cycle', args=[public_id])}#expected")
    return cycle_page(request, cycle, shown={"expected": form}, status=422)


@require_POST
def take_back(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take a prediction back while the test has not begun."""
    prediction = prediction_for(request.user, public_id, on=today_of(request.user))
    take_back_prediction(prediction=prediction, by=request.user, at=timezone.now())
    return redirect(f"{reverse('cycle', args=[prediction.cycle.public_id])}#expected")
