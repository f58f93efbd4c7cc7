"""OpenID Connect as we hold it: allauth's flow with every check that the standard asks for.

allauth brings state, PKCE and the exchange of the code. Here are the checks of the ID token: its
signature, issuer, audience, time and nonce (`docs/adr/0017-sign-in.md`).
"""

import secrets
from typing import Any
from urllib.parse import urlsplit

import jwt
import requests
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

NEEDED = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
ALGORITHMS = frozenset(
    {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"}
)
_LEEWAY = 30  # seconds by which clocks may differ
_HERE = ("localhost", "127.0.0.1", "::1")


def is_safe_address(address: str) -> bool:
    """Whether secrets may be sent there: by https, or to this machine where all is plain http."""
    parts = urlsplit(address)
    if parts.scheme == "https" and parts.hostname:
        return True
    return not settings.SECURE_COOKIES and parts.scheme == "http" and parts.hostname in _HERE


def configuration_of(issuer: str) -> dict[str, Any]:
    """What the provider says of itself. Raises OAuth2Error with a sentence for people."""
    address = f"{issuer.rstrip('/')}/.well-known/openid-configuration"
    if not is_safe_address(address):
        raise OAuth2Error("The address has to begin with https://.")
    try:
        with get_adapter().get_requests_session() as session:
            answer = session.get(address, allow_redirects=False)
            answer.raise_for_status()
            found = answer.json()
    except requests.RequestException as error:
        raise OAuth2Error(f"No answer that we understand came from {address}.") from error
    if not isinstance(found, dict) or any(not found.get(name) for name in NEEDED):
        raise OAuth2Error(f"Something is missing in what {address} says.")
    if str(found["issuer"]).rstrip("/") != issuer.rstrip("/"):
        raise OAuth2Error(f"The provider there calls itself {found['issuer']}. Enter that.")
    if not all(is_safe_address(str(found[name])) for name in NEEDED):
        raise OAuth2Error("The provider names an address that does not begin with https://.")
    return found


class Provider(OpenIDConnectProvider):
    """One organisation's provider. What a browser asks for changes nothing of how it is asked."""

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        asked = super().get_redirect_from_request_kwargs(request)
        return {"process": AuthProcess.LOGIN, "next_url": asked.get("next_url")}

    def redirect(
        self,
        request: HttpRequest,
        process: str,
        next_url: Any = None,
        data: Any = None,
        **more: Any,
    ) -> HttpResponseBase:
        """To the provider, with a nonce that its answer has to carry."""
        nonce = secrets.token_urlsafe(24)
        asked = {**self.get_auth_params(), "nonce": nonce}
        return super().redirect(request, process, next_url, data, auth_params=asked, nonce=nonce)

    def get_oauth2_adapter(self, request: HttpRequest) -> "Adapter":
        return Adapter(request, self.app.provider_id)

    def extract_extra_data(self, data: dict) -> dict:
        """Nothing of what the provider says is kept beside the account."""
        return {}


class Adapter(OpenIDConnectOAuth2Adapter):
    """The exchange of a code for an ID token, and the checks of it."""

    @property
    def openid_config(self) -> dict[str, Any]:
        if not hasattr(self, "_openid_config"):
            self._openid_config = configuration_of(self.get_provider().app.settings["issuer"])
        return self._openid_config

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        """On the configured address, as the provider knows it."""
        return settings.SITE_ADDRESS + reverse("sign_on_callback", args=[self.provider_id])

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **given: Any
    ) -> SocialLogin:
        """Who has signed in there. Raises OAuth2Error where anything does not hold."""
        id_token = given["response"].get("id_token")
        if not id_token:
            raise OAuth2Error("no ID token")
        claims = self._decode_id_token(app, id_token)
        if "email" not in claims and self.openid_config.get("userinfo_endpoint"):
            told = self._fetch_user_info(token.token)
            if told.get("sub") != claims["sub"]:
                raise OAuth2Error("user info of somebody else")
            claims = {**told, **claims}
        login = self.get_provider().sociallogin_from_response(request, claims)
        login.claims = claims
        return login

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        try:
            header = jwt.get_unverified_header(id_token)
            algorithm = header.get("alg", "")
            if algorithm not in ALGORITHMS:
                raise OAuth2Error(f"signed by {algorithm}")
            claims = jwt.decode(
                id_token,
                key=self._key(header.get("kid")),
                algorithms=[algorithm],
                audience=app.client_id,
                issuer=self.openid_config["issuer"],
                leeway=_LEEWAY,
                options={"require": ["exp", "iat", "iss", "aud", "sub"]},
            )
        except jwt.PyJWTError as error:
            raise OAuth2Error(f"ID token: {error}") from error
        several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
        if several and claims.get("azp") != app.client_id:
            raise OAuth2Error("ID token: made for another client")
        return claims

    def _key(self, name: str | None) -> Any:
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"], allow_redirects=False)
            answer.raise_for_status()
            keys = jwt.PyJWKSet.from_dict(answer.json()).keys
        fitting = [key for key in keys if name is None or key.key_id == name]
        if len(fitting) != 1:
            raise OAuth2Error("ID token: signed with an unknown key")
        return fitting[0].key


def proved_second_step(claims: dict[str, Any]) -> bool:
    """Whether the provider says that it asked for more than a password."""
    methods = claims.get("amr")
    return isinstance(methods, list) and "mfa" in methods


def is_verified(claims: dict[str, Any]) -> bool:
    """Whether the provider answers for the e-mail address. Entra says `xms_edov` for it."""
    return claims.get("email_verified") in (True, "true") or claims.get("xms_edov") in (
        True,
        1,
        "1",
    )
