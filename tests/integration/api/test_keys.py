"""Keys for machines: what they open, for how long, and what is known of them."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from dashboards.services.merging import merge_units
from people.models import ApiKey, RoleAssignment, SecurityEvent, User
from people.roles import Scope
from people.selectors import colleagues_of, people_at_or_below
from people.services.keys import make_key, revoke_key
from people.sign_in import SecurityAct
from tests.api import Machine, a_key
from tests.world import World, a_unit, a_world


def test_a_key_is_shown_once_and_kept_as_a_digest(world: World, client: Client) -> None:
    client.force_login(world.administrator)
    said = {
        "name": "Nightly load",
        "scopes": [Scope.PROJECTS_READ],
        "unit": str(world.ward.public_id),
        "kind": "key",
        "lasts": "90",
    }

    made = client.post("/people/keys/new/", said)

    text = made.context["text"]
    assert text in made.content.decode()
    assert text not in client.get("/people/keys/").content.decode()
    (key,) = ApiKey.objects.all()
    assert text not in {str(value) for value in vars(key).values()}
    assert Machine(text).get("units/").status_code == 200
    assert (key.unit, key.scopes) == (world.ward, ["projects:read"])


def test_a_key_without_a_scope_is_asked_for_one(world: World, client: Client) -> None:
    client.force_login(world.administrator)

    answer = client.post("/people/keys/new/", {"name": "Nightly load", "lasts": "90"})

    assert answer.status_code == 422
    assert "Choose at least one thing" in answer.content.decode()
    assert "Nightly load" in answer.content.decode()


def test_whoever_does_not_look_after_the_organisation_makes_no_key(
    world: World, client: Client
) -> None:
    client.force_login(world.lead)

    assert client.get("/people/keys/new/").status_code == 403
    assert client.get("/people/keys/").status_code == 403


def test_a_key_lasts_a_year_at_most(world: World) -> None:
    from common.errors import Invalid

    with pytest.raises(Invalid) as refused:
        a_key(world.organisation, lasts=timedelta(days=366))

    assert set(refused.value.fields) == {"lasts"}


def test_without_a_key_or_with_a_wrong_one_nobody_is_let_in(world: World, client: Client) -> None:
    nobody = client.get("/api/v1/units/")
    stranger = Machine("qik_guessed").get("units/")
    basic = client.get("/api/v1/units/", headers={"Authorization": "Basic YTpi"})

    assert [answer.status_code for answer in (nobody, stranger, basic)] == [401, 401, 401]
    assert nobody["WWW-Authenticate"] == 'Bearer realm="api"'
    assert nobody["Content-Type"] == "application/problem+json"
    assert stranger.json()["code"] == "key_unknown"


def test_a_key_expires(world: World) -> None:
    key = a_key(world.organisation, lasts=timedelta(days=30))

    with time_machine.travel(timezone.now() + timedelta(days=31)):
        answer = Machine(key).get("units/")

    assert (answer.status_code, answer.json()["code"]) == (401, "key_expired")


def test_a_revoked_key_is_refused_at_once_and_that_is_noted_once(world: World) -> None:
    made = a_key(world.organisation)
    revoke_key(key=made.key, by=world.administrator, at=timezone.now())

    answers = [Machine(made).get("units/") for _ in range(3)]

    assert {answer.json()["code"] for answer in answers} == {"key_revoked"}
    assert not RoleAssignment.objects.filter(
        user=made.key.account, ends_on__gt=timezone.now().date()
    ).exists()
    noted = SecurityEvent.objects.filter(organisation=world.organisation).values_list(
        "act", flat=True
    )
    assert sorted(noted) == sorted(
        [SecurityAct.KEY_MADE, SecurityAct.KEY_REVOKED, SecurityAct.KEY_REFUSED]
    )


def test_revoking_asks_first(world: World, client: Client) -> None:
    made = a_key(world.organisation)
    client.force_login(world.administrator)
    address = f"/people/keys/{made.key.public_id}/revoke/"

    assert "Revoke this key" in client.get(address).content.decode()
    assert Machine(made).get("units/").status_code == 200
    assert client.post(address).status_code == 302
    assert Machine(made).get("units/").status_code == 401


def test_a_key_of_another_organisation_does_not_exist(world: World, client: Client) -> None:
    abroad = a_key(a_world("Southgate Fictional Health").organisation)
    client.force_login(world.administrator)

    answer = client.post(f"/people/keys/{abroad.key.public_id}/revoke/")

    assert answer.status_code == 404
    assert Machine(abroad).get("units/").status_code == 200


def test_a_key_opens_only_its_scopes(world: World) -> None:
    key = a_key(world.organisation, [Scope.FEEDS_READ])

    answer = Machine(key).get("units/")

    assert (answer.status_code, answer.json()["code"]) == (403, "scope_missing")
    assert "projects:read" in answer.json()["detail"]


def test_its_use_is_known(world: World) -> None:
    made = a_key(world.organisation)
    Machine(made).get("units/")

    made.key.refresh_from_db()
    assert timezone.now() - made.key.last_used_at < timedelta(minutes=1)


def test_a_machine_stands_in_no_list_of_people_and_signs_in_nowhere(
    world: World, client: Client
) -> None:
    before = people_at_or_below(world.organisation, on=timezone.now().date())
    made = a_key(world.organisation)
    account = User.with_machines.get(pk=made.key.account_id)
    client.force_login(account, backend="people.backends.AuthenticationBackend")

    after = people_at_or_below(world.organisation, on=timezone.now().date())
    assert account not in colleagues_of(world.lead)
    assert sum(after.values()) == sum(before.values()) + 1  # the administrator who made it
    assert client.get("/").status_code == 302


def test_a_person_asks_from_the_browser(world: World, client: Client) -> None:
    client.force_login(world.lead)

    assert client.get("/api/v1/units/").status_code == 200


def test_a_person_without_a_needed_second_step_is_not_let_in(world: World, client: Client) -> None:
    organisation = world.organisation
    organisation.second_step_from = timezone.now().date() - timedelta(days=90)
    organisation.second_step_grace_days = 0
    organisation.save()
    User.objects.update(created_at=timezone.now() - timedelta(days=90))
    client.force_login(world.lead)

    answer = client.get("/api/v1/units/")

    assert (answer.status_code, answer.json()["code"]) == (403, "second_step_needed")


def test_the_security_log_names_the_key(world: World, client: Client) -> None:
    make_key(
        name="Nightly load", scopes=[Scope.FEEDS_READ], unit=world.ward,
        lasts=timedelta(days=1), by=world.administrator, at=timezone.now(),
    )  # fmt: skip
    client.force_login(world.administrator)

    page = client.get("/people/security/").content.decode()

    assert "Made a key for a machine: Nightly load" in page


def test_a_key_of_a_place_that_becomes_part_of_another_writes_there(world: World) -> None:
    other = a_unit(world.organisation, "Alder ward")
    made = a_key(world.organisation, unit=world.ward)
    address = f"projects/{world.project.public_id}/"
    now = timezone.now()

    merge_units(unit=world.ward, into=other, by=world.administrator, at=now)

    made.key.refresh_from_db()
    assert made.key.unit == other
    tag = Machine(made).get(address)["ETag"]
    assert Machine(made).patch(address, {"aim": "Halve them"}, if_match=tag).status_code == 200
