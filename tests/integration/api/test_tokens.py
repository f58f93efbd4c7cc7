"""Machines that speak OAuth: a client id, a secret, and tokens that last a quarter of an hour."""

from base64 import b64encode
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.idp.oidc.models import Client as OAuthClient
from allauth.idp.oidc.models import Token
from django.test import Client
from django.utils import timezone

from people.models import ApiKey, KeyKind, SecurityEvent
from people.retention import forget_ended_tokens
from people.roles import Scope
from people.services.keys import NewKey, make_key, revoke_key
from people.sign_in import SecurityAct
from tests.api import Machine
from tests.world import World, a_project, a_unit, a_world

ADDRESS = "/api/v1/oauth/token/"


def a_client(world: World, *scopes: Scope, lasts: timedelta = timedelta(days=90)) -> NewKey:
    return make_key(
        name="Data platform",
        scopes=scopes or tuple(Scope),
        unit=world.ward,
        lasts=lasts,
        kind=KeyKind.CLIENT,
        by=world.administrator,
        at=timezone.now(),
    )


def ask(made: NewKey, *, secret: str = "", by_header: bool = True, **said: str) -> Any:
    """A request for a token, with the secret in the header or in the body."""
    shown = secret or made.text
    given = {"grant_type": "client_credentials"} | said
    if not by_header:
        return Client().post(ADDRESS, given | {"client_id": made.client_id, "client_secret": shown})
    basic = b64encode(f"{made.client_id}:{shown}".encode()).decode()
    return Client(headers={"Authorization": f"Basic {basic}"}).post(ADDRESS, given)


def token_of(made: NewKey, **said: str) -> str:
    answer = ask(made, **said)
    assert answer.status_code == 200, answer.content
    return answer.json()["access_token"]


@pytest.mark.parametrize("by_header", [True, False])
def test_a_token_opens_what_the_client_may(world: World, by_header: bool) -> None:
    made = a_client(world)

    answer = ask(made, by_header=by_header)

    given = answer.json()
    assert given["token_type"] == "Bearer"
    assert given["expires_in"] == 900
    assert set(given["scope"].split()) == {str(scope) for scope in Scope}
    assert "refresh_token" not in given
    assert answer["Cache-Control"] == "no-store"
    assert Machine(given["access_token"]).get("projects/").status_code == 200
    address = f"projects/{world.project.public_id}/"
    machine = Machine(given["access_token"])
    tag = machine.get(address)["ETag"]
    assert machine.patch(address, {"aim": "Halve them"}, if_match=tag).status_code == 200


def test_it_reads_everywhere_and_writes_only_at_its_place(world: World) -> None:
    elsewhere = a_project(a_unit(world.organisation, "Birch ward"), world.lead)
    address = f"projects/{elsewhere.public_id}/"
    machine = Machine(token_of(a_client(world)))

    tag = machine.get(address)["ETag"]

    assert machine.patch(address, {"aim": "Halve them"}, if_match=tag).status_code == 403
    abroad = a_world("Elsewhere").project
    assert machine.get(f"projects/{abroad.public_id}/").status_code == 404


def test_a_token_has_no_more_scopes_than_it_was_asked_for(world: World) -> None:
    made = a_client(world, Scope.PROJECTS_READ, Scope.MEASUREMENTS_READ)

    narrow = Machine(token_of(made, scope="projects:read"))

    assert narrow.get("projects/").status_code == 200
    refused = narrow.get("measures/")
    assert (refused.status_code, refused.json()["code"]) == (403, "scope_missing")
    wide = ask(made, scope="projects:read projects:write")
    assert (wide.status_code, wide.json()["error"]) == (400, "invalid_scope")


def test_a_token_ends_after_a_quarter_of_an_hour(world: World) -> None:
    token = token_of(a_client(world))

    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        answer = Machine(token).get("projects/")
        assert (answer.status_code, answer.json()["code"]) == (401, "key_unknown")
        assert forget_ended_tokens() == 1


