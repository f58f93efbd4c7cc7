"""What people decide about a chart: each a short form on the chart's page, redrawn by a worker."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from charts.figures.period_words import day_words
from charts.forms.shaping import AnnotationForm, BaselineForm, ChartForm, ExclusionForm, PhaseForm
from charts.permissions import check_can_define, check_can_shape
from charts.policies import check_accepts_changes
from charts.presenters.entries import words_for
from charts.presenters.making import phase_choices
from charts.presenters.thinking import chart_advice
from charts.selectors import judgement_of
from charts.services.annotations import annotate
from charts.services.measurements import exclude_measurement
from charts.services.measures import edit_measure
from charts.services.phases import set_baseline, start_phase
from charts.stored import stored_chart
from charts.views.loading import head_for, measure_at, period_in_address
from charts.vocabulary import DataShape
from common.errors import Invalid, NotNow
from common.forms import PlatformForm
from common.http import SignedInRequest, page_or_fragment
from common.kept_forms import keeps_answers, kept_answers
from people.calendar import today_of

if TYPE_CHECKING:
    from charts.models import Measure


@keeps_answers
def annotation_new(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Write on the chart what happened on a day."""
    measure = _measure_to_shape(request, public_id)
    today = day_words(today_of(request.user))
    form = AnnotationForm(_answers(request), initial={"happened_on": today})

    def save() -> str:
        annotate(measure=measure, by=request.user, at=timezone.now(), **form.cleaned_data)
        return _("The note is on the chart.")

    return _operate(request, measure, form, save, heading=_("Note a change"))


@keeps_answers
def phase_new(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Let the lines of the chart start afresh."""
    measure = _measure_to_shape(request, public_id)
    asked = period_in_address(request)
    initial = {"starts_on": words_for(measure, asked)} if asked else {}
    form = PhaseForm(_answers(request), measure=measure, initial=initial)

    def save() -> str:
        start_phase(measure=measure, by=request.user, at=timezone.now(), **form.cleaned_data)
        return _("The lines start afresh from {words_for}.").format(
            words_for=words_for(measure, form.cleaned_data["starts_on"])
        )

    return _operate(request, measure, form, save, heading=_("Start a new phase"))


@keeps_answers
def baseline_edit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Fix the lines of a phase to its first points, or let all of its points count again."""
    measure = _measure_to_shape(request, public_id)
    phases = phase_choices(stored_chart(measure).spec)
    if not phases:
        raise NotNow(_("There are no points yet from which lines could be drawn."))
    form = BaselineForm(_answers(request), phases=phases)

    def save() -> str:
        set_baseline(measure=measure, by=request.user, at=timezone.now(), **form.cleaned_data)
        return _("The baseline is set.")

    return _operate(request, measure, form, save, heading=_("Set the baseline"))


@keeps_answers
def exclusion_edit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Leave a point out of every calculation."""
    measure = _measure_to_shape(request, public_id)
    asked = period_in_address(request)
    initial = {"period": words_for(measure, asked)} if asked else {}
    form = ExclusionForm(_answers(request), measure=measure, initial=initial)

    def save() -> str:
        given = form.cleaned_data
        exclude_measurement(measure=measure, by=request.user, at=timezone.now(), **given)
        return _("{words_for} is left out.").format(words_for=words_for(measure, given["period"]))

    return _operate(request, measure, form, save, heading=_("Leave a point out"))


@keeps_answers
def method_edit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Choose the type of chart and the rules that are applied to it."""
    measure = measure_at(request, public_id)
    check_can_define(request.user, measure.project or measure.unit, on=today_of(request.user))
    if request.method != "POST":
        check_accepts_changes(measure)
    initial = {"method": measure.method, "rule_set": measure.rule_set}
    form = ChartForm(
        _answers(request),
        shape=DataShape(measure.data_shape),
        advice=chart_advice(judgement_of(measure)),
        initial=initial,
    )

    def save() -> str:
        edit_measure(
            measure=measure,
            seen_version=measure.version,
            changes=dict(form.cleaned_data),
            by=request.user,
            at=timezone.now(),
        )
        return _("The chart is being redrawn.")

    return _operate(request, measure, form, save, heading=_("Chart and rules"))


def _operate(
    request: SignedInRequest,
    measure: "Measure",
    form: PlatformForm,
    save: Callable[[], str],
    *,
    heading: str,
) -> HttpResponse:
    """Ask, or save what was answered: `save` says what was done. The chart's page is next."""
    if request.method == "POST" and form.is_valid():
        try:
            done = save()
        except (Invalid, NotNow) as error:
            form.refuse(error)
        else:
            messages.success(request, done)
            return redirect("measure", measure.public_id)
    context = {
        "head": head_for(request, measure),
        "form": form,
        "heading": heading,
        "action": request.path,
        "heading_has_focus": not any(
            "autofocus" in field.widget.attrs for field in form.fields.values()
        ),
        "was_signed_out": form.is_bound and request.method != "POST",
    }
    status = 422 if request.method == "POST" else 200
    page, fragment = "charts/operation.html", "charts/_operation_form.html"
    return page_or_fragment(request, page, fragment, context, status=status)


def _answers(request: SignedInRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else kept_answers(request)


def _measure_to_shape(request: SignedInRequest, public_id: UUID) -> "Measure":
    measure = measure_at(request, public_id)
    check_can_shape(request.user, measure, on=today_of(request.user))
    if request.method != "POST":
        check_accepts_changes(measure)
    return measure
