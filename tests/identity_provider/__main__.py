"""A small OpenID Connect provider by Authlib: `python -m tests.identity_provider PORT`.

It lets anybody in as whomever they say, and checks what a provider checks: the client and its
secret, the address to return to, codes that work once, and PKCE. `POST /faults` tells it what to
get wrong from now on (`Faults`).
"""

import json
import os
import secrets
import sys
import time
from dataclasses import dataclass, field
from html import escape
from typing import Any
from urllib.parse import parse_qsl
from wsgiref.simple_server import WSGIRequestHandler, make_server

os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "true"  # plain http, on this machine only

from authlib.oauth2.rfc6749 import AuthorizationServer, OAuth2Request, grants
from authlib.oauth2.rfc6749.requests import BasicOAuth2Payload
from authlib.oauth2.rfc6750 import BearerTokenGenerator
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import UserInfo
from authlib.oidc.core.grants import OpenIDCode
from joserfc.jwk import RSAKey

CLIENT_ID, CLIENT_SECRET = "improvement", "a secret that only two servers know"
KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
OTHER_KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})


@dataclass
class Faults:
    """What the provider gets wrong."""

    issuer: str = ""
    audience: str = ""
    expires_in: int = 300
    nonce: str = ""
    signs_with_another_key: bool = False
    leaves_out_email: bool = False
    announces: str = ""  # another issuer, where its configuration says who it is


@dataclass
class Client:
    """The platform, as the provider knows it."""

    id_token_signed_response_alg = "RS256"

    def get_client_id(self) -> str:
        return CLIENT_ID

    def get_default_redirect_uri(self) -> str:
        return ""

    def get_allowed_scope(self, scope: str) -> str:
        return scope

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri.endswith("/callback/")

    def check_client_secret(self, client_secret: str) -> bool:
        return secrets.compare_digest(client_secret, CLIENT_SECRET)

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method in ("client_secret_basic", "client_secret_post")

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"


@dataclass
class Code:
    """One code, with all that was asked for when it was made."""

    asked: dict[str, str]
    person: dict[str, Any]

    code_challenge = property(lambda self: self.asked.get("code_challenge"))
    code_challenge_method = property(lambda self: self.asked.get("code_challenge_method"))

    def get_redirect_uri(self) -> str:
        return self.asked["redirect_uri"]

    def get_scope(self) -> str:
        return self.asked["scope"]

    def get_nonce(self) -> str:
        return provider.faults.nonce or self.asked.get("nonce", "")

    def get_auth_time(self) -> int:
        return int(time.time())

    def get_acr(self) -> None:
        return None

    def get_amr(self) -> list[str] | None:
        return self.person.get("amr")


