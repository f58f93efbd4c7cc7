"""The board's yearly survey of its own behaviour: opened, answered, closed, and its years."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.errors import Invalid, NotNow
from common.http import SignedInRequest
from common.kept_forms import keeps_answers, kept_answers
from dashboards.boardroom.behaviours import FEWEST
from dashboards.forms.survey import OpenSurveyForm, SurveyForm
from dashboards.permissions import (
    can_answer_survey,
    can_prepare_packs,
    check_can_answer_survey,
    check_can_prepare_packs,
)
from dashboards.presenters.survey import item_trends, standing_labels, year_words
from dashboards.selectors.survey import SurveyFacts, survey_facts, survey_for
from dashboards.services.survey import answer_survey, close_survey, open_survey
from people.calendar import today_of


@keeps_answers
def survey(request: SignedInRequest) -> HttpResponse:
    """One's own answers while it is open, saved as they are given; the sums of closed years."""
    user, today = request.user, today_of(request.user)
    facts = survey_facts(user, on=today)
    form = None
    if facts.running and can_answer_survey(user, on=today):
        typed = request.POST or kept_answers(request)
        form = SurveyForm(typed, items=facts.running.items, initial=facts.own)
    if request.method != "POST":
        return _page(request, facts, form)
    check_can_answer_survey(user, on=today)
    if form is None or facts.running is None:
        raise NotNow(_("The survey is closed. Its results stand below."))
    if form.is_valid() and not form.chosen():
        form.add_error(None, _("Choose an answer first."))
    if not form.is_valid():
        return _page(request, facts, form, status=422)
    own = answer_survey(survey=facts.running, choices=form.chosen(), by=user, at=timezone.now())
    words = _saved(len(own), len(facts.running.items))
    if request.htmx:
        return HttpResponse(words, content_type="text/plain; charset=utf-8")
    messages.success(request, words)
    return redirect("survey")


@require_POST
def survey_open(request: SignedInRequest) -> HttpResponse:
    """Ask the board about this year."""
    user, today = request.user, today_of(request.user)
    check_can_prepare_packs(user, on=today)
    form = OpenSurveyForm(request.POST)
    if form.is_valid():
        try:
            opened = open_survey(**form.cleaned_data, by=user, at=timezone.now())
        except NotNow as error:
            messages.error(request, error.sentence)
            return redirect("survey")
        except Invalid as error:
            form.refuse(error)
        else:
            messages.success(
                request,
                _("The survey of {year} is open. Board members see it at home.").format(
                    year=opened.year
                ),
            )
            return redirect("survey")
    return _page(request, survey_facts(user, on=today), None, open_form=form, status=422)


def survey_close(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Add the answers up, after asking: nobody can answer afterwards."""
    user, today = request.user, today_of(request.user)
    check_can_prepare_packs(user, on=today)
    found = survey_for(user, public_id, on=today)
    if request.method == "POST":
        close_survey(survey=found, by=user, at=timezone.now())
        messages.success(request, _("The survey of {year} is closed.").format(year=found.year))
        return redirect("survey")
    context = {
        "survey": found,
        "fewest": FEWEST,
        "confirm_label": _("Close the survey"),
        "cancel_href": reverse("survey"),
    }
    return render(request, "dashboards/survey_close.html", context)


def _saved(answered: int, asked: int) -> str:
    if answered == asked:
        return _("All of your answers are saved. You can change them until the survey is closed.")
    return _("{answered} of {asked} answers are saved.").format(answered=answered, asked=asked)


def _page(
    request: SignedInRequest,
    facts: SurveyFacts,
    form: SurveyForm | None,
    *,
    open_form: OpenSurveyForm | None = None,
    status: int = 200,
) -> HttpResponse:
    user, today = request.user, today_of(request.user)
    may_prepare = can_prepare_packs(user, on=today)
    has_this_year = any(closed.year == today.year for closed in facts.closed)
    may_open = may_prepare and facts.running is None and not has_this_year
    context = {
        "running": facts.running,
        "form": form,
        "own_words": _saved(len(facts.own), len(facts.running.items))
        if facts.running and facts.own
        else "",
        "answered": facts.answered,
        "members": facts.members,
        "may_prepare": may_prepare,
        "open_form": (open_form or OpenSurveyForm()) if may_open else None,
        "year": today.year,
        "fewest": FEWEST,
        "labels": standing_labels(),
        "trends": item_trends(facts.closed),
        "years": year_words(facts.closed),
    }
    return render(request, "dashboards/survey.html", context, status=status)
