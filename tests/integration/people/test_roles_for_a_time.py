"""Roles and places in teams that begin and end: which days count, and where midnight is."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from common.errors import Invalid
from people.models import Organisation, RoleAssignment, User
from people.roles import ProjectRole, UnitRole
from people.services.roles import assign_role, end_role
from projects.models import Project, ProjectMembership
from projects.selectors import projects_for
from projects.services.team import add_member
from tests.integration.people.reading import words
from tests.world import World, a_person


@pytest.fixture
def person(world: World) -> User:
    return a_person(world.organisation, role=None)


def give(world: World, person: User, **days: date) -> RoleAssignment:
    return assign_role(
        user=person, unit=world.ward, role=UnitRole.ADMINISTRATOR, by=world.administrator,
        at=timezone.now(), **days,
    )  # fmt: skip


def may_edit_the_ward(world: World, person: User) -> bool:
    browser = Client()
    browser.force_login(person)
    answer = browser.get(reverse("unit_edit", args=[world.ward.public_id]))
    assert answer.status_code in (200, 403)
    return answer.status_code == 200


@pytest.mark.parametrize(
    ("zone", "last_moment", "first_refused"),
    [
        ("Europe/London", "2026-12-04 23:59:58Z", "2026-12-05 00:00:02Z"),
        ("Asia/Singapore", "2026-12-04 15:59:58Z", "2026-12-04 16:00:02Z"),
        ("America/New_York", "2026-12-05 04:59:58Z", "2026-12-05 05:00:02Z"),
    ],
)
def test_a_role_ends_at_the_midnight_of_the_organisation(
    world: World, person: User, zone: str, last_moment: str, first_refused: str
) -> None:
    Organisation.objects.filter(pk=world.organisation.pk).update(time_zone=zone)
    with time_machine.travel("2026-12-01 12:00:00Z", tick=False):
        world.organisation.refresh_from_db()
        give(world, person, ends_on=date(2026, 12, 4))

    with time_machine.travel(last_moment, tick=False):
        assert may_edit_the_ward(world, person)
    with time_machine.travel(first_refused, tick=False):
        assert not may_edit_the_ward(world, person)


def test_a_role_that_lies_ahead_opens_nothing_yet_and_can_be_taken_back(
    world: World, person: User, admin: Client
) -> None:
    today = timezone.localdate()
    role = give(world, person, starts_on=today + timedelta(days=3))
    assert not may_edit_the_ward(world, person)
    page = admin.get(reverse("person", args=[person.public_id]))
    assert "Administrator, Willow ward" in words(page)
    assert "From " in words(page)

    ended = admin.post(reverse("role_end", args=[role.public_id]), follow=True)

    assert "Administrator at Willow ward will not begin." in words(ended)
    assert not RoleAssignment.objects.filter(pk=role.pk).exists()


def test_the_page_gives_a_role_for_a_time_and_shows_what_is_left(
    world: World, person: User, admin: Client
) -> None:
    until = timezone.localdate() + timedelta(days=12)
    answers = {"unit": str(world.ward.public_id), "role": "sponsor"}

    page = reverse("role_new", args=[person.public_id])
    given = admin.post(page, answers | {"ends_on": f"{until:%d/%m/%Y}"}, follow=True)

    assert "12 days left" in words(given)
    assert "End the role Sponsor" in words(given)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ({"ends_on": "yesterday"}, "Write the day like 27 March 2027."),
        ({"ends_on": "1/1/2020"}, "This is before it begins."),
        ({"starts_on": "1/1/2020", "ends_on": "2/1/2020"}, "This day is over."),
    ],
)
def test_days_that_make_no_sense_are_said_beside_the_field(
    world: World, person: User, admin: Client, days: dict[str, str], said: str
) -> None:
    answers = {"unit": str(world.ward.public_id), "role": "sponsor"}

    refused = admin.post(reverse("role_new", args=[person.public_id]), answers | days)

    assert refused.status_code == 422
    assert said in words(refused)
    assert not RoleAssignment.objects.filter(user=person).exists()


def test_a_role_is_not_held_twice_on_a_day(world: World, person: User) -> None:
    today = timezone.localdate()
    give(world, person, ends_on=today + timedelta(days=5))

    with pytest.raises(Invalid) as refused:
        give(world, person)
    assert "They hold this role there from" in refused.value.fields["starts_on"]
    later = give(world, person, starts_on=today + timedelta(days=6))
    assert give(world, person, starts_on=today + timedelta(days=9)) == later


def test_a_role_for_a_time_can_be_ended_earlier(world: World, person: User) -> None:
    role = give(world, person, ends_on=timezone.localdate() + timedelta(days=5))

    end_role(assignment=role, by=world.administrator, at=timezone.now())

    assert role.ends_on == timezone.localdate()


@pytest.fixture
def private(world: World) -> Project:
    Project.objects.filter(pk=world.project.pk).update(visibility=Project.Visibility.PRIVATE)
    world.project.refresh_from_db()
    return world.project


def test_a_place_in_a_team_opens_a_private_project_for_its_days_alone(
    world: World, person: User, private: Project
) -> None:
    now = timezone.now()
    today = timezone.localdate()
    add_member(
        project=private, user=person, role=ProjectRole.CARER, by=world.lead, at=now,
        starts_on=today + timedelta(days=2), ends_on=today + timedelta(days=4),
    )  # fmt: skip

    opened = [private in projects_for(person, on=today + timedelta(days=days)) for days in range(7)]

    assert opened == [False, False, True, True, True, False, False]


def test_the_team_page_adds_somebody_until_a_day_and_goes_on_from_there(
    world: World, person: User
) -> None:
    browser, page = Client(), reverse("project_team", args=[world.project.public_id])
    browser.force_login(world.lead)
    until = timezone.localdate() + timedelta(days=1)
    add = reverse("membership_new", args=[world.project.public_id])
    answers = {"person": str(person.public_id), "role": "team_member"}

    browser.post(add, answers | {"ends_on": until.isoformat()})
    assert "1 day left" in words(browser.get(page))
    assert "This is before it begins" in words(
        browser.post(add, answers | {"role": "carer", "ends_on": "2020-01-01"}, follow=True)
    )
    browser.post(add, answers)

    place = ProjectMembership.objects.get(user=person)
    assert place.ends_on is None
