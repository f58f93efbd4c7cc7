"""The two pages of many periods: the one with boxes, and the one that asks before saving."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from charts.forms.grid import MOST_BOXES, carried, shown
from charts.paste.dates import DayOrder
from charts.paste.day_orders import Question
from charts.paste.rows import Field, Row, fields_for
from charts.paste.understanding import Understood
from charts.presenters.checking import Checked, checked, seen_in
from charts.presenters.grid import grid_of
from charts.selectors import measurements_on
from charts.views.loading import head_for
from charts.vocabulary import DataShape
from common.http import SignedInRequest
from common.patient_details import Detail, mark_of, patient_details_in

if TYPE_CHECKING:
    from charts.models import Measure, Measurement

MOST_REFUSALS = 100  # said above the page; the boxes themselves show all


@dataclass
class Typed:
    """What was typed, and what the page has to say about it."""

    rows: Sequence[Row]
    order: DayOrder | None = None
    block: str = ""
    headings: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    refusal: str = ""
    problems: Mapping[tuple[int, str], str] = field(default_factory=dict)
    question: Question | None = None
    checked: Checked | None = None
    was_signed_out: bool = False

    @property
    def is_refused(self) -> bool:
        return bool(self.refusal or self.problems or self.question)


def fields_of(measure: "Measure") -> tuple[Field, ...]:
    """The columns in which this measure is written down."""
    return fields_for(DataShape(measure.data_shape))


def boxes_page(request: SignedInRequest, measure: "Measure", typed: Typed) -> HttpResponse:
    """The boxes, with every refusal beside its box and above the page."""
    fits = len(typed.rows) <= MOST_BOXES
    grid = grid_of(measure, fields_of(measure), typed.rows if fits else [], typed.problems)
    context = {
        "head": head_for(request, measure),
        "typed": typed,
        "grid": grid,
        "refusals": grid.refusals[:MOST_REFUSALS],
        "more_refusals": len(grid.refusals[MOST_REFUSALS:]),
        "points_at_boxes": fits,
    }
    status = 422 if typed.is_refused else 200
    return render(request, "charts/measurement_grid.html", context, status=status)


def refused_page(
    request: SignedInRequest, measure: "Measure", typed: Typed, understood: Understood
) -> HttpResponse:
    """The boxes again, with what was understood and what was not."""
    typed.problems = {
        (problem.row, problem.field.value): problem.reason for problem in understood.problems
    }
    typed.question = understood.question
    if not typed.is_refused:
        typed.refusal = _("There is no number here yet. Write at least one.")
    typed.checked = _checked(measure, typed, understood)
    return boxes_page(request, measure, typed)


def check_page(
    request: SignedInRequest, measure: "Measure", typed: Typed, understood: Understood
) -> HttpResponse:
    """What saving would do, row by row. Nothing is saved yet.

    Where notes may tell who a patient is, saving asks for a word about them first.
    """
    details = details_in(understood)
    context = {
        "details": details[:MOST_REFUSALS],
        "no_patient": mark_of(details),
        "is_unsaid": "save" in request.POST,
        "head": head_for(request, measure),
        "typed": typed,
        "checked": _checked(measure, typed, understood),
        "carried": carried(typed.rows),
        "seen": shown(seen_in(_stored(measure, understood).values())),
        "key": uuid4(),
    }
    status = 422 if context["is_unsaid"] else 200
    return render(request, "charts/measurement_check.html", context, status=status)


def details_in(understood: Understood) -> list[Detail]:
    """What may tell who a patient is in the notes."""
    notes = (reading.note for reading in understood.readings.values() if reading.note)
    return patient_details_in("\n\n".join(notes))


def _checked(measure: "Measure", typed: Typed, understood: Understood) -> Checked:
    refused = {
        problem.row: (typed.rows[problem.row][Field.PERIOD], problem.reason)
        for problem in reversed(understood.problems)
    }
    readings = {at: r for at, r in understood.readings.items() if at not in refused}
    return checked(measure, readings, _stored(measure, understood), refused=refused)


def _stored(measure: "Measure", understood: Understood) -> dict[date, "Measurement"]:
    """What stands now where the readings would be saved."""
    aligned = [reading.at_start_of(measure.every) for reading in understood.readings.values()]
    return measurements_on(measure, [reading.period for reading in aligned])
