"""Types and small answers shared by the views of every app."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

GetResponse = Callable[[HttpRequest], HttpResponse]


class PlatformRequest(HttpRequest):
    """A request with what our middleware adds to it."""

    htmx: HtmxDetails


def page_or_fragment(
    request: PlatformRequest, page: str, fragment: str, context: dict, *, status: int = 200
) -> HttpResponse:
    """The whole page, or only its fragment when htmx asks: one address, one context."""
    response = render(request, fragment if request.htmx else page, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response