class ByCode(grants.AuthorizationCodeGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic", "client_secret_post"]

    def save_authorization_code(self, code: str, request: OAuth2Request) -> None:
        provider.codes[code] = Code(dict(request.payload.data), request.user)

    def query_authorization_code(self, code: str, client: Client) -> Code | None:
        found = provider.codes.get(code)
        if found is not None:
            found.code = code  # type: ignore[attr-defined]
        return found

    def delete_authorization_code(self, code: Code) -> None:
        del provider.codes[code.code]  # type: ignore[attr-defined]

    def authenticate_user(self, code: Code) -> dict:
        return code.person


class WithIdToken(OpenIDCode):
    def exists_nonce(self, nonce: str, request: OAuth2Request) -> bool:
        return False

    def resolve_client_private_key(self, client: Client) -> RSAKey:
        return OTHER_KEY if provider.faults.signs_with_another_key else KEY

    def get_encode_header(self, client: Client) -> dict:
        return {"alg": "RS256", "kid": "one"}

    def get_client_claims(self, client: Client) -> dict:
        faults, now = provider.faults, int(time.time())
        return {
            "iss": faults.issuer or provider.address,
            "aud": [faults.audience or CLIENT_ID],
            "iat": now - 600,
            "exp": now + faults.expires_in,
        }

    def generate_user_info(self, user: dict, scope: str) -> UserInfo:
        return UserInfo(provider.known_of(user))


class Provider(AuthorizationServer):
    """The endpoints, and what is remembered between them."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.faults = Faults()
        self.codes: dict[str, Code] = {}
        self.tokens: dict[str, dict] = {}
        self.register_grant(ByCode, [WithIdToken(), CodeChallenge(required=True)])
        self.register_token_generator(
            "default", BearerTokenGenerator(lambda *_, **__: secrets.token_urlsafe(20))
        )

    def known_of(self, user: dict) -> dict:
        claims = {name: value for name, value in user.items() if name != "amr"}
        if self.faults.leaves_out_email:
            claims = {"sub": claims["sub"]}
        return claims

    def query_client(self, client_id: str) -> Client | None:
        return Client() if client_id == CLIENT_ID else None

    def save_token(self, token: dict, request: OAuth2Request) -> None:
        self.tokens[token["access_token"]] = request.user

    def create_oauth2_request(self, request: "Asked") -> OAuth2Request:
        made = _Request(request.method, request.uri, headers=request.headers)
        made.payload = BasicOAuth2Payload({**request.query, **request.form})
        made.asked = request
        return made

    def handle_response(self, status: int, body: Any, headers: list) -> "Answer":
        text = json.dumps(body) if isinstance(body, dict) else body or ""
        return Answer(status, text, headers)

    def send_signal(self, name: str, *args: Any, **kwargs: Any) -> None:
        """Nobody listens."""

    def answer(self, asked: "Asked") -> "Answer":
        match (asked.method, asked.path):
            case ("GET", "/.well-known/openid-configuration"):
                return as_json(self.configuration())
            case ("GET", "/keys"):
                return as_json({"keys": [KEY.as_dict(private=False)]})
            case ("GET", "/authorize"):
                return Answer(200, FORM.format(action=escape(asked.uri)), [HTML])
            case ("POST", "/authorize"):
                person = json.loads(asked.form.pop("person"))
                made = self.create_oauth2_request(asked)
                grant = self.get_authorization_grant(made)
                return self.create_authorization_response(made, grant_user=person, grant=grant)
            case ("POST", "/token"):
                return self.create_token_response(asked)
            case ("GET", "/person"):
                token = asked.headers["Authorization"].removeprefix("Bearer ")
                return as_json({k: v for k, v in self.tokens[token].items() if k != "amr"})
            case ("POST", "/faults"):
                self.faults = Faults(**json.loads(asked.body or "{}"))
                return as_json({})
        return Answer(404, "", [])

    def configuration(self) -> dict:
        return {
            "issuer": self.faults.announces or self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
            "userinfo_endpoint": f"{self.address}/person",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }


class _Request(OAuth2Request):
    asked: "Asked"

    @property
    def form(self) -> dict:
        return self.asked.form

    @property
    def args(self) -> dict:
        return self.asked.query


@dataclass
class Asked:
    """One request, read out of WSGI."""

    method: str
    path: str
    uri: str
    headers: dict[str, str]
    query: dict[str, str]
    body: str

    def __post_init__(self) -> None:
        is_form = self.headers.get("Content-Type", "").startswith("application/x-www-form")
        self.form = dict(parse_qsl(self.body)) if is_form else {}


@dataclass
class Answer:
    status: int
    text: str
    headers: list[tuple[str, str]] = field(default_factory=list)


HTML = ("Content-Type", "text/html; charset=utf-8")
FORM = """<!DOCTYPE html><html lang="en"><title>Fictional sign-in</title>
<link rel="icon" href="data:,">
<h1>Sign in at the organisation</h1>
<form method="post" action="{action}"><label>Person <textarea name="person"></textarea></label>
<button>Sign in</button></form>"""


def as_json(data: dict) -> Answer:
    return Answer(200, json.dumps(data), [("Content-Type", "application/json")])


def application(environ: dict, start_response: Any) -> list[bytes]:
    size = int(environ.get("CONTENT_LENGTH") or 0)
    query = environ.get("QUERY_STRING", "")
    asked = Asked(
        method=environ["REQUEST_METHOD"],
        path=environ["PATH_INFO"],
        uri=f"{provider.address}{environ['PATH_INFO']}?{query}",
        headers={
            "Content-Type": environ.get("CONTENT_TYPE", ""),
            "Authorization": environ.get("HTTP_AUTHORIZATION", ""),
        },
        query=dict(parse_qsl(query)),
        body=environ["wsgi.input"].read(size).decode(),
    )
    answer = provider.answer(asked)
    start_response(f"{answer.status} .", list(answer.headers))
    return [answer.text.encode()]


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing of this belongs into the log."""


if __name__ == "__main__":
    port = int(sys.argv[1])
    provider = Provider(f"http://127.0.0.1:{port}")
    make_server("127.0.0.1", port, application, handler_class=Quiet).serve_forever()
