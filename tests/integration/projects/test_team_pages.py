"""The team of a project: found and added, invited, ended."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from common.errors import Invalid
from people.models import Invitation
from people.roles import ProjectRole
from projects.models import ProjectMembership
from projects.services.team import add_member, end_membership
from tests.world import World, a_member, a_person, a_world


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def lead(world: World) -> Client:
    return signed_in(world.lead)


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def address(world: World, name: str = "project_team") -> str:
    return reverse(name, args=[world.project.public_id])


def roles_in(world: World) -> dict[str, list[str]]:
    team: dict[str, list[str]] = {}
    for membership in ProjectMembership.objects.filter(project=world.project, ends_on=None):
        team.setdefault(membership.user.name, []).append(membership.role)
    return team


ADDRESSES = ("project_team", "project_invite", "membership_new")


@pytest.mark.parametrize("name", ADDRESSES)
def test_strangers_sign_in_first(world: World, name: str) -> None:
    assert Client().get(address(world, name)).status_code == 302


@pytest.mark.parametrize("name", ADDRESSES)
def test_other_organisations_find_nothing(world: World, name: str) -> None:
    elsewhere = signed_in(a_world("Southgate Fictional Health").lead)

    assert elsewhere.post(address(world, name), {}).status_code == 404


def test_everybody_reads_the_team_and_only_some_change_it(world: World) -> None:
    member = a_member(world.project, world.lead)
    person = a_person(world.organisation, "Tom Whitfield")
    client = signed_in(member)

    assert "Lena Lead" in client.get(address(world)).text
    assert "Add a colleague" not in client.get(address(world)).text
    assert client.get(address(world, "project_invite")).status_code == 403
    adding = {"person": str(person.public_id), "role": "coach"}
    assert client.post(address(world, "membership_new"), adding).status_code == 403
    assert "Tom Whitfield" not in roles_in(world)


def test_a_colleague_is_found_by_a_part_of_the_name_and_added(world: World, lead: Client) -> None:
    tom = a_person(world.organisation, "Tom Whitfield")
    a_person(a_world("Southgate Fictional Health").organisation, "Tom Elsewhere")

    page = lead.get(f"{address(world)}?find=whit")
    assert [candidate.name for candidate in page.context["candidates"]] == ["Tom Whitfield"]
    assert lead.get(f"{address(world)}?find=elsewhere").context["candidates"] == []

    answer = lead.post(
        address(world, "membership_new"), {"person": str(tom.public_id), "role": "coach"},
        follow=True,
    )  # fmt: skip

    assert roles_in(world)["Tom Whitfield"] == ["coach"]
    assert "Tom Whitfield is in the team as QI coach." in answer.text


def test_somebody_in_the_team_is_found_as_such(world: World, lead: Client) -> None:
    page = lead.get(f"{address(world)}?find=lena")

    assert page.context["candidates"][0].about == "In the team as project lead"


@pytest.mark.parametrize(
    "typed", [{}, {"person": "x", "role": "coach"}, {"person": str(uuid4()), "role": "king"}]
)
def test_nonsense_adds_nobody(world: World, lead: Client, typed: dict[str, str]) -> None:
    answer = lead.post(address(world, "membership_new"), typed, follow=True)

    assert "Choose a person and a role" in answer.text
    assert roles_in(world) == {"Lena Lead": ["lead"]}


def test_people_of_other_organisations_cannot_be_added(world: World, lead: Client) -> None:
    stranger = a_person(a_world("Southgate Fictional Health").organisation)
    adding = {"person": str(stranger.public_id), "role": "coach"}

    assert lead.post(address(world, "membership_new"), adding).status_code == 404


def test_somebody_without_an_account_is_invited_to_the_team(world: World, lead: Client) -> None:
    answer = lead.post(
        address(world, "project_invite"),
        {"name": "Jean Marsh", "email": "JEAN@example.org", "role": "service_user"},
        follow=True,
    )

    sent = Invitation.objects.get()
    assert (sent.email, sent.project_public_id) == ("jean@example.org", world.project.public_id)
    assert sent.project_role == "service_user"
    assert [line.name for line in answer.context["invitations"]] == ["Jean Marsh"]


def test_a_refused_invitation_keeps_what_was_typed(world: World, lead: Client) -> None:
    answer = lead.post(
        address(world, "project_invite"),
        {"name": "Lena", "email": world.lead.email, "role": "carer"},
    )

    assert answer.status_code == 422
    assert answer.context["form"].errors == {"email": ["This person has an account already."]}
    assert 'value="Lena"' in answer.text


def test_a_place_is_ended_after_asking_once(world: World, lead: Client) -> None:
    tom = a_person(world.organisation, "Tom Whitfield")
    place = add_member(
        project=world.project, user=tom, role=ProjectRole.COACH, by=world.lead, at=timezone.now()
    )
    end = reverse("membership_end", args=[world.project.public_id, place.public_id])

    assert "End the place of Tom Whitfield as QI coach?" in lead.get(end).text
    assert "Tom Whitfield" in roles_in(world)

    answer = lead.post(end, follow=True)

    assert "Tom Whitfield leaves the team at the end of today." in answer.text
    assert "Tom Whitfield" not in roles_in(world)


def test_the_last_lead_stays(world: World, lead: Client) -> None:
    place = ProjectMembership.objects.get(project=world.project)
    end = reverse("membership_end", args=[world.project.public_id, place.public_id])

    answer = lead.post(end, follow=True)

    assert "A team needs a lead." in answer.text
    assert roles_in(world) == {"Lena Lead": ["lead"]}


def test_two_leads_cannot_both_leave_on_one_day(world: World) -> None:
    second = a_person(world.organisation)
    now = timezone.now()
    places = [
        ProjectMembership.objects.get(project=world.project),
        add_member(
            project=world.project, user=second, role=ProjectRole.LEAD, by=world.lead, at=now
        ),
    ]
    end_membership(membership=places[0], by=second, at=now)

    with pytest.raises(Invalid, match="A team needs a lead"):
        end_membership(membership=places[1], by=second, at=now)


def test_a_place_of_another_project_is_not_found(world: World, lead: Client) -> None:
    elsewhere = a_world("Southgate Fictional Health")
    place = ProjectMembership.objects.get(project=elsewhere.project)

    end = reverse("membership_end", args=[world.project.public_id, place.public_id])

    assert lead.post(end).status_code == 404


def test_somebody_who_leaves_and_comes_back_is_shown_once(world: World, lead: Client) -> None:
    tom = a_person(world.organisation, "Tom Whitfield")
    joining = {"project": world.project, "user": tom, "role": ProjectRole.COACH, "by": world.lead}
    now = timezone.now()
    end_membership(membership=add_member(**joining, at=now), by=world.lead, at=now)
    add_member(**joining, at=now)

    team = lead.get(address(world)).context["team"]

    places = next(person.places for person in team if person.name == "Tom Whitfield")
    assert [place.when for place in places] == [""]


def test_whoever_left_is_not_in_the_team_the_day_after(world: World, lead: Client) -> None:
    tom = a_member(world.project, world.lead)
    place = ProjectMembership.objects.get(user=tom)
    end_membership(membership=place, by=world.lead, at=timezone.now())

    with time_machine.travel(timezone.now() + timedelta(days=2), tick=False):
        lead.force_login(world.lead)
        team = lead.get(address(world)).context["team"]

    assert [person.name for person in team] == ["Lena Lead"]
