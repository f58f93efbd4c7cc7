"""The page of one chart, and the part of it that waits for a new analysis."""

from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django_htmx.http import reswap, retarget

from charts.presenters.chart import chart_page, finding_of
from charts.presenters.heads import MeasureHead, head_of
from charts.presenters.progress import progress_of
from charts.presenters.thinking import thinking_of
from charts.selectors import judgement_of
from charts.services.seeing import note_seen
from charts.stored import stored_chart
from charts.views.loading import actions_for, head_for, measure_at, talk_for
from common.http import PlatformRequest, SignedInRequest

if TYPE_CHECKING:
    from charts.models import Measure

# The parts that show an analysis, by the name under which a page asks for them again.
PANELS = {"chart": "charts/_chart_body.html", "entry": "charts/_entry_chart.html"}


def measure(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """What a chart says, its points, and how it was made."""
    found = measure_at(request, public_id)
    note_seen(measure=found, by=request.user, at=timezone.now())
    actions = actions_for(request, found)
    context = {
        **_chart(found, head_of(found, actions)),
        "talk": talk_for(request, found, actions),
        "progress": progress_of(found, panel="chart"),
    }
    return render(request, "charts/measure.html", context)


@login_not_required
def measure_analysis(request: PlatformRequest, public_id: UUID) -> HttpResponse:
    """Asked again and again until the awaited version is analysed: then the new chart.

    Somebody signed out meanwhile may be typing: then the page stops asking and stays as it is.
    """
    if not request.user.is_authenticated:
        return HttpResponse() if request.htmx else redirect_to_login(request.get_full_path())
    return _asked_again(cast(SignedInRequest, request), public_id)


def _asked_again(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    found = measure_at(request, public_id, drawn=False)
    panel = request.GET.get("panel", "")
    if not request.htmx or panel not in PANELS:
        return redirect("measure", public_id)
    progress = progress_of(
        found, panel=panel, wanted=_number(request, "wanted"), asked=_number(request, "asked") or 0
    )
    if progress.ask_href:
        return render(request, "charts/_waiting.html", {"progress": progress})
    found = measure_at(request, public_id)
    head = head_for(request, found)
    context = {
        **(_chart(found, head) if panel == "chart" else {"head": head}),
        "finding": finding_of(found),
        "progress": progress,
        "panel": PANELS[panel],
    }
    answer = render(request, "charts/_arrived.html", context)
    return reswap(retarget(answer, "#analysis"), "outerHTML")


def _chart(measure: "Measure", head: MeasureHead) -> dict[str, object]:
    stored = stored_chart(measure)
    page = chart_page(
        measure,
        stored.spec,
        phases=stored.data.phases,
        annotations=stored.data.annotations,
        may_shape=head.may_shape,
    )
    thinking = thinking_of(measure, stored.spec, judgement_of(measure), phase_href=head.phase_href)
    return {"head": head, "page": page, "thinking": thinking}


def _number(request: SignedInRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
