"""Who may open and change what about people and places."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people.models import Invitation, RoleAssignment
from people.services.invitations import invite
from tests.integration.people.reading import snapshot, words
from tests.world import World


@pytest.fixture
def sent(world: World) -> Invitation:
    return invite(
        email="cleo@example.org", unit=world.ward, by=world.administrator, at=timezone.now()
    )


def addresses(world: World, sent: Invitation) -> dict[str, str]:
    """Every page for those who look after people and places, and what it does."""
    role = RoleAssignment.objects.get(user=world.lead)
    return {
        "unit_new": reverse("unit_new"),
        "unit_edit": reverse("unit_edit", args=[world.ward.public_id]),
        "unit_close": reverse("unit_close", args=[world.ward.public_id]),
        "unit_reopen": reverse("unit_reopen", args=[world.ward.public_id]),
        "invitation_new": reverse("invitation_new"),
        "invitation_resend": reverse("invitation_resend", args=[sent.public_id]),
        "invitation_withdraw": reverse("invitation_withdraw", args=[sent.public_id]),
        "role_new": reverse("role_new", args=[world.lead.public_id]),
        "role_end": reverse("role_end", args=[role.public_id]),
        "account_close": reverse("account_close", args=[world.lead.public_id]),
        "account_reopen": reverse("account_reopen", args=[world.lead.public_id]),
    }


OWN_PLACES_ONLY = {"unit_new", "invitation_new"}  # addresses that name nothing of anybody
HIDDEN_FROM_STAFF = {"invitation_resend", "invitation_withdraw"}


def test_staff_may_look_but_not_change(world: World, sent: Invitation, lead: Client) -> None:
    for name, address in addresses(world, sent).items():
        expected = 404 if name in HIDDEN_FROM_STAFF else 403
        assert (name, lead.post(address).status_code) == (name, expected)


def test_another_organisation_finds_nothing(
    world: World, sent: Invitation, stranger: Client
) -> None:
    before = snapshot()

    for name, address in addresses(world, sent).items():
        if name not in OWN_PLACES_ONLY:
            assert (name, stranger.post(address).status_code) == (name, 404)
            assert (name, stranger.get(address).status_code in (404, 405)) == (name, True)
    person = reverse("person", args=[world.lead.public_id])
    assert stranger.get(person).status_code == 404
    assert snapshot() == before


def test_opening_a_page_changes_nothing(world: World, sent: Invitation, admin: Client) -> None:
    before = snapshot()

    for address in addresses(world, sent).values():
        assert admin.get(address).status_code in (200, 405)

    assert snapshot() == before


def test_a_refusal_names_whom_to_ask(lead: Client) -> None:
    answer = lead.get(reverse("unit_new"))

    assert "Ask an administrator to change the units of Northgate Fictional Health." in words(
        answer
    )
