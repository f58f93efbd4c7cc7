"""The one page of a cycle, shown by every address of it."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import render

from common.http import SignedInRequest
from common.templatetags.words import day
from pdsa.fidelity import findings
from pdsa.forms.offering import offer_choices
from pdsa.forms.parts import form_of
from pdsa.forms.plan import ExpectationForm
from pdsa.forms.writing import StartForm, TaskForm
from pdsa.presenters.cycle import head_of, links_of, parts_of, task_lines
from pdsa.presenters.measures import measure_tiles
from pdsa.presenters.nudges import Nudge, nudges
from pdsa.presenters.predictions import prediction_lines
from pdsa.presenters.ramps import ramp_of_steps
from pdsa.selectors.cycles import cycle_for, cycles_of, measures_with, ramp_with, tasks_of
from pdsa.selectors.facts import FACTS, facts_of_ramps
from pdsa.selectors.waiting import Step, step_of
from people.calendar import today_of
from people.roles import Action
from projects.forms.talking import talk_about
from projects.permissions import actions_on
from projects.presenters.about import about_cycle

if TYPE_CHECKING:
    from pdsa.models import Cycle

_NOW = {
    Step.FINISH_PLAN: "plan",
    Step.START: "start",
    Step.WRITE_DO: "do",
    Step.STUDY: "study",
    Step.DECIDE: "act",
}
Forms = Mapping[str, forms.Form]


def cycle_at(request: SignedInRequest, public_id: UUID) -> "Cycle":
    return cycle_for(request.user, public_id, on=today_of(request.user))


def cycle_page(
    request: SignedInRequest, cycle: "Cycle", *, shown: Forms | None = None, status: int = 200
) -> HttpResponse:
    """The whole page. `shown` are forms that were asked for, or refused with what was typed."""
    today = today_of(request.user)
    project = cycle.project
    actions = actions_on(request.user, project, on=today)
    may_write = Action.EDIT_PROJECT in actions and not project.is_closed
    ramp = ramp_with(cycle, list(cycles_of(project)))
    predictions = cycle.predictions.select_related("measure").order_by("pk")
    lines = prediction_lines(cycle, predictions, may_change=may_write, on=today)
    about = about_cycle(cycle.public_id, cycle.title)
    known = dict(shown or {})
    if may_write:
        known = _forms(cycle, known, lines=lines, today=today) | known
    context = {
        "head": head_of(cycle, ramp, may_write=may_write),
        "links": links_of(cycle, ramp, may_write=may_write),
        "parts": parts_of(cycle, may_write=may_write),
        "predictions": lines,
        "tasks": task_lines(tasks_of(cycle), may_write=may_write),
        "forms": known,
        "refused": next((form for form in (shown or {}).values() if form.errors), None),
        "may_predict": may_write and cycle.started_on is None,
        "may_tick": Action.REVIEW_WORK in actions and cycle.studied_at is not None,
        "reading": cycle.study_was_written_after,
        "version": cycle.version,
        "nudges": _nudges(cycle, ramp, today),
        "ramp": ramp_of_steps(ramp, here=cycle),
        "expects_nothing": not lines,
        "has_more": bool(cycle.questions or cycle.data_plan or cycle.could_go_wrong),
        "talk": talk_about(request.user, project, about, actions, on=today),
        "measures": measure_tiles(measures_with(cycle)),
    }
    return render(request, "pdsa/cycle.html", context, status=status)


def _nudges(cycle: "Cycle", ramp: list["Cycle"], today: date) -> list[Nudge]:
    prefetch_related_objects(ramp, *FACTS)
    zone = ZoneInfo(cycle.project.organisation.time_zone)
    facts = facts_of_ramps([ramp], zone=zone, on=today)[0]
    return nudges(findings(facts.cycles[ramp.index(cycle)], facts, today=today))


def _forms(cycle: "Cycle", known: Forms, *, lines: list, today: date) -> dict[str, forms.Form]:
    """The forms that are open for somebody of the team: what comes next, and what can be added."""
    offered: dict[str, forms.Form] = {}
    now = _NOW.get(step_of(cycle), "")
    if now == "start":
        offered["start"] = StartForm(auto_id="start_%s", initial={"started_on": day(today)})
    elif now and now not in known:
        offered[now] = form_of(now, cycle, on=today, lines=lines)
    if now == "start" and "plan" not in known and "expected" not in known:
        offered["expected"] = ExpectationForm(auto_id="expected_%s")
    if not cycle.decision and "task" not in known:
        offered["task"] = TaskForm(auto_id="task_%s")
    for name in ("expected", "task"):
        if name in offered:
            offer_choices(offered[name], cycle.project, on=today, cycle=cycle)
    return offered
