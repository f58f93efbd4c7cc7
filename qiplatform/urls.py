"""Every address of the platform, mounted from its apps."""

from django.urls import include, path

from qiplatform import health

urlpatterns = [
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
    path("metrics", health.metrics, name="metrics"),
    path("", include("qiplatform.api")),
    path("", include("common.urls")),
    path("", include("people.urls")),
    path("", include("charts.urls")),
    path("", include("pdsa.urls")),
    path("", include("feeds.urls")),
    path("", include("projects.urls")),
    path("", include("dashboards.urls")),
    path("", include("archives.urls")),
]
