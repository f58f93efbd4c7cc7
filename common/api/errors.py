"""Refusals as problem+json: a code for programs, a sentence for people, and which fields."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.core.signals import got_request_exception
from django.db import IntegrityError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from rest_framework import exceptions
from rest_framework.response import Response

from common.api.fields import REFUSED
from common.errors import (
    Denied,
    DomainError,
    EditedElsewhere,
    Invalid,
    NotNow,
    NotVisible,
)

PROBLEM = "application/problem+json"
log = structlog.get_logger(__name__)
_TITLES = {
    400: "Bad request",
    401: "Not signed in",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    406: "Not acceptable",
    409: "Not now",
    410: "Gone",
    412: "Changed in the meantime",
    413: "Too large",
    415: "Unsupported media type",
    422: "Not accepted",
    428: "Version needed",
    429: "Too many requests",
    500: "Our mistake",
    503: "Not available",
}
_STATUS: dict[type[DomainError], int] = {
    EditedElsewhere: 412,
    NotNow: 409,
    Invalid: 422,
    Denied: 403,
    NotVisible: 404,
}
_CODES = {
    400: "malformed",
    401: "not_authenticated",
    403: "denied",
    404: "not_found",
    405: "method_not_allowed",
    406: "not_acceptable",
    415: "unsupported_media_type",
    429: "too_many_requests",
}


class VersionNeeded(exceptions.APIException):
    """A document was to be changed without saying which version of it was seen."""

    status_code = 428
    default_code = "version_needed"
    default_detail = "Send the ETag of the version you have read as If-Match."


class Malformed(exceptions.APIException):
    """A request that is no request of ours: a header that makes no sense."""

    status_code = 400
    default_code = "malformed"


def problem(
    status: int, code: str, detail: str, fields: dict[str, str] | None = None
) -> dict[str, Any]:
    """The body of a refusal."""
    title = _TITLES.get(status, "")
    return {
        "type": "about:blank",
        "title": title,
        "status": status,
        "code": code,
        "detail": detail,
        "fields": fields or {},
    }


def answer_error(error: Exception, context: dict[str, Any]) -> Response:
    """The answer to anything that went wrong in an API view."""
    body, headers = _said_of(error, context)
    response = Response(body, status=body["status"], headers=headers)
    response.content_type = PROBLEM
    return response


@contextmanager
def in_field(name: str) -> Iterator[None]:
    """What a body names and nobody may know of is a wrong value there, not a missing address."""
    try:
        yield
    except NotVisible as error:
        raise Invalid(fields={name: error.sentence}) from None


@csrf_exempt
@login_not_required
def unknown_address(request: HttpRequest) -> JsonResponse:
    """The answer where there is nothing."""
    body = problem(404, "not_found", _("There is no such address."))
    return JsonResponse(body, status=404, content_type=PROBLEM)


def _said_of(error: Exception, context: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    if isinstance(error, DomainError):
        return _of_domain(error), {}
    if isinstance(error, exceptions.ValidationError):
        return _of_shape(error), {}
    if isinstance(error, Http404):
        error = exceptions.NotFound(_("There is nothing here."))
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    if isinstance(error, exceptions.APIException):
        return _of_protocol(error)
    if isinstance(error, RequestDataTooBig):
        return problem(413, "too_large", _("Send less at a time.")), {}
    if isinstance(error, IntegrityError):
        log.warning("api_collision", detail=str(error).splitlines()[0])
        body = problem(409, "collision", _("Somebody saved the same just now. Read it again."))
        return body, {}
    if isinstance(error, OperationalError | InterfaceError):
        log.warning("database_unavailable", kind=type(error).__name__)
        body = problem(503, "not_available", _("The database is away. Try again in a moment."))
        return body, {"Retry-After": "10"}
    return _of_mistake(error, context), {}


def _of_domain(error: DomainError) -> dict[str, Any]:
    status = next(status for kind, status in _STATUS.items() if isinstance(error, kind))
    fields = error.fields if isinstance(error, Invalid) else {}
    return problem(status, error.code, error.sentence, fields)


def _of_shape(error: exceptions.ValidationError) -> dict[str, Any]:
    found = list(_flat(error.detail))
    fields = {path: str(said) for path, said in found if path}
    general = " ".join(str(said) for path, said in found if not path)
    if all(said.code == REFUSED for _path, said in found):
        return problem(422, "invalid", general or _("Some values cannot be accepted."), fields)
    return problem(400, "wrong_shape", general or _("Some values are of a wrong kind."), fields)


def _of_protocol(error: exceptions.APIException) -> tuple[dict[str, Any], dict[str, str]]:
    status = error.status_code
    detail = error.detail if isinstance(error.detail, str) else str(error)
    own = getattr(error.detail, "code", "")
    is_usual = own == error.default_code and status in _CODES
    headers = {}
    if auth_header := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = auth_header
    if wait := getattr(error, "wait", None):
        headers["Retry-After"] = str(int(wait))
    return problem(status, _CODES[status] if is_usual else own or "refused", detail), headers


def _of_mistake(error: Exception, context: dict[str, Any]) -> dict[str, Any]:
    """Nothing of it leaves the server; it stands in the log, as for every page."""
    log.exception("api_failed", exc_info=error)
    got_request_exception.send(sender=None, request=context["request"]._request)
    return problem(500, "failed", _("Something went wrong here. It has been noted."))


def _flat(detail: Any, path: str = "") -> Iterator[tuple[str, exceptions.ErrorDetail]]:
    """Each refusal with the path of its field, such as `measurements.3.period`."""
    if isinstance(detail, dict):
        for name, part in detail.items():
            own = "" if name == "non_field_errors" else str(name)
            yield from _flat(part, ".".join(filter(None, (path, own))))
    elif isinstance(detail, list):
        for position, part in enumerate(detail):
            is_nested = isinstance(part, dict | list)
            step = str(position) if is_nested else ""
            yield from _flat(part, ".".join(filter(None, (path, step))))
    else:
        yield path, detail
