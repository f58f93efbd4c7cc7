"""One number for one period: written down, corrected, withdrawn, undone."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from charts.forms.measurement import MeasurementForm
from charts.permissions import check_can_record
from charts.presenters.chart import finding_of
from charts.presenters.checking import seen_in
from charts.presenters.entries import (
    asked_for,
    entry_lines,
    saved_words,
    undoables,
    withdrawal_of,
    words_for,
)
from charts.presenters.progress import progress_of
from charts.readings import Reading
from charts.selectors import (
    entries_to_undo,
    entry_for,
    event_before,
    expected_period,
    latest_measurements,
    measurements_on,
    newest_period,
    recorders_of,
)
from charts.services.measurements import (
    InvalidReadings,
    record_measurements,
    undo_entry,
    withdraw_measurement,
)
from charts.views.loading import head_for, measure_at, measure_to_fill_at, period_in_address
from charts.vocabulary import DataShape, Rhythm
from common.errors import NotNow
from common.http import SignedInRequest
from common.kept_forms import keeps_answers, kept_answers
from people.calendar import today_of

if TYPE_CHECKING:
    from charts.models import Measure, Measurement

LINES = 12


@keeps_answers
def measurement_new(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The page for a busy person: the next period is filled in, one number is asked for."""
    if request.method == "POST":
        measure = measure_to_fill_at(request, public_id)
        form = _form(measure, request.POST)
        if form.is_valid() and _save(request, measure, form):  # which asks whether they may
            return redirect("measurement_new", public_id)
    measure = measure_at(request, public_id)
    check_can_record(request.user, measure, on=today_of(request.user))
    if request.method != "POST":
        period, row = _asked_for(request, measure)
        kept = kept_answers(request)
        form = _form(measure, kept, initial=asked_for(measure, period, row))
        return _page(request, measure, form, corrects=row, was_signed_out=kept is not None)
    return _page(request, measure, form, status=422)


@require_POST
def measurement_withdraw(request: SignedInRequest, public_id: UUID, period: date) -> HttpResponse:
    """Take a number back: a gap, not a zero."""
    measure = measure_to_fill_at(request, public_id)
    withdraw_measurement(measure=measure, period=period, by=request.user, at=timezone.now())
    messages.success(
        request, _("{words_for} is withdrawn.").format(words_for=words_for(measure, period))
    )
    return redirect("measurement_new", public_id)


@require_POST
def entry_undo(request: SignedInRequest, public_id: UUID, entry_id: UUID) -> HttpResponse:
    """Put back what one press of Save has changed."""
    measure = measure_to_fill_at(request, public_id)
    entry = entry_for(measure, entry_id)
    undo_entry(entry=entry, by=request.user, at=timezone.now())
    messages.success(request, _("Undone: all is as it was before."))
    return redirect("measurement_new", public_id)


def _form(measure: "Measure", answers: QueryDict | None, **options: Any) -> MeasurementForm:
    is_wait = measure.data_shape == DataShape.TIME_BETWEEN
    counts_days = is_wait and newest_period(measure) is not None
    return MeasurementForm(answers, measure=measure, counts_days=counts_days, **options)


def _asked_for(request: SignedInRequest, measure: "Measure") -> tuple[date, "Measurement | None"]:
    """The next period; or the one that is to be corrected, with what it says now."""
    today = today_of(request.user)
    period = period_in_address(request)
    if period is not None:
        return period, measurements_on(measure, [period]).get(period)
    if measure.every is Rhythm.EVENT:
        return today, None
    return expected_period(measure, today=today), None


def _save(request: SignedInRequest, measure: "Measure", form: MeasurementForm) -> bool:
    """Save what was typed. What cannot be saved is said in the form."""
    reading = _counted(measure, form)
    try:
        entry = record_measurements(
            measure=measure,
            readings=[reading],
            key=form.cleaned_data["key"],
            seen={reading.period: form.cleaned_data["replaces"]},
            by=request.user,
            at=timezone.now(),
        )
    except InvalidReadings as error:
        form.refuse_reading(error.problems, stored=_said(measure, reading.period))
        return False
    except NotNow as error:
        form.refuse(error)
        return False
    words = saved_words(entry, reading.period) or _said(measure, reading.period)
    period = words_for(measure, reading.period)
    messages.success(request, _("Saved: {words} for {period}.").format(words=words, period=period))
    return True


def _counted(measure: "Measure", form: MeasurementForm) -> Reading:
    """What was typed; the days since the event before are counted where they were left out."""
    reading = form.reading()
    if measure.data_shape != DataShape.TIME_BETWEEN or reading.value is not None:
        return reading
    before = event_before(measure, reading.period)
    return replace(reading, value=float((reading.period - before).days) if before else None)


def _said(measure: "Measure", period: date) -> str:
    """What is written down for a period, in words; empty when nothing is."""
    return seen_in(measurements_on(measure, [period]).values()).get(period, "")


def _page(
    request: SignedInRequest,
    measure: "Measure",
    form: MeasurementForm,
    *,
    corrects: "Measurement | None" = None,
    was_signed_out: bool = False,
    status: int = 200,
) -> HttpResponse:
    head = head_for(request, measure)
    rows = latest_measurements(measure, most=LINES)
    entries = entries_to_undo(measure, request.user, at=timezone.now())
    context = {
        "head": head,
        "form": form,
        "asks": not head.closed_words or form.is_bound,
        "was_signed_out": was_signed_out,
        "withdrawal": withdrawal_of(measure, corrects) if corrects and head.add_href else None,
        "lines": entry_lines(measure, rows, recorders_of(rows), may_change=bool(head.add_href)),
        "undoables": undoables(measure, entries[:3]) if head.add_href else [],
        "finding": finding_of(measure),
        "progress": progress_of(measure, panel="entry"),
    }
    return render(request, "charts/measurement_new.html", context, status=status)
