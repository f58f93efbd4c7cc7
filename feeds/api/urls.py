from django.urls import path

from feeds.api import feeds, loads

urlpatterns = [
    path(
        "feeds/measurements/",
        feeds.MeasurementsFeed.as_view(),
        {"entity": "measurements"},
        name="api_measurements_feed",
    ),
    path("feeds/<slug:entity>/", feeds.Feed.as_view(), name="api_feed"),
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
