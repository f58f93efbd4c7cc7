"""What every address of the API has in common: who is let in, how often, and what is kept."""

import re
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from typing import Any, ClassVar

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.exceptions import PermissionDenied, Throttled
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.permissions import BasePermission, IsAuthenticated
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from common.api.describing import ExactSchema
from common.api.errors import Malformed, answer_error
from people.api.authentication import BrowserAuthentication, KeyAuthentication
from people.call_counting import Allowance, count_call
from people.kept_answers import Answer, answer_once
from people.models import ApiKey, User
from people.roles import Scope
from people.security_log import note, whence
from people.sign_in import SecurityAct

Handler = Callable[..., Any]
_READS = ("GET", "HEAD", "OPTIONS")
_KEPT_HEADERS = ("ETag", "Location")
_KEY = re.compile(r"[A-Za-z0-9_.:-]{1,255}")


class ScopeIsHeld(BasePermission):
    """A machine reaches what the scopes of its key open; people reach what their pages show."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        if not isinstance(view, ApiView) or request.method not in view.allowed_methods:
            return True  # it will be told that there is no such method
        key = request.auth
        if not isinstance(key, ApiKey):
            return True
        if view.is_for_any_key:
            return True
        needed = view.reads if request.method in _READS else view.writes
        if needed is None or needed not in key.scopes:
            raise PermissionDenied(
                _("This key does not open that. It needs the scope %(scope)s.")
                % {"scope": needed or "-"},
                code="scope_missing",
            )
        return True


class FirstRenderer(BaseContentNegotiation):
    """Everything is given as JSON, whatever was asked for."""

    def select_parser(self, request: Request, parsers: Any) -> BaseParser | None:
        media_type = (request.content_type or "").partition(";")[0].strip().lower()
        return next((parser for parser in parsers if parser.media_type == media_type), None)

    def select_renderer(
        self, request: Request, renderers: Any, format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        return renderers[0], renderers[0].media_type


class ApiView(APIView):
    """An address of the API. A key needs `reads` to ask and `writes` to change anything.

    `keeps_answers`: writes with an `Idempotency-Key` are done once. Where a body is too large to
    be kept in memory, the view sees to that itself.
    """

    reads: ClassVar[Scope | None] = None
    writes: ClassVar[Scope | None] = None
    is_for_any_key: ClassVar[bool] = False
    keeps_answers: ClassVar[bool] = True

    schema = ExactSchema()
    authentication_classes = (KeyAuthentication, BrowserAuthentication)
    permission_classes = (IsAuthenticated, ScopeIsHeld)
    content_negotiation_class = FirstRenderer
    metadata_class = None
    http_method_names: tuple[str, ...] = ("get", "head", "post", "patch", "delete")
    allowance: Allowance | None = None

    def get_exception_handler(self) -> Callable[..., Response]:
        return answer_error

    def check_throttles(self, request: Request) -> None:
        """Count the call. One query."""
        self.allowance = count_call(_asker(request))
        if self.allowance.is_exceeded:
            raise Throttled(wait=self.allowance.resets_in)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Let in, count, and see whether the handler's answer is kept or was kept already."""
        super().initial(request, *args, **kwargs)
        key = self._idempotency_key(request)
        name = (request.method or "").lower()
        if key and hasattr(self, name):
            setattr(self, name, partial(self._once, getattr(self, name), key))

    def finalize_response(
        self, request: Request, response: Response, *args: Any, **kwargs: Any
    ) -> Response:
        response = super().finalize_response(request, response, *args, **kwargs)
        if self.allowance is not None:
            for name, value in self.allowance.as_headers().items():
                response[name] = value
        return response

    def note_no_patient(self) -> None:
        """Somebody saves what looks like a patient's details: that is noted, the words are not."""
        person = _asker(self.request)
        key = self.request.auth
        note(
            person=key.made_by if isinstance(key, ApiKey) else person,
            act=SecurityAct.SAID_NO_PATIENT,
            at=timezone.now(),
            whence=whence(self.request._request),
            by=person,
            detail=self.request.path,
        )

    def _idempotency_key(self, request: Request) -> str:
        key = request.headers.get("Idempotency-Key")
        if key is None or request.method in _READS or not self.keeps_answers:
            return ""
        if not _KEY.fullmatch(key):
            raise Malformed(
                _("Idempotency-Key has from 1 to 255 letters, digits and the marks _ . : -")
            )
        return key

    def _once(
        self, handler: Handler, key: str, request: Request, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        def work() -> Answer:
            response = handler(request, *args, **kwargs)
            response = self.finalize_response(request, response, *args, **kwargs)
            text = response.render().content.decode()
            headers = {name: response[name] for name in _KEPT_HEADERS if name in response}
            return Answer(response.status_code, text, headers)

        answer = answer_once(
            user=_asker(request), key=key, fingerprint=_fingerprint(request), work=work
        )
        given = HttpResponse(answer.body, status=answer.status, headers=dict(answer.headers))
        given["Content-Type"] = "application/json"
        if answer.is_repeated:
            given["Idempotent-Replayed"] = "true"
        return given


def _asker(request: Request) -> User:
    """Whoever was let in."""
    assert isinstance(request.user, User)
    return request.user


def _fingerprint(request: Request) -> str:
    """What makes two requests the same: method, address, version seen, and body to the letter."""
    found = sha256()
    parts = (request.method or "", request.get_full_path(), request.headers.get("If-Match", ""))
    for part in parts:
        found.update(part.encode() + b"\x00")
    found.update(request._request.body)
    return found.hexdigest()
