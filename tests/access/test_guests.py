"""Guests of programmes from another organisation: the one page they read, and nothing beside it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from common.errors import Denied, Invalid
from people.models import User
from people.roles import UnitRole
from projects.models import Programme, ProgrammeGuest
from projects.services.guests import let_go, let_in
from tests.access.expecting import Where, questions, unkept
from tests.access.worlds import Somebody, a_place
from tests.programmes import a_programme
from tests.world import World, a_person, a_world, an_organisation


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def lead(world: World) -> User:
    return a_person(world.organisation, role=UnitRole.QI_TEAM)


@pytest.fixture
def programme(lead: User) -> Programme:
    return a_programme(lead)


@pytest.fixture
def guest(db: None) -> User:
    return a_person(an_organisation("Southgate Fictional Health"), "Gus Guest")


def status(person: User, name: str, programme: Programme) -> int:
    client = Client()
    client.force_login(person)
    return client.get(reverse(name, args=[programme.public_id])).status_code


def test_a_guest_reads_the_page_for_guests_and_no_other_page(db: None, guest: User) -> None:
    organisation = an_organisation("Northgate Fictional Health")
    owner = a_person(organisation, role=None)
    _, samples = a_place(organisation, owner)
    programme = Programme.objects.get(public_id=samples["programmes/"])
    chair = a_person(organisation, role=UnitRole.QI_TEAM)
    let_in(programme=programme, email=guest.email, by=chair, at=timezone.now())
    samples["programmes/as-guest/"] = programme.public_id

    asked = questions(samples)
    opened = unkept([Somebody("a guest", guest)], asked, Where.ABROAD)

    assert opened == {"guest_programme get, a guest": 200}


def test_days_count_where_the_programme_is_and_letting_go_ends_it(
    lead: User, programme: Programme, guest: User
) -> None:
    now = timezone.now()
    let_in(programme=programme, email=guest.email, by=lead, at=now, ends_on=now.date())
    assert status(guest, "guest_programme", programme) == 200
    assert status(guest, "programme", programme) == 404

    ProgrammeGuest.objects.update(
        starts_on=now.date() - timedelta(days=9), ends_on=now.date() - timedelta(days=1)
    )
    assert status(guest, "guest_programme", programme) == 404
    again = let_in(programme=programme, email=guest.email, by=lead, at=now)
    let_go(guest=again, by=lead, at=now)
    assert again.ends_on == now.date()


def test_only_people_of_other_organisations_are_let_in_and_only_by_its_lead(
    world: World, lead: User, programme: Programme, guest: User
) -> None:
    now = timezone.now()
    for email, said in (
        ("nobody@example.org", "Nobody has an account here"),
        (world.lead.email, "works here and can read every programme"),
    ):
        with pytest.raises(Invalid) as refused:
            let_in(programme=programme, email=email, by=lead, at=now)
        assert said in refused.value.fields["email"]
    for stranger in (world.lead, guest):
        with pytest.raises(Denied):
            let_in(programme=programme, email=guest.email, by=stranger, at=now)


def test_a_guest_is_let_in_once_and_may_stay_longer(
    lead: User, programme: Programme, guest: User
) -> None:
    now = timezone.now()
    first = let_in(programme=programme, email=guest.email, by=lead, at=now, ends_on=now.date())
    again = let_in(programme=programme, email=guest.email.upper(), by=lead, at=now)

    assert again == first
    assert ProgrammeGuest.objects.get().ends_on is None
