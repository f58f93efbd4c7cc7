"""What every request needs to know about the installation and the person."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from common.forms import PlatformForm
from common.http import GetResponse
from people import sessions
from people.calendar import today_of
from people.policies import language_of, second_step_due
from people.security_log import note, whence
from people.selectors import installation_is_empty
from people.sign_in import SecurityAct

_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
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


def language_of_person(get_response: GetResponse) -> GetResponse:
    """A page speaks the person's own language, or else the organisation's.

    To somebody who is not signed in it speaks the one that their browser asks for.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        user = request.user
        if user.is_authenticated:
            language = language_of(user)
        else:
            language = translation.get_language_from_request(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        if not user.is_authenticated:
            patch_vary_headers(response, ("Accept-Language",))
        return response

    return middleware


def idle_sign_out(get_response: GetResponse) -> GetResponse:
    """Who did nothing for as long as the organisation allows is signed out. No query, mostly."""

    def middleware(request: HttpRequest) -> HttpResponse:
        user = request.user
        if user.is_authenticated:
            minutes = user.organisation.idle_minutes
            if sessions.is_idle(request, minutes=minutes):
                request.was_idle = True  # type: ignore[attr-defined]
                logout(request)
                request.session["was_idle"] = True  # the page of signing in says why
            else:
                sessions.touch(request, minutes=minutes)
        return get_response(request)

    return middleware


# What stays open to somebody who has to set up a second step first.
_OPEN_BEFORE_SECOND_STEP = frozenset(
    {
        "account_logout",
        "account_reauthenticate",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_view_recovery_codes",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
    }
)


class second_step_required:
    """Where an organisation asks for a second step, it is set up before anything else. No query."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], *_: object
    ) -> HttpResponse | None:
        user = request.user
        if not user.is_authenticated or user.organisation.second_step_from is None:
            return None
        if not getattr(view, "login_required", True):
            return None
        due = second_step_due(user)
        if due is None or today_of(user) <= due or request.session.get(sessions.PROVED_ELSEWHERE):
            return None
        match = request.resolver_match
        if match is not None and match.view_name in _OPEN_BEFORE_SECOND_STEP:
            return None
        return redirect("mfa_index")


def organisation_time_zone(get_response: GetResponse) -> GetResponse:
    """Times are shown in the organisation's time zone."""

    def middleware(request: HttpRequest) -> HttpResponse:
        user = request.user
        if user.is_authenticated and user.organisation is not None:
            with timezone.override(ZoneInfo(user.organisation.time_zone)):
                return get_response(request)
        return get_response(request)

    return middleware


def confirmations_noted(get_response: GetResponse) -> GetResponse:
    """Who saved what looks like a patient's details, and where, is written down; the words are not.

    One query for those who did; nothing is typed on all other pages.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        user = request.user
        if request.method != "POST" or response.status_code >= 400 or not user.is_authenticated:
            return response
        if request.content_type in _FORMS and request.POST.get(PlatformForm.no_patient_name):
            note(
                person=user,
                act=SecurityAct.SAID_NO_PATIENT,
                at=timezone.now(),
                whence=whence(request),
                detail=request.path,
            )
        return response

    return middleware
