"""The life of an invitation: sent, opened, accepted once, withdrawn, too old."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta

import pytest
from django.core.mail import EmailMessage
from django.utils import timezone

from audit.services import SystemProcess
from common.errors import Denied, Invalid, NotNow
from people.models import Invitation, User
from people.roles import ProjectRole, UnitRole
from people.selectors import open_invitations_for, roles_of
from people.services.accounts import close_account
from people.services.invitations import (
    OPEN_FOR,
    Invitee,
    accept,
    invite,
    invite_several,
    open_invitation,
    resend,
    withdraw,
)
from projects.models import ProjectMembership
from projects.services import team
from tests.integration.people.reading import found, history_of
from tests.world import World, a_person, a_world

Capture = Callable[..., AbstractContextManager]


@pytest.fixture
def commit(django_capture_on_commit_callbacks: Capture) -> Capture:
    """`with commit():` runs what waits for the commit, such as mail."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def code_in(message: EmailMessage) -> str:
    return found(r"/invitation/([\w-]+)/", message.body)


@pytest.fixture
def code(world: World, commit: Capture, mail: list[EmailMessage]) -> str:
    """The code of an open invitation of Cleo as a coach."""
    with commit():
        invite(
            email=" Cleo@Example.org",
            name="Cleo",
            unit=world.ward,
            role=UnitRole.QI_COACH,
            by=world.administrator,
            at=timezone.now(),
        )
    return code_in(mail[-1])


def join(code: str, at: datetime | None = None) -> User:
    at = at or timezone.now()
    return accept(
        invitation=open_invitation(code, at=at),
        name="Cleo Finch",
        password="green tea at dawn",
        by=SystemProcess("tests"),
        at=at,
    )


def test_the_mail_says_who_invites_to_what_and_holds_the_link(
    world: World, code: str, mail: list[EmailMessage]
) -> None:
    assert mail[-1].to == ["cleo@example.org"]
    assert mail[-1].subject == "Ada Administrator invites you to Northgate Fictional Health"
    assert f"/invitation/{code}/" in mail[-1].body
    assert "two weeks" in mail[-1].body


def test_only_a_digest_of_the_code_is_stored(code: str) -> None:
    stored = Invitation.objects.values().get()

    assert code not in str(stored)
    assert open_invitation(code, at=timezone.now()).pk == stored["id"]


def test_whoever_accepts_gets_an_account_with_the_role(world: World, code: str) -> None:
    person = join(code)

    assert (person.name, person.email) == ("Cleo Finch", "cleo@example.org")
    assert person.organisation == world.organisation
    assert roles_of(person, on=timezone.localdate()) == {UnitRole.QI_COACH}
    assert person.role_assignments.get().unit == world.ward


def test_an_invitation_is_used_once(code: str) -> None:
    opened_twice = open_invitation(code, at=timezone.now())
    join(code)

    with pytest.raises(NotNow, match="used up or too old"):
        open_invitation(code, at=timezone.now())
    with pytest.raises(NotNow, match="used up or too old"):
        accept(
            invitation=opened_twice,
            name="Cleo",
            password="green tea at dawn",
            by=SystemProcess("tests"),
            at=timezone.now(),
        )


def test_looking_at_an_invitation_does_not_use_it_up(code: str) -> None:
    for _ in range(3):
        open_invitation(code, at=timezone.now())

    assert join(code).pk


def test_an_invitation_ends_after_two_weeks(code: str) -> None:
    sent = Invitation.objects.get().expires_at - OPEN_FOR

    open_invitation(code, at=sent + timedelta(days=14) - timedelta(seconds=1))
    with pytest.raises(NotNow):
        open_invitation(code, at=sent + timedelta(days=14))


def test_a_second_invitation_of_the_same_person_ends_the_first(
    world: World, code: str, commit: Capture, mail: list[EmailMessage]
) -> None:
    with commit():
        invite(email="cleo@example.org", unit=world.ward, by=world.administrator, at=timezone.now())

    with pytest.raises(NotNow):
        open_invitation(code, at=timezone.now())
    assert join(code_in(mail[-1])).pk


