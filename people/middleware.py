"""What every request needs to know about the installation and the person."""

from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from common.http import GetResponse
from people.selectors import installation_is_empty

_OPEN_BEFORE_SETUP = ("/welcome/", "/static/", "/healthz", "/readyz", "/metrics")


def first_run(get_response: GetResponse) -> GetResponse:
    """Until somebody has created the organisation, every address leads there."""
    found = False

    def middleware(request: HttpRequest) -> HttpResponse:
        nonlocal found
        if not found and not request.path.startswith(_OPEN_BEFORE_SETUP):
            if installation_is_empty():
                return redirect("welcome")
            found = True
        return get_response(request)

    return middleware


def organisation_time_zone(get_response: GetResponse) -> GetResponse:
    """Times are shown in the organisation's time zone."""

    def middleware(request: HttpRequest) -> HttpResponse:
        user = request.user
        if user.is_authenticated and user.organisation is not None:
            with timezone.override(ZoneInfo(user.organisation.time_zone)):
                return get_response(request)
        return get_response(request)

    return middleware
