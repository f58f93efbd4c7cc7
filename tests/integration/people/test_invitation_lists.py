"""Inviting everybody on a spreadsheet: checked first, then sent, with nothing mended in silence."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people.models import Invitation
from people.roles import UnitRole
from people.services.invitations import invite
from tests.integration.people.reading import found, kept_fields, words
from tests.world import World, a_person, a_unit, a_world

ADDRESS = "/people/invite/list/"
LIST = (
    "Name,E-mail,Place,Role,Phone\n"
    "Cleo Finch,cleo@example.org,Willow ward,QI coach,1\n"
    "Ben Hart,ben@@example.org,,,2\n"
    "Dana Moss,dana@example.org,,,3\n"
)


def check(client: Client, world: World, text: str = LIST, **more: str) -> Any:
    answers = {"unit": str(world.ward.public_id), "role": "staff", **more}
    return client.post(ADDRESS, answers | {"file": SimpleUploadedFile("list.csv", text.encode())})


def test_a_list_is_shown_as_it_was_understood_and_nothing_is_sent(
    admin: Client, world: World, mail: list[EmailMessage]
) -> None:
    said = words(check(admin, world))

    assert "2 people can be invited, 1 row cannot. Nothing has been sent yet." in said
    assert "“Place” is where they belong" in said
    assert "Not used: Phone." in said
    assert "“ben@@example.org” is not a whole e-mail address." in said
    assert "QI coach, Willow ward" in said
    assert mail == []
    assert not Invitation.objects.exists()


def test_then_it_is_sent_and_what_was_left_out_is_said(
    admin: Client,
    world: World,
    mail: list[EmailMessage],
    django_capture_on_commit_callbacks: Callable,
) -> None:
    page = check(admin, world)

    with django_capture_on_commit_callbacks(execute=True):
        answer = admin.post(ADDRESS, kept_fields(page) | {"send": "1"}, follow=True)

    said = words(answer)
    assert "2 invitations are on the way." in said
    assert "Left out: row 3: “ben@@example.org” is not a whole e-mail address." in said
    assert sorted(message.to[0] for message in mail) == ["cleo@example.org", "dana@example.org"]
    sent = Invitation.objects.get(email="cleo@example.org")
    assert (sent.role, sent.unit, sent.name) == (UnitRole.QI_COACH, world.ward, "Cleo Finch")
    assert sent.history.get().pgh_context["act"] == "invitation_lists.invite_list"
    link = found(r"(/invitation/\S+)", next(m.body for m in mail if m.to == ["cleo@example.org"]))
    assert Client().get(link).status_code == 200


def test_whoever_may_not_give_roles_invites_staff_only(world: World) -> None:
    client = Client()
    client.force_login(a_person(world.organisation, "Lou", UnitRole.PARTICIPATION_LEAD))

    said = words(check(client, world))

    assert "Only an administrator gives the role “QI coach”." in said


def test_without_a_say_in_people_there_is_no_list(lead: Client, world: World) -> None:
    assert lead.get(ADDRESS).status_code == 403
    assert check(lead, world).status_code == 403


def test_places_of_another_organisation_are_unknown(admin: Client, world: World) -> None:
    other = a_world("Southgate Fictional Health")
    a_unit(other.organisation, "Secret ward")

    said = words(check(admin, world, "E-mail,Place\na@example.org,Secret ward\n"))

    assert "There is no place called “Secret ward” to which you may invite." in said


@pytest.mark.parametrize("text", ["", "Name\nAna\n"])
def test_a_file_that_is_no_list_is_refused_beside_the_field(
    admin: Client, world: World, text: str
) -> None:
    answer = check(admin, world, text)

    assert answer.status_code == 422
    assert "field__error" in answer.content.decode()


def test_costs_hardly_depend_on_how_many_are_invited(
    admin: Client, world: World, django_assert_max_num_queries: Callable
) -> None:
    text = "E-mail\n" + "".join(f"p{n}@example.org\n" for n in range(120))
    page = check(admin, world, text)

    with django_assert_max_num_queries(40):
        admin.post(ADDRESS, kept_fields(page) | {"send": "1"})

    assert Invitation.objects.count() == 120


def test_an_invitation_too_old_is_listed_and_can_be_sent_again(
    admin: Client,
    world: World,
    mail: list[EmailMessage],
    django_capture_on_commit_callbacks: Callable,
) -> None:
    old = timezone.now() - timedelta(days=20)
    with django_capture_on_commit_callbacks(execute=True):
        sent = invite(email="cleo@example.org", unit=world.ward, by=world.administrator, at=old)
    link = found(r"(/invitation/\S+)", mail[0].body)

    late = Client().get(link)
    listed = words(admin.get(reverse("invitations")))
    with django_capture_on_commit_callbacks(execute=True):
        admin.post(reverse("invitation_resend", args=[sent.public_id]))

    assert late.status_code == 410
    assert "It worked for two weeks. Ask Ada Administrator to send it again." in words(late)
    assert "Not answered in time" in listed
    again = found(r"(/invitation/\S+)", mail[1].body)
    assert Client().get(again).status_code == 200
    assert Client().get(link).status_code == 410
    assert "Not answered in time" not in words(admin.get(reverse("invitations")))


def test_an_invitation_taken_back_says_so_and_is_not_listed_as_late(
    admin: Client,
    world: World,
    mail: list[EmailMessage],
    django_capture_on_commit_callbacks: Callable,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        sent = invite(
            email="cleo@example.org", unit=world.ward, by=world.administrator, at=timezone.now()
        )
    admin.post(reverse("invitation_withdraw", args=[sent.public_id]))

    said = words(Client().get(found(r"(/invitation/\S+)", mail[0].body)))

    assert "Ada Administrator took it back." in said
    assert "Not answered in time" not in words(admin.get(reverse("invitations")))
