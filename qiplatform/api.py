"""Every address of the API, version 1, mounted from its apps; its schema and its pages."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from common.api.errors import unknown_address

v1: list[URLPattern | URLResolver] = [
    path("", include("people.api.urls")),
    path("", include("projects.api.urls")),
    path("", include("charts.api.urls")),
    path("", include("pdsa.api.urls")),
    path("", include("dashboards.api.urls")),
    path("", include("feeds.api.urls")),
    re_path(r"^.*$", unknown_address, name="api_unknown"),
]
urlpatterns = [path("api/v1/", include(v1))]