def test_an_invitation_sent_again_has_a_new_link_and_two_more_weeks(
    world: World, code: str, commit: Capture, mail: list[EmailMessage]
) -> None:
    later = timezone.now() + timedelta(days=10)

    with commit():
        resend(invitation=Invitation.objects.get(), by=world.administrator, at=later)

    new_code = code_in(mail[-1])
    assert new_code != code
    with pytest.raises(NotNow):
        open_invitation(code, at=later)
    assert open_invitation(new_code, at=later + timedelta(days=13)).name == "Cleo"


def test_a_withdrawn_invitation_is_dead(world: World, code: str) -> None:
    withdraw(invitation=Invitation.objects.get(), by=world.administrator, at=timezone.now())

    with pytest.raises(NotNow):
        open_invitation(code, at=timezone.now())
    with pytest.raises(NotNow):
        resend(invitation=Invitation.objects.get(), by=world.administrator, at=timezone.now())


def test_an_accepted_invitation_cannot_be_withdrawn(world: World, code: str) -> None:
    join(code)

    with pytest.raises(NotNow):
        withdraw(invitation=Invitation.objects.get(), by=world.administrator, at=timezone.now())


def test_whoever_has_an_account_is_not_invited(world: World) -> None:
    with pytest.raises(Invalid, match="marked below") as refused:
        invite(
            email=world.lead.email.upper(),
            unit=world.ward,
            by=world.administrator,
            at=timezone.now(),
        )

    assert refused.value.fields == {"email": "This person has an account already."}


def test_an_account_made_meanwhile_is_named_to_whoever_accepts(world: World, code: str) -> None:
    User.objects.create(organisation=world.organisation, email="cleo@example.org", name="Cleo")

    with pytest.raises(Invalid) as refused:
        join(code)

    assert "Sign in instead" in refused.value.fields["email"]
    assert open_invitation(code, at=timezone.now()), "nothing was half-done"


def test_a_list_is_invited_whole_or_not_at_all(
    world: World, commit: Capture, mail: list[EmailMessage]
) -> None:
    people = [Invitee("one@example.org", "One"), Invitee("two@example.org")]

    def send(invitees: list[Invitee]) -> None:
        with commit():
            invite_several(
                invitees=invitees,
                unit=world.ward,
                role=UnitRole.STAFF,
                by=world.administrator,
                at=timezone.now(),
            )

    with pytest.raises(Invalid) as refused:
        send([*people, Invitee(world.lead.email)])
    assert world.lead.email in refused.value.fields["invitees"]
    assert not Invitation.objects.exists()
    assert mail == []

    send(people)
    assert [message.to for message in mail] == [["one@example.org"], ["two@example.org"]]


def test_staff_do_not_invite(world: World) -> None:
    with pytest.raises(Denied, match="Ask an administrator or a project lead"):
        invite(email="x@example.org", unit=world.ward, by=world.lead, at=timezone.now())


def test_another_organisation_does_not_invite_here(world: World) -> None:
    stranger = a_world("Southgate").administrator

    with pytest.raises(Denied):
        invite(email="x@example.org", unit=world.ward, by=stranger, at=timezone.now())


def test_whoever_may_invite_but_not_give_roles_invites_staff_only(world: World) -> None:
    inviter = a_person(world.organisation, role=UnitRole.PARTICIPATION_LEAD)

    invite(email="x@example.org", unit=world.ward, by=inviter, at=timezone.now())
    for role in set(UnitRole) - {UnitRole.STAFF}:
        with pytest.raises(Denied, match="give roles"):
            invite(email="y@example.org", unit=world.ward, role=role, by=inviter, at=timezone.now())


def test_a_role_that_one_may_not_give_cannot_be_sent_again_either(world: World, code: str) -> None:
    inviter = a_person(world.organisation, role=UnitRole.PARTICIPATION_LEAD)

    for change in (resend, withdraw):
        with pytest.raises(Denied):
            change(invitation=Invitation.objects.get(), by=inviter, at=timezone.now())


