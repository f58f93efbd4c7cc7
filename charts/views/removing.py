"""Taking back what was decided about a chart. The history keeps it."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from charts.permissions import check_can_shape
from charts.presenters.entries import words_for
from charts.selectors import annotation_for, phase_for
from charts.services.annotations import remove_annotation
from charts.services.measurements import exclude_measurement
from charts.services.phases import remove_phase
from charts.views.loading import measure_at
from common.http import SignedInRequest
from people.calendar import today_of


def annotation_remove(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Take a note off the chart."""
    on = today_of(request.user)
    annotation = annotation_for(request.user, public_id, on=on)
    check_can_shape(request.user, annotation.measure, on=on)
    back = reverse("measure", args=[annotation.measure.public_id])
    if request.method == "POST":
        remove_annotation(annotation=annotation, by=request.user, at=timezone.now())
        messages.success(request, _("The note is off the chart."))
        return redirect(back)
    context = {
        "heading": _("Take this note off the chart?"),
        "consequence": _("“{text}” disappears from the chart. Its history is kept.").format(
            text=annotation.text
        ),
        "confirm_label": _("Take the note off"),
        "cancel_href": back,
    }
    return render(request, "charts/remove.html", context)


def phase_remove(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Join a phase with the one before it again."""
    on = today_of(request.user)
    phase = phase_for(request.user, public_id, on=on)
    check_can_shape(request.user, phase.measure, on=on)
    back = reverse("measure", args=[phase.measure.public_id])
    if request.method == "POST":
        remove_phase(phase=phase, by=request.user, at=timezone.now())
        messages.success(request, _("The phase is removed."))
        return redirect(back)
    since = words_for(phase.measure, phase.starts_on)
    context = {
        "heading": _("Remove the phase from {since}?").format(since=since),
        "consequence": _(
            "Its lines and its baseline go; the points join the phase before. The "
            "history keeps who set it and why."
        ),
        "confirm_label": _("Remove the phase"),
        "cancel_href": back,
    }
    return render(request, "charts/remove.html", context)


@require_POST
def exclusion_remove(request: SignedInRequest, public_id: UUID, period: date) -> HttpResponse:
    """Count a point again."""
    measure = measure_at(request, public_id)
    exclude_measurement(
        measure=measure, period=period, because="", by=request.user, at=timezone.now()
    )
    messages.success(
        request, _("{words_for} counts again.").format(words_for=words_for(measure, period))
    )
    return redirect("measure", public_id)
