"""What happens around every request, whatever the page."""

import re
from collections.abc import Callable

import structlog
from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django_structlog.middlewares import RequestMiddleware

from common.errors import Denied, DomainError, NotVisible
from common.http import GetResponse
from common.kept_forms import keep_answers

log = structlog.get_logger(__name__)
_CODE = re.compile(
    r"(?<=^/wall/)[^/]+|(?<=^/invitation/)[^/]+|(?<=^/digest/stop/)[^/]+"
    r"|(?<=^/account/password/reset/key/)[^/]+|(?<=[?&]code=)[^&]+"
)


class requests_logged(RequestMiddleware):
    """A line for every request, without the codes that open something to whoever has them."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        return f"{request.method} {_CODE.sub('…', request.get_full_path())}"


def security_headers(get_response: GetResponse) -> GetResponse:
    """Pages of signed-in people stay out of caches: ward computers are shared."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not request.path.startswith("/static/") and "Cache-Control" not in response:
            response["Cache-Control"] = "no-store"
        return response

    return middleware


class sign_in_required(LoginRequiredMiddleware):
    """Every page needs a sign-in unless it says otherwise. What was typed waits for its return."""

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseRedirect:
        keep_answers(request, view_func)
        return super().handle_no_permission(request, view_func)


def redirects_for_htmx(get_response: GetResponse) -> GetResponse:
    """A redirect means: go there. htmx would fetch that page into the middle of this one."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.headers.get("HX-Request") == "true" and response.status_code in (301, 302):
            response.status_code = 200
            response["HX-Redirect"] = response["Location"]
            del response["Location"]
        return response

    return middleware


class database_unavailable:
    """A lost database answers 503 and when to come back, never a traceback."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            return self.get_response(request)
        except (OperationalError, InterfaceError) as error:
            return self._answer(request, error)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, OperationalError | InterfaceError):
            return self._answer(request, error)
        return None

    def _answer(self, request: HttpRequest, error: Exception) -> HttpResponse:
        log.warning("database_unavailable", kind=type(error).__name__)
        response = render(None, "503.html", status=503)
        response["Retry-After"] = "10"
        return response


class domain_errors:
    """A refusal that no form caught becomes a page or a notice in plain words."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, DomainError):
            return None
        if isinstance(error, NotVisible):
            return render(request, "404.html", status=404)
        if isinstance(error, Denied):
            return render(request, "403.html", {"sentence": error.sentence}, status=403)
        return self._notice(request, error)

    def _notice(self, request: HttpRequest, error: DomainError) -> HttpResponse:
        """Back to the page the person came from, with the sentence on it.

        Somebody who goes back in the browser, or reloads, has come from this page itself.
        """
        messages.error(request, error.sentence)
        came_from = request.headers.get("Referer", "")
        if came_from == request.build_absolute_uri():
            return redirect("home")
        safe = url_has_allowed_host_and_scheme(
            came_from, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )
        return redirect(came_from if safe else "home")
