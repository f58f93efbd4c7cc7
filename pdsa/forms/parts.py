"""The form of each part of a cycle, filled in with what is stored."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from common.templatetags.words import day
from pdsa.forms.fields import PartForm
from pdsa.forms.offering import offer_choices
from pdsa.forms.plan import DetailsForm, initial_of, plan_form_for
from pdsa.forms.writing import ActForm, DoForm, StudyForm
from pdsa.models import Cycle
from pdsa.presenters.cycle import digest_of
from pdsa.presenters.labels import PARTS
from pdsa.presenters.predictions import PredictionLine
from pdsa.services.planning import plan_of


def form_of(
    part: str,
    cycle: Cycle,
    *,
    on: date,
    lines: Sequence[PredictionLine] = (),
    answers: Any = None,
    is_finished: bool = True,
) -> PartForm:
    """The form of a part, with what is stored or with the `answers` that somebody gave.

    What is saved for later, and so not finished, may have gaps.
    """
    options: dict[str, Any] = {
        "auto_id": f"{part}_%s",
        "initial": _initial(part, cycle, on),
        "is_finished": is_finished,
    }
    if part == "study":
        return StudyForm(answers, lines=lines, **options)
    kinds: dict[str, type[PartForm]] = {
        "details": DetailsForm,
        "plan": plan_form_for(cycle),
        "do": DoForm,
        "act": ActForm,
    }
    form = kinds[part](answers, **options)
    offer_choices(form, cycle.project, on=on, cycle=cycle)
    return form


def _initial(part: str, cycle: Cycle, on: date) -> dict[str, Any]:
    known: dict[str, Any] = {"version": cycle.version, "seen": digest_of(cycle, part)}
    if part in ("details", "plan"):
        return known | initial_of(plan_of(cycle))
    known |= {name: _shown(getattr(cycle, name)) for name in PARTS[part]}
    if part == "do" and cycle.ended_on is None:
        known["ended_on"] = day(on)
    return known


def _shown(value: object) -> object:
    if isinstance(value, date):
        return day(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value
