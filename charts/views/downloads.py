"""The stored chart as a file, and as numbers for the interactive view."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _

from charts.exports import as_csv
from charts.figures.interactive import plotly_figure
from charts.figures.picture import png
from charts.figures.spec import ChartSpec
from charts.stored import stored_chart
from charts.views.loading import measure_at
from common.http import SignedInRequest

if TYPE_CHECKING:
    from charts.models import Measure


def measure_csv(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The numbers with their lines and marks."""
    measure = measure_at(request, public_id)
    state = measure.state
    text = as_csv(_spec(measure), analysed_at=state.computed_at, is_current=state.is_current)
    return _file(text.encode("utf-8-sig"), "text/csv; charset=utf-8", measure, "csv")


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
    name = f"{slugify(f'{measure.name} {measure.unit.name}{older}') or 'chart'}.{ending}"
    disposition = content_disposition_header(True, name)
    return HttpResponse(
        content, content_type=content_type, headers={"Content-Disposition": str(disposition)}
    )
