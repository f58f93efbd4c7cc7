"""The huddle: ten minutes along the board, and what is said in one line each."""

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from common.errors import Invalid, NotNow
from common.forms import PlatformForm
from common.http import SignedInRequest
from common.kept_forms import keeps_answers
from dashboards.forms.huddle import ActionForm, IdeaForm, IssueForm
from dashboards.presenters.unit import way_to
from dashboards.presenters.wall import board
from dashboards.selectors.huddle import HuddleFacts, huddle_of
from dashboards.selectors.wall import board_of
from pdsa.services.tasks import add_task
from people.calendar import local_date, today_of
from people.selectors import ancestors_of, unit_for
from projects.services.barriers import raise_barrier
from projects.services.ideas import suggest_idea


@keeps_answers
def huddle(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """What was learned, what is planned, what to try next; written down where it is said."""
    user, now, today = request.user, timezone.now(), today_of(request.user)
    unit = unit_for(user, public_id)
    facts = huddle_of(user, unit, on=today, at=now)
    forms = _forms(request, facts)
    kind = request.POST.get("kind", "")
    if kind in forms and forms[kind].is_valid():
        try:
            said = _write_down(forms[kind], request, at=now)
        except (Invalid, NotNow) as error:
            forms[kind].refuse(error)
        else:
            messages.success(request, said)
            return redirect("huddle", public_id)
    context = {
        "unit": unit,
        "ancestors": [*way_to(ancestors_of(unit)), *way_to([unit])],
        "board": board(unit, board_of(unit, on=today, at=now), on=today, at=now),
        "learned": facts.learned,
        "forms": forms,
        "may_write": bool(facts.projects),
        "has_tests": bool(facts.cycles),
    }
    status = 422 if any(form.errors for form in forms.values()) else 200
    return render(request, "dashboards/huddle.html", context, status=status)


def _forms(request: SignedInRequest, facts: HuddleFacts) -> dict[str, PlatformForm]:
    """The three of the page; the one whose button was pressed holds what was typed."""
    kind = request.POST.get("kind", "")

    def data_of(name: str) -> QueryDict | None:
        return request.POST if kind == name else None

    return {
        "issue": IssueForm(data_of("issue"), prefix="issue").offer(facts.projects),
        "idea": IdeaForm(data_of("idea"), prefix="idea").offer(facts.projects),
        "action": ActionForm(data_of("action"), prefix="action").offer(facts.cycles, facts.people),
    }


def _write_down(form: PlatformForm, request: SignedInRequest, *, at: datetime) -> str:
    """Put it where it belongs, and say where that is."""
    answers, by = form.cleaned_data, request.user
    if isinstance(form, IssueForm):
        barrier = raise_barrier(**answers, by=by, at=at)
        return _("“{barrier}” is with the sponsor. The clock runs from now.").format(
            barrier=barrier
        )
    if isinstance(form, IdeaForm):
        return _("“{suggest_idea}” is on the list of ideas.").format(
            suggest_idea=suggest_idea(**answers, by=by, at=at)
        )
    tomorrow = local_date(by.organisation, at) + timedelta(days=1)
    task = add_task(**answers, due_on=tomorrow, by=by, at=at)
    return _("{who} does it by tomorrow: “{task}”.").format(who=task.who, task=task)