def test_revoking_ends_its_tokens_at_once(world: World, client: Client) -> None:
    made = a_client(world)
    token = token_of(made)

    revoke_key(key=made.key, by=world.administrator, at=timezone.now())

    assert Machine(token).get("projects/").status_code == 401
    assert ask(made).json() == {"error": "invalid_client"}
    assert not Token.objects.exists()
    client.force_login(world.administrator)
    assert "Revoked by Ada Administrator" in client.get("/people/keys/").content.decode()


def test_an_expired_client_gets_nothing_and_its_token_opens_nothing(world: World) -> None:
    made = a_client(world, lasts=timedelta(minutes=10))
    token = token_of(made)

    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert ask(made).status_code == 401
        assert Machine(token).get("projects/").json()["code"] == "key_expired"


def test_a_wrong_secret_is_refused_and_noted_once(world: World) -> None:
    made = a_client(world)

    answers = [ask(made, secret="qis_guessed") for _ in range(3)]

    assert {answer.status_code for answer in answers} == {401}
    assert {answer.json()["error"] for answer in answers} == {"invalid_client"}
    assert SecurityEvent.objects.filter(act=SecurityAct.KEY_REFUSED).count() == 1


def test_guessing_is_slowed_down(world: World, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"token": "2/m/key"}
    made, other = a_client(world), a_client(world)

    answers = [ask(made, secret="qis_guessed").status_code for _ in range(3)]

    assert answers == [401, 401, 429]
    assert ask(other).status_code == 200


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"grant_type": "password", "username": "a", "password": "b"}, "invalid_grant"),
        ({"grant_type": "authorization_code", "code": "x"}, "unauthorized_client"),
        ({"grant_type": "refresh_token", "refresh_token": "x"}, "unauthorized_client"),
        ({"grant_type": ""}, "unsupported_grant_type"),
    ],
)
def test_no_other_way_leads_to_a_token(world: World, said: dict[str, str], error: str) -> None:
    answer = ask(a_client(world), **said)

    assert (answer.status_code, answer.json()["error"]) == (400, error)
    assert not Token.objects.exists()


def test_strangers_get_nothing(world: World) -> None:
    assert Client().get(ADDRESS).status_code == 405
    nobody = Client().post(ADDRESS)
    assert (nobody.status_code, nobody.json()) == (400, {"error": "invalid_request"})
    unknown = Client(headers={"Authorization": "Basic bm9ib2R5OnNlY3JldA=="}).post(ADDRESS)
    assert (unknown.status_code, unknown.json()) == (401, {"error": "invalid_client"})
    stray = OAuthClient.objects.create(name="Of nobody", grant_types="client_credentials")
    stray.set_secret("secret")
    stray.save()
    said = {"grant_type": "client_credentials", "client_id": stray.pk, "client_secret": "secret"}
    assert Client().post(ADDRESS, said).status_code == 401


def test_a_token_in_the_address_opens_nothing(world: World) -> None:
    token = token_of(a_client(world))

    assert Client().get("/api/v1/projects/", {"access_token": token}).status_code == 401


def test_a_secret_is_no_key(world: World) -> None:
    made = a_client(world)

    assert Machine(made).get("projects/").status_code == 401


def test_its_use_is_known_and_neither_secret_nor_token_is_kept(world: World) -> None:
    made = a_client(world)
    token = token_of(made)

    key = ApiKey.objects.select_related("client").get()
    assert timezone.now() - key.last_used_at < timedelta(minutes=1)
    assert made.text not in key.client.secret
    assert token not in {str(value) for value in vars(Token.objects.get()).values()}


def test_an_administrator_makes_one_in_the_browser(world: World, client: Client) -> None:
    client.force_login(world.administrator)
    said = {
        "name": "Data platform",
        "scopes": [Scope.PROJECTS_READ],
        "unit": str(world.ward.public_id),
        "kind": "client",
        "lasts": "90",
    }

    page = client.post("/people/keys/new/", said)

    shown = page.content.decode()
    made = NewKey(ApiKey.objects.get(), page.context["text"], page.context["client_id"])
    assert made.text in shown
    assert made.client_id in shown
    assert shown.count(ADDRESS) == 1
    listed = client.get("/people/keys/").content.decode()
    assert made.client_id in listed
    assert made.text not in listed
    assert Machine(token_of(made)).get("projects/").status_code == 200
