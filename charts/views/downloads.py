"""The stored chart as a file, and as numbers for the interactive view."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from charts.exports import Charted, as_csv, workbook_of
from charts.figures.interactive import plotly_figure
from charts.figures.picture import png
from charts.figures.spec import ChartSpec
from charts.selectors import charted_measures_of
from charts.stored import StoredChart, stored_chart, stored_charts
from charts.views.loading import measure_at
from common.http import SignedInRequest, as_attachment
from common.spreadsheets.writing import CONTENT_TYPE
from people.calendar import today_of
from projects.selectors import project_for

if TYPE_CHECKING:
    from charts.models import Measure


def measure_csv(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The numbers with their lines and marks."""
    measure = measure_at(request, public_id)
    state = measure.state
    text = as_csv(_spec(measure), analysed_at=state.computed_at, is_current=state.is_current)
    return _file(text.encode("utf-8-sig"), "text/csv; charset=utf-8", measure, "csv")


def measure_xlsx(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """A workbook that draws the chart itself, with its numbers, phases and notes."""
    measure = measure_at(request, public_id)
    charted = _charted(stored_chart(measure))
    if charted is None:
        raise Http404
    content = workbook_of([charted], title=measure.name, made_at=timezone.now())
    return _file(content, CONTENT_TYPE, measure, "xlsx")


def project_xlsx(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The same for all open measures of a project: a chart and a sheet of numbers for each."""
    project = project_for(request.user, public_id, on=today_of(request.user))
    found = (_charted(chart) for chart in stored_charts(list(charted_measures_of(project))))
    charts = [charted for charted in found if charted is not None]
    if not charts:
        raise Http404
    content = workbook_of(charts, title=project.title, made_at=timezone.now())
    return as_attachment(content, CONTENT_TYPE, stem=project.title, ending="xlsx")


def measure_svg(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The drawing, for print and for documents that can take it."""
    measure = measure_at(request, public_id)
    return _file(_drawing(measure).encode(), "image/svg+xml", measure, "svg")


def measure_png(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The drawing as a picture, for slides and messages."""
    measure = measure_at(request, public_id)
    return _file(png(_drawing(measure)), "image/png", measure, "png")


def measure_figure(request: SignedInRequest, public_id: UUID) -> JsonResponse:
    """The same chart for Plotly, made from what is stored."""
    return JsonResponse(plotly_figure(_spec(measure_at(request, public_id))))


def _charted(chart: StoredChart) -> Charted | None:
    if chart.spec is None or chart.spec.is_empty:
        return None
    return Charted(chart.data.measure, chart.spec, chart.data.annotations)


def _spec(measure: "Measure") -> ChartSpec:
    spec = stored_chart(measure).spec
    if spec is None:
        raise Http404
    return spec


def _drawing(measure: "Measure") -> str:
    if not measure.state.chart_wide:
        raise Http404
    return measure.state.chart_wide


def _file(content: bytes, content_type: str, measure: "Measure", ending: str) -> HttpResponse:
    older = "" if measure.state.is_current else _(" of older data")
    stem = f"{measure.name} {measure.unit.name}{older}"
    return as_attachment(content, content_type, stem=stem, ending=ending)
