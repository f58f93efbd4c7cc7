from django.urls import path

from pdsa.api import cycles

_CYCLES = "projects/<uuid:project_id>/cycles"

urlpatterns = [
    path(f"{_CYCLES}/", cycles.Cycles.as_view(), name="api_cycles"),
    path(f"{_CYCLES}/<uuid:public_id>/", cycles.OneCycle.as_view(), name="api_cycle"),
]
