"""Who asks: a machine by its key, or a person in whose browser a page of ours asks."""

from datetime import datetime

from allauth.core.ratelimit import consume
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied, Throttled
from rest_framework.request import Request

from people.calendar import today_of
from people.key_use import note_refused, note_used
from people.models import ApiKey, KeyKind, User
from people.policies import second_step_due
from people.security_log import whence
from people.selectors import key_by_digest, key_by_token
from people.services.keys import PREFIXES, digest
from people.sessions import PROVED_ELSEWHERE


class ApiRequest(Request):
    """A request that was let in: `auth` is the key of a machine, or nothing for a person."""

    user: User
    auth: ApiKey | None


class KeyAuthentication(BaseAuthentication):
    """`Authorization: Bearer qik_…`, or a token. The key acts as its own account. One query."""

    def authenticate(self, request: Request) -> tuple[User, ApiKey] | None:
        scheme, _space, text = request.headers.get("Authorization", "").partition(" ")
        if not scheme:
            return None
        if scheme.lower() != "bearer" or not text.strip():
            raise AuthenticationFailed(
                _("Send your key as “Authorization: Bearer …”."), code="no_key"
            )
        at = timezone.now()
        key = key_shown(text.strip())
        if key is None:
            if not consume(request._request, action="unknown_key"):
                raise Throttled(wait=60)
            raise AuthenticationFailed(
                _("There is no such key. A token lasts 15 minutes: ask for a new one."),
                code="key_unknown",
            )
        self._check(key, request, at)
        note_used(key, at=at)
        account = key.account
        account.organisation = key.organisation
        return account, key

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="api"'

    def _check(self, key: ApiKey, request: Request, at: datetime) -> None:
        if key.is_open(at) and key.account.is_active:
            return
        note_refused(key, at=at, whence=whence(request._request))
        if key.revoked_at is not None:
            raise AuthenticationFailed(_("This key was revoked."), code="key_revoked")
        raise AuthenticationFailed(
            _("This key has expired. Ask an administrator for a new one."), code="key_expired"
        )


def key_shown(text: str) -> ApiKey | None:
    """Whose key or token it is. One query."""
    if text.startswith(PREFIXES[KeyKind.KEY]):
        return key_by_digest(digest(text))
    return key_by_token(text)


class BrowserAuthentication(SessionAuthentication):
    """A person who has signed in, with the token against forged requests for every write."""

    def authenticate(self, request: Request) -> tuple[User, None] | None:
        found = super().authenticate(request)
        if found is None:
            return None
        person = found[0]
        due = second_step_due(person)
        proved = request._request.session.get(PROVED_ELSEWHERE)
        if due is not None and today_of(person) > due and not proved:
            raise PermissionDenied(
                _("Set up a second step first: open “How you sign in”."), code="second_step_needed"
            )
        return person, None


class KeyScheme(OpenApiAuthenticationExtension):
    target_class = KeyAuthentication
    name = "key"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "A key for machines, made under “People, How people sign in”, or a token"
            " from `/api/v1/oauth/token/`.",
        }


class BrowserScheme(OpenApiAuthenticationExtension):
    target_class = BrowserAuthentication
    name = "browser"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        from django.conf import settings

        return {"type": "apiKey", "in": "cookie", "name": settings.SESSION_COOKIE_NAME}
