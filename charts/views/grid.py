"""Many periods at once: typed or pasted, checked, and then saved all or none."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from charts.forms.grid import MOST_BOXES, GridAnswers
from charts.paste.blocks import Block, TooLong, read_block
from charts.paste.rows import Field, Row, is_blank
from charts.paste.understanding import Understood, understand
from charts.permissions import check_can_record
from charts.policies import check_accepts_changes
from charts.presenters.entries import words_for
from charts.selectors import empty_periods
from charts.services.measurements import MOST_AT_ONCE, InvalidReadings, record_measurements
from charts.views.grid_pages import (
    Typed,
    boxes_page,
    check_page,
    details_in,
    fields_of,
    refused_page,
)
from charts.views.loading import measure_at
from charts.vocabulary import DataShape
from common.errors import Invalid, NotNow
from common.forms import PlatformForm
from common.http import SignedInRequest
from common.kept_forms import keeps_answers, kept_answers
from common.patient_details import mark_of
from common.templatetags.words import counted
from people.calendar import today_of

if TYPE_CHECKING:
    from charts.models import Measure

EMPTY_ROWS = 24
MORE_ROWS = 12


@keeps_answers
def measurement_grid(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Boxes for the periods that are missing. A checked table is saved here too."""
    measure = _measure(request, public_id)
    kept = kept_answers(request) if request.method != "POST" else None
    given = request.POST or kept
    if not given:
        check_accepts_changes(measure)
        return boxes_page(request, measure, Typed(_rows_to_fill(request, measure)))
    answers = GridAnswers(given, fields_of(measure))
    typed = Typed(answers.rows(), order=answers.order, was_signed_out=kept is not None)
    if answers.asks_for("save") and not typed.was_signed_out:
        return _save(request, measure, answers, typed)
    if answers.asks_for("more"):
        typed.rows = [*typed.rows, *({} for _ in range(MORE_ROWS))]
    return boxes_page(request, measure, typed)


@keeps_answers
def measurement_check(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Show what was understood. Nothing is saved yet."""
    measure = _measure(request, public_id)
    given = request.POST or kept_answers(request)
    if not given:
        return redirect("measurement_grid", public_id)
    answers = GridAnswers(given, fields_of(measure))
    typed = Typed(answers.rows(), order=answers.order, block=answers.block)
    try:
        block = _pasted(request, measure, typed.block)
    except TooLong as error:
        typed.refusal = str(error)
        return boxes_page(request, measure, typed)
    if block.rows:
        typed.rows = [*(row for row in typed.rows if not is_blank(row)), *block.rows]
        typed.headings, typed.left_out = block.headings, block.left_out
    if len(typed.rows) <= MOST_BOXES:
        typed.block = ""  # it stands in the boxes now
    understood = _understood(request, measure, typed)
    answer = check_page if understood.is_ready else refused_page
    return answer(request, measure, typed, understood)


def _save(
    request: SignedInRequest, measure: "Measure", answers: GridAnswers, typed: Typed
) -> HttpResponse:
    understood = _understood(request, measure, typed)
    if not understood.is_ready:
        return refused_page(request, measure, typed, understood)
    details = details_in(understood)
    if details and request.POST.get(PlatformForm.no_patient_name) != mark_of(details):
        return check_page(request, measure, typed, understood)
    positions = list(understood.readings)
    try:
        entry = record_measurements(
            measure=measure,
            readings=list(understood.readings.values()),
            key=answers.key,
            seen=answers.seen,
            by=request.user,
            at=timezone.now(),
        )
    except InvalidReadings as error:
        typed.problems = {(positions[at], name): why for (at, name), why in error.problems.items()}
        return boxes_page(request, measure, typed)
    except (Invalid, NotNow) as error:
        typed.refusal = error.sentence
        return boxes_page(request, measure, typed)
    changes = counted(len(entry.changes), "number")
    messages.success(
        request,
        _("{changes} saved. You can undo this for a day, under “Add data”.").format(
            changes=changes
        ),
    )
    return redirect("measure", measure.public_id)


def _measure(request: SignedInRequest, public_id: UUID) -> "Measure":
    measure = measure_at(request, public_id)
    check_can_record(request.user, measure, on=today_of(request.user))
    return measure


def _rows_to_fill(request: SignedInRequest, measure: "Measure") -> list[Row]:
    """A row for each finished period without a number, and some more to write in."""
    empty = empty_periods(measure, today=today_of(request.user), most=EMPTY_ROWS)
    rows: list[Row] = [{Field.PERIOD: words_for(measure, period)} for period in empty]
    return [*rows, *({} for _ in range(MORE_ROWS - len(rows)))]


def _pasted(request: SignedInRequest, measure: "Measure", text: str) -> Block:
    if not text.strip():
        return Block(())
    expected = empty_periods(measure, today=today_of(request.user), most=MOST_AT_ONCE)
    return read_block(
        text,
        fields_of(measure),
        rhythm=measure.every,
        most=MOST_AT_ONCE,
        words={
            Field.NUMERATOR: measure.numerator_words,
            Field.DENOMINATOR: measure.denominator_words,
            Field.VALUE: measure.shown_words,
        },
        expected=[words_for(measure, period) for period in expected],
    )


def _understood(request: SignedInRequest, measure: "Measure", typed: Typed) -> Understood:
    return understand(
        typed.rows,
        shape=DataShape(measure.data_shape),
        rhythm=measure.every,
        today=today_of(request.user),
        order=typed.order,
    )
