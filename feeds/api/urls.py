from django.urls import path

from feeds.api import loads

urlpatterns = [
    path("feeds/measurements/", loads.MeasurementsIn.as_view(), name="api_measurements_feed"),
    path("imports/", loads.Imports.as_view(), name="api_imports"),
    path("imports/<uuid:public_id>/", loads.OneImport.as_view(), name="api_import"),
    path(
        "imports/<uuid:public_id>/unknown-codes/",
        loads.ImportCodes.as_view(),
        name="api_import_codes",
    ),
    path(
        "imports/<uuid:public_id>/rejected/",
        loads.ImportRejected.as_view(),
        name="api_import_rejected",
    ),
]
