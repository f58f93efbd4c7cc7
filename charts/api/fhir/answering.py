"""What all addresses of FHIR have in common: the media type, the errors, and pages of a search."""

import json
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from charts.presenters.fhir import Resource, bundle
from common.api.errors import answer_error
from common.errors import Invalid
from common.sealing import seal, unseal
from people.api.views import ApiView
from people.roles import Scope

MEDIA_TYPE = "application/fhir+json"
# By status, a code of http://hl7.org/fhir/issue-type.
_ISSUES = {
    400: "invalid",
    401: "login",
    403: "forbidden",
    404: "not-found",
    405: "not-supported",
    422: "value",
    429: "throttled",
    500: "exception",
    503: "transient",
}


class FhirView(ApiView):
    """An address of FHIR: what it says is a resource, whatever happens."""

    reads = Scope.MEASUREMENTS_READ
    schema = None  # type: ignore[assignment]  # it describes itself: see `metadata`
    http_method_names = ("get", "head")

    def get_exception_handler(self) -> Any:
        return outcome_of

    def finalize_response(
        self, request: Request, response: Response, *args: Any, **kwargs: Any
    ) -> Response:
        response.content_type = MEDIA_TYPE
        return super().finalize_response(request, response, *args, **kwargs)


def outcome_of(error: Exception, context: dict[str, Any]) -> Response:
    """The answer to anything that went wrong, as an OperationOutcome."""
    answer = answer_error(error, context)
    said = answer.data
    named = said["fields"] or {"": said["detail"]}
    is_unsupported = said["code"] == "not_supported"
    code = "not-supported" if is_unsupported else _ISSUES.get(said["status"], "processing")
    if said["status"] == 422:
        answer.status_code = 400  # in FHIR, what a search cannot be is a bad request
    answer.data = {
        "resourceType": "OperationOutcome",
        "issue": [
            {
                "severity": "error",
                "code": code,
                "details": {"text": sentence},
                "diagnostics": f"{name}: {sentence}" if name else sentence,
            }
            for name, sentence in named.items()
        ],
    }
    return answer


def page(request: Request, entries: list[Resource], last: list[Any] | None) -> Response:
    """A page of a search; `last` is where the next one begins, where there is one."""
    links = {"self": request.build_absolute_uri()}
    if last is not None:
        said = request.query_params.copy()
        said["cursor"] = seal(json.dumps(last))
        links["next"] = request.build_absolute_uri(f"{request.path}?{said.urlencode()}")
    return Response(bundle(entries, links=links))


def began_after(said: dict[str, list[str]], kind: str) -> list[Any] | None:
    """Where the page before ended. Raises Invalid for what is no cursor of this search."""
    if "cursor" not in said:
        return None
    text = unseal(said["cursor"][0])
    known = json.loads(text) if text else [None]
    if known[0] != kind:
        raise Invalid(fields={"cursor": _("This is no page of this search.")})
    return known[1:]
