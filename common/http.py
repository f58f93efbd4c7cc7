"""Types and small answers shared by the views of every app."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django_htmx.middleware import HtmxDetails

if TYPE_CHECKING:
    from people.models import User

GetResponse = Callable[[HttpRequest], HttpResponse]


class PlatformRequest(HttpRequest):
    """A request with what our middleware adds to it."""

    htmx: HtmxDetails


class SignedInRequest(PlatformRequest):
    """A request to a page behind the sign-in, which is every page not named as open."""

    user: "User"


def page_or_fragment(
    request: PlatformRequest, page: str, fragment: str, context: dict, *, status: int = 200
) -> HttpResponse:
    """The whole page, or only its fragment when htmx asks: one address, one context."""
    response = render(request, fragment if request.htmx else page, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def as_attachment(content: bytes, content_type: str, *, stem: str, ending: str) -> HttpResponse:
    """A file to be kept, under a name that every system takes."""
    disposition = content_disposition_header(True, f"{slugify(stem) or 'file'}.{ending}")
    return HttpResponse(
        content, content_type=content_type, headers={"Content-Disposition": str(disposition)}
    )
