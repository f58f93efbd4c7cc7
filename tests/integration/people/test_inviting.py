"""The pages on which people are invited."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.conf import LazySettings
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people.models import Invitation, Unit
from people.roles import UnitRole
from people.services.invitations import invite
from tests.integration.people.reading import words
from tests.world import World, a_person, a_unit

Count = Callable[[int], AbstractContextManager]
Capture = Callable[..., AbstractContextManager]


@pytest.fixture
def sent(world: World) -> Invitation:
    return invite(
        email="cleo@example.org", unit=world.ward, by=world.administrator, at=timezone.now()
    )


def send(browser: Client, unit: Unit, invitees: str, role: str = "staff"):
    answers = {"invitees": invitees, "unit": str(unit.public_id), "role": role}
    return browser.post(reverse("invitation_new"), answers, follow=True)


def test_a_pasted_list_is_invited(
    world: World,
    admin: Client,
    mail: list[EmailMessage],
    django_capture_on_commit_callbacks: Capture,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        answer = send(
            admin, world.ward, "Cleo <cleo@example.org>\nDora dora@example.org", "sponsor"
        )

    assert answer.redirect_chain == [(reverse("invitations"), 302)]
    assert "2 invitations are on the way." in words(answer)
    assert "Cleo cleo@example.org Sponsor, Willow ward Ada Administrator" in words(answer)
    assert [message.to for message in mail] == [["cleo@example.org"], ["dora@example.org"]]


def test_without_a_mail_server_the_page_says_that_nothing_leaves(
    world: World, admin: Client, settings: LazySettings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

    answer = send(admin, world.ward, "cleo@example.org")

    assert "The invitation of cleo@example.org is saved, but cannot be sent yet." in words(answer)
    assert "No mail server is set up yet" in words(answer)


@pytest.mark.parametrize(
    ("invitees", "said"),
    [
        ("", "Enter at least one e-mail address."),
        ("cleo@example.org\nDora", "“Dora” has no e-mail address in it."),
        ("LEAD", "These have an account already:"),
    ],
)
def test_nobody_is_invited_while_a_line_is_wrong(
    world: World, admin: Client, invitees: str, said: str
) -> None:
    invitees = invitees.replace("LEAD", f"new@example.org\n{world.lead.email}")

    answer = send(admin, world.ward, invitees)

    assert answer.status_code == 422
    assert said in words(answer)
    assert not Invitation.objects.exists()


def test_a_list_that_was_sent_signed_out_is_kept_but_not_sent(world: World, client: Client) -> None:
    led_away = send(client, world.ward, "Cleo <cleo@example.org>")
    client.force_login(world.administrator)

    page = client.get(reverse("invitation_new"))

    assert led_away.redirect_chain[0][0].startswith(reverse("account_login"))
    assert "Nothing is sent yet" in words(page)
    assert "Cleo &lt;cleo@example.org&gt;" in page.content.decode()
    assert not Invitation.objects.exists()
    assert "Nothing is sent yet" not in words(client.get(reverse("invitation_new")))


def test_the_form_offers_only_roles_that_one_may_give(world: World) -> None:
    inviter = a_person(world.organisation, role=UnitRole.PARTICIPATION_LEAD)
    browser = Client()
    browser.force_login(inviter)

    page = browser.get(reverse("invitation_new")).content.decode()
    refused = send(browser, world.ward, "cleo@example.org", "administrator")

    assert 'value="staff"' in page
    assert 'value="administrator"' not in page
    assert refused.status_code == 422
    assert not Invitation.objects.exists()


def test_a_role_that_one_gives_elsewhere_cannot_be_offered_here(world: World) -> None:
    """Tampering with a form that offers it: the service looks at the place."""
    elsewhere = a_unit(world.organisation, "Elm ward")
    person = a_person(world.organisation, role=UnitRole.PARTICIPATION_LEAD)
    person.role_assignments.create(
        organisation=world.organisation,
        unit=elsewhere,
        role=UnitRole.ADMINISTRATOR,
        starts_on=timezone.localdate(),
    )
    browser = Client()
    browser.force_login(person)

    refused = send(browser, world.ward, "cleo@example.org", "administrator")

    assert refused.status_code == 403
    assert not Invitation.objects.exists()


def test_an_invitation_is_sent_again_and_withdrawn(
    world: World, sent: Invitation, admin: Client
) -> None:
    again = admin.post(reverse("invitation_resend", args=[sent.public_id]), follow=True)
    assert "The invitation of cleo@example.org is" in words(again)

    gone = admin.post(reverse("invitation_withdraw", args=[sent.public_id]), follow=True)
    assert "The invitation of cleo@example.org is withdrawn." in words(gone)
    assert "No open invitations" in words(gone)


@pytest.mark.parametrize("number", [1, 20])
def test_the_list_of_invitations_costs_the_same_however_long(
    world: World, admin: Client, django_assert_num_queries: Count, number: int
) -> None:
    for one in range(number):
        invite(
            email=f"person{one}@new.example",
            unit=world.ward,
            by=world.administrator,
            at=timezone.now(),
        )
    admin.get(reverse("invitations"))

    with django_assert_num_queries(6):  # session, person, invitations, late ones, may invite, tabs
        admin.get(reverse("invitations"))
