from django.urls import include, path

from charts import routing  # noqa: F401 -- registers what a period looks like in an address
from charts.api import analysis, marks, measurements, measures
from charts.api.fhir import measures as fhir_measures
from charts.api.fhir import metadata, reports

_MEASURE = "measures/<uuid:public_id>"

_fhir = [
    path("metadata", metadata.Metadata.as_view(), name="api_fhir_metadata"),
    path("Measure", fhir_measures.Measures.as_view(), name="api_fhir_measures"),
    path("Measure/<uuid:public_id>", fhir_measures.OneMeasure.as_view(), name="api_fhir_measure"),
    path("MeasureReport", reports.Reports.as_view(), name="api_fhir_reports"),
    path("MeasureReport/<str:key>", reports.OneReport.as_view(), name="api_fhir_report"),
]

urlpatterns = [
    path("fhir/", include(_fhir)),  # without a slash at the end, as FHIR has it
    path("measures/", measures.Measures.as_view(), name="api_measures"),
    path(f"{_MEASURE}/", measures.OneMeasure.as_view(), name="api_measure"),
    path(f"{_MEASURE}/measurements/", measurements.Measurements.as_view(), name="api_measurements"),
    path(
        f"{_MEASURE}/measurements/<period:period>/",
        measurements.OneMeasurement.as_view(),
        name="api_measurement",
    ),
    path(f"{_MEASURE}/analysis/", analysis.MeasureAnalysis.as_view(), name="api_analysis"),
    path(f"{_MEASURE}/phases/", marks.Phases.as_view(), name="api_phases"),
    path(f"{_MEASURE}/phases/<uuid:part_id>/", marks.OnePhase.as_view(), name="api_phase"),
    path(f"{_MEASURE}/annotations/", marks.Annotations.as_view(), name="api_annotations"),
    path(
        f"{_MEASURE}/annotations/<uuid:part_id>/",
        marks.OneAnnotation.as_view(),
        name="api_annotation",
    ),
]