def test_open_invitations_are_shown_to_those_who_may_send_them_again(
    world: World, code: str
) -> None:
    inviter = a_person(world.organisation, role=UnitRole.PARTICIPATION_LEAD)
    own = invite(email="x@example.org", unit=world.ward, by=inviter, at=timezone.now())
    stranger = a_world("Southgate").administrator

    def shown(person: User, at: datetime | None = None) -> set[Invitation]:
        at = at or timezone.now()
        return set(open_invitations_for(person, on=timezone.localdate(), at=at))

    assert shown(world.administrator) == set(Invitation.objects.all())
    assert shown(inviter) == {own}
    assert shown(world.lead) == shown(stranger) == set()
    assert shown(world.administrator, at=timezone.now() + OPEN_FOR) == set()


def test_nobody_is_invited_to_a_closed_unit(world: World) -> None:
    world.ward.closed_on = timezone.localdate()

    with pytest.raises(Invalid) as refused:
        invite(email="x@example.org", unit=world.ward, by=world.administrator, at=timezone.now())

    assert "is closed" in refused.value.fields["unit"]


@pytest.fixture
def team_code(world: World, commit: Capture, mail: list[EmailMessage]) -> Callable[[str], str]:
    """Invites somebody to the team of the project and gives the code."""

    def invited(role: str) -> str:
        with commit():
            team.invite_to_team(
                project=world.project,
                email="cleo@example.org",
                name="Cleo",
                role=ProjectRole(role),
                by=world.lead,
                at=timezone.now(),
            )
        return code_in(mail[-1])

    return invited


def memberships(person: User) -> list[tuple[str, str]]:
    rows = ProjectMembership.objects.filter(user=person)
    return [(row.project.title, row.role) for row in rows]


def test_an_invitation_to_a_team_leads_into_the_team(
    world: World, team_code: Callable[[str], str]
) -> None:
    person = join(team_code("team_member"))

    assert memberships(person) == [(world.project.title, "team_member")]
    assert roles_of(person, on=timezone.localdate()) == {UnitRole.STAFF}


@pytest.mark.parametrize("role", ["service_user", "carer"])
def test_service_users_and_carers_do_not_become_staff(
    team_code: Callable[[str], str], role: str
) -> None:
    person = join(team_code(role))

    assert [held for _, held in memberships(person)] == [role]
    assert roles_of(person, on=timezone.localdate()) == set()


def test_an_invitation_of_somebody_who_left_still_makes_an_account(
    world: World, team_code: Callable[[str], str]
) -> None:
    code = team_code("team_member")
    ProjectMembership.objects.filter(user=world.lead).update(
        starts_on=date(2020, 1, 1), ends_on=date(2020, 1, 2)
    )

    person = join(code)

    assert memberships(person) == []


def test_a_project_lead_sends_and_withdraws_invitations_of_their_own(
    world: World, team_code: Callable[[str], str]
) -> None:
    code = team_code("team_member")

    assert list(open_invitations_for(world.lead, on=timezone.localdate(), at=timezone.now()))
    withdraw(invitation=Invitation.objects.get(), by=world.lead, at=timezone.now())
    with pytest.raises(NotNow):
        open_invitation(code, at=timezone.now())


def test_a_line_break_in_a_name_does_not_reach_the_subject_of_a_mail(
    world: World, commit: Capture, mail: list[EmailMessage]
) -> None:
    world.administrator.name = "Ada\r\nBcc: everybody@example.org"
    world.administrator.save()

    with commit():
        invite(email="x@example.org", unit=world.ward, by=world.administrator, at=timezone.now())

    assert mail[-1].subject.startswith("Ada Bcc: everybody@example.org invites you")
    assert mail[-1].recipients() == ["x@example.org"]


def test_the_history_says_who_invited_and_that_the_invited_accepted(
    world: World, code: str
) -> None:
    join(code)

    acts = [
        (entry.pgh_context["act"], entry.pgh_context["by_name"])
        for entry in history_of(Invitation.objects.get())
    ]
    assert acts == [("invitations.invite", "Ada Administrator"), ("invitations.accept", "tests")]


def test_a_closed_account_is_not_invited_again(world: World) -> None:
    close_account(person=world.lead, by=world.administrator, at=timezone.now())

    with pytest.raises(Invalid):
        invite(email=world.lead.email, unit=world.ward, by=world.administrator, at=timezone.now())
