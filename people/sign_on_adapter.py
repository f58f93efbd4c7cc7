"""How allauth's single sign-on behaves here: by the organisation's provider and e-mail rule."""

from typing import Any

import structlog
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.http import HttpRequest
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import SystemProcess
from common.errors import Denied
from common.sealing import unseal
from people.models import SingleSignOn, User
from people.openid import Provider, is_verified, proved_second_step
from people.security_log import note, whence
from people.selectors import person_signing_in_as, sign_on_by_key
from people.services.single_sign_on import Newcomer, admit
from people.sign_in import SecurityAct

log = structlog.get_logger(__name__)
SIGNING_ON = SystemProcess("Signing in through the organisation")


class SignOnAdapter(DefaultSocialAccountAdapter):
    """Accounts come from the organisation's provider by its e-mail rule, and from nowhere else."""

    def get_provider(
        self, request: HttpRequest, provider: str, client_id: str | None = None
    ) -> Provider:
        """The provider of an organisation, by its key. Raises DoesNotExist of allauth."""
        sign_on = sign_on_by_key(provider)
        if sign_on is None:
            raise SocialApp.DoesNotExist
        return Provider(request, app=_app(sign_on))

    def list_apps(
        self, request: HttpRequest, provider: Any = None, client_id: Any = None
    ) -> list[SocialApp]:
        return []

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict) -> User:
        return sociallogin.user

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Check the nonce; let the person in, or say why not."""
        claims = sociallogin.claims
        expected = sociallogin.state.get("nonce")
        if not expected or claims.get("nonce") != expected:
            raise OAuth2Error(_("ID token: another nonce"))
        sign_on = sign_on_by_key(sociallogin.account.provider)
        assert sign_on is not None, "found a moment ago"
        if not sociallogin.is_existing:
            self._admit(request, sociallogin, sign_on, claims)
        sociallogin.proved_second_step = sign_on.counts_as_second_step or proved_second_step(claims)

    def _admit(
        self,
        request: HttpRequest,
        sociallogin: SocialLogin,
        sign_on: SingleSignOn,
        claims: dict[str, Any],
    ) -> None:
        newcomer = Newcomer(
            subject=claims["sub"],
            email=str(claims.get("email", "")),
            is_verified=is_verified(claims),
            name=_name(claims),
        )
        try:
            sociallogin.account = admit(
                sign_on=sign_on,
                newcomer=newcomer,
                by=SIGNING_ON,
                at=timezone.now(),
                whence=whence(request),
            )
        except Denied as refusal:
            self._note_refused(request, sign_on, newcomer)
            raise ImmediateHttpResponse(
                render(
                    request,
                    "people/sign_on_refused.html",
                    {"sentence": refusal.sentence},
                    status=403,
                )
            ) from refusal
        sociallogin.user = sociallogin.account.user

    def _note_refused(
        self, request: HttpRequest, sign_on: SingleSignOn, newcomer: Newcomer
    ) -> None:
        log.warning("sign_on_refused", organisation=str(sign_on.organisation))
        person = person_signing_in_as(newcomer.email)
        if person is not None and person.organisation_id == sign_on.organisation_id:
            note(
                person=person,
                act=SecurityAct.SSO_REFUSED,
                at=timezone.now(),
                whence=whence(request),
                detail=sign_on.name,
            )

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Provider,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: dict | None = None,
    ) -> None:
        """One page for whatever went wrong on the way; the reason stands in the server's log."""
        log.warning(
            "sign_on_failed", provider=provider.app.provider_id, reason=str(exception or error)
        )
        raise ImmediateHttpResponse(
            render(request, "people/sign_on_failed.html", {"name": provider.app.name}, status=400)
        )


def _app(sign_on: SingleSignOn) -> SocialApp:
    """What allauth wants to know of a provider, never saved."""
    return SocialApp(
        provider=Provider.id,
        provider_id=sign_on.key,
        name=sign_on.name,
        client_id=sign_on.client_id,
        secret=unseal(sign_on.sealed_secret) or "",
        settings={"issuer": sign_on.issuer, "oauth_pkce_enabled": True},
    )


def _name(claims: dict[str, Any]) -> str:
    parts = (str(claims.get("given_name", "")), str(claims.get("family_name", "")))
    told = str(claims.get("name") or "") or " ".join(filter(None, parts))
    return " ".join(told.split()) or str(claims.get("email", "")).partition("@")[0]
