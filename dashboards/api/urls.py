from django.urls import path

from dashboards.api import scores, units

_SCORES = "projects/<uuid:project_id>/progress-scores"

urlpatterns = [
    path(f"{_SCORES}/", scores.Scores.as_view(), name="api_scores"),
    path(f"{_SCORES}/<uuid:public_id>/", scores.OneScore.as_view(), name="api_score"),
    path(
        "units/<uuid:public_id>/dashboard/",
        units.UnitDashboard.as_view(),
        name="api_unit_dashboard",
    ),
]
