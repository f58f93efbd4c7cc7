"""The pages about guests of programmes."""

import pytest
from django.urls import reverse
from django.utils import timezone

from people.models import User
from people.roles import UnitRole
from projects.services.guests import let_in
from tests.integration.dashboards.conftest import signed_in
from tests.integration.people.reading import words
from tests.programmes import a_programme, joined
from tests.world import World, a_person, an_organisation


@pytest.fixture
def lead(world: World) -> User:
    return a_person(world.organisation, role=UnitRole.QI_TEAM)


@pytest.fixture
def guest(db: None) -> User:
    return a_person(an_organisation("Southgate Fictional Health"), "Gus Guest")


def test_a_guest_is_let_in_finds_the_programme_and_is_let_go(
    world: World, lead: User, guest: User
) -> None:
    programme = a_programme(lead)
    joined(programme, world.project, lead)
    page = reverse("programme_guests", args=[programme.public_id])
    host, visitor = signed_in(lead), signed_in(guest)

    saved = host.post(page, {"email": guest.email, "ends_on": ""}, follow=True)
    assert "Gus Guest of Southgate Fictional Health can read this programme." in words(saved)
    assert "Gus Guest, Southgate Fictional Health" in words(saved)

    found = visitor.get(reverse("programmes"))
    assert "As a guest elsewhere Calmer wards Northgate Fictional Health" in words(found)
    read = visitor.get(reverse("guest_programme", args=[programme.public_id]))
    assert f"{world.project.title} Willow ward" in words(read)
    assert reverse("project", args=[world.project.public_id]) not in read.content.decode()

    end = reverse("guest_end", args=[programme.public_id, programme.guests.get().public_id])
    assert "until tonight" in words(host.post(end, follow=True))


def test_a_wrong_address_is_said_beside_the_field(world: World, lead: User) -> None:
    programme = a_programme(lead)

    page = reverse("programme_guests", args=[programme.public_id])
    refused = signed_in(lead).post(page, {"email": "nobody@example.org"})

    assert refused.status_code == 422
    assert "Nobody has an account here with this address." in words(refused)
    assert 'value="nobody@example.org"' in refused.content.decode()


def test_what_a_guest_reads_costs_five_queries(
    world: World, lead: User, guest: User, django_assert_num_queries
) -> None:
    programme = a_programme(lead)
    let_in(programme=programme, email=guest.email, by=lead, at=timezone.now())
    visitor = signed_in(guest)
    visitor.get("/")
    with django_assert_num_queries(5):
        visitor.get(reverse("guest_programme", args=[programme.public_id]))
