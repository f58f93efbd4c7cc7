"""Every address of the API, version 1, mounted from its apps; its schema and the page to try it."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, URLResolver, include, path, re_path, reverse
from django.utils import translation
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.types import OpenApiTypes
from rest_framework.response import Response

from common.api import describing
from common.api.errors import unknown_address
from common.api.operations import Said, operation
from common.http import SignedInRequest
from people.api.authentication import ApiRequest
from people.api.views import ApiView


class Schema(ApiView):
    """What every address takes and gives, as OpenAPI 3.1."""

    is_for_any_key = True

    @operation(
        "Read the schema",
        responses={
            200: OpenApiTypes.OBJECT,
            **describing.refusals("GET", takes=False, is_list=False, needs_version=False),
        },
    )
    def get(self, request: ApiRequest, query: Said) -> Response:
        return Response(schema())


@cache
def schema() -> dict[str, Any]:
    """The schema, made once a process: it says the same to everybody, in English."""
    with translation.override(settings.LANGUAGE_CODE):
        return SchemaGenerator().get_schema(request=None, public=True)


@dataclass(frozen=True)
class Call:
    """One line of the page: what is done, by which call, and what it can be narrowed by."""

    summary: str
    method: str
    path: str
    says: list[str]


def docs(request: SignedInRequest) -> HttpResponse:
    """Every call in short, and on demand a library with which it can be tried in one's own name."""
    calls: dict[str, list[Call]] = {}
    for address, methods in schema()["paths"].items():
        for method, described in methods.items():
            calls.setdefault(described["tags"][0], []).append(_call(address, method, described))
    context = {
        "address": settings.SITE_ADDRESS,
        "schema_href": reverse("api_schema"),
        "tags": sorted(calls.items()),
    }
    return render(request, "api/docs.html", context)


def _call(address: str, method: str, described: dict[str, Any]) -> Call:
    said = [part["name"] for part in described.get("parameters", []) if part["in"] == "query"]
    return Call(described["summary"], method.upper(), address, said)


v1: list[URLPattern | URLResolver] = [
    path("schema/", Schema.as_view(), name="api_schema"),
    path("docs/", docs, name="api_docs"),
    path("", include("people.api.urls")),
    path("", include("projects.api.urls")),
    path("", include("charts.api.urls")),
    path("", include("pdsa.api.urls")),
    path("", include("dashboards.api.urls")),
    path("", include("feeds.api.urls")),
    re_path(r"^.*$", unknown_address, name="api_unknown"),
]
urlpatterns = [path("api/v1/", include(v1))]
