"""The page that the link of an invitation leads to, and the mail that holds it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people.models import Organisation, User
from people.roles import UnitRole
from people.services.invitations import invite
from tests.integration.people.reading import found, snapshot, way_on, words
from tests.world import World

Capture = Callable[..., AbstractContextManager]


@pytest.fixture
def link(
    world: World, mail: list[EmailMessage], django_capture_on_commit_callbacks: Capture
) -> str:
    """The address in the mail of an invitation as a coach."""
    with django_capture_on_commit_callbacks(execute=True):
        invite(
            email="cleo@example.org",
            name="Cleo",
            unit=world.ward,
            role=UnitRole.QI_COACH,
            by=world.administrator,
            at=timezone.now(),
        )
    return found(r"(/invitation/\S+)", mail[-1].body)


JOINING = {"name": "Cleo Finch", "password": "green tea at dawn"}


def test_a_mail_scanner_that_opens_the_link_does_not_use_it_up(client: Client, link: str) -> None:
    before = snapshot()

    for ask in (client.get, client.head, client.options, client.get):
        assert ask(link).status_code == 200
    assert snapshot() == before

    assert client.post(link, JOINING).status_code == 302


def test_the_page_of_an_invitation_says_who_invites_to_what(client: Client, link: str) -> None:
    said = words(client.get(link))

    assert "Join Northgate Fictional Health" in said
    assert "Ada Administrator invites you" in said
    assert "QI coach, Willow ward" in said
    assert "cleo@example.org" in said


def test_whoever_joins_is_signed_in(client: Client, world: World, link: str) -> None:
    answer = client.post(link, JOINING)

    assert way_on(answer) == reverse("home")
    assert 'value="Cleo Finch"' in client.get(reverse("profile")).content.decode()


def test_a_used_link_says_so_and_leads_to_sign_in(client: Client, link: str) -> None:
    client.post(link, JOINING)

    for ask in (Client().get, lambda path: Client().post(path, JOINING)):
        answer = ask(link)
        assert answer.status_code == 410
        assert "used up or too old" in words(answer)
        assert reverse("account_login") in answer.content.decode()


def test_a_made_up_link_says_no_more_than_a_used_one(client: Client, link: str) -> None:
    client.post(link, JOINING)

    assert Client().get(link).content == Client().get("/invitation/made-up/").content


def test_joining_needs_a_name_and_a_good_password(client: Client, link: str) -> None:
    answer = client.post(link, {"name": "", "password": "short"})

    assert answer.status_code == 422
    assert "Enter your name." in words(answer)
    assert "at least 12 characters" in words(answer)
    assert not User.objects.filter(email="cleo@example.org").exists()


def test_whoever_is_signed_in_already_is_asked_to_sign_out_first(
    lead: Client, world: World, link: str
) -> None:
    said = words(lead.get(link))
    lead.post(link, JOINING)

    assert "You are signed in as Lena Lead" in said
    assert not User.objects.filter(email="cleo@example.org").exists()
    assert way_on(lead.post("/account/logout/", {"next": link})) == link


@pytest.fixture
def kept_mail(settings: LazySettings, tmp_path: Path, link: str) -> None:
    """A demonstration that has sent one invitation into its folder."""
    settings.MAIL_FOLDER = str(tmp_path)
    settings.DEMONSTRATION = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    EmailMessage("Hello <b>", f"<script>x</script> http://testserver{link}", to=["a@b.org"]).send()


def test_the_demonstration_shows_its_mail_with_links_that_work(
    client: Client, kept_mail: None, link: str
) -> None:
    listed = client.get(reverse("mail_page")).content.decode()
    letter = found(r'href="(/demonstration/mail/\w+/)"', listed)
    shown = client.get(letter).content.decode()

    assert "Hello &lt;b&gt;" in listed
    assert f'href="http://testserver{link}"' in shown
    assert "<script>x" not in shown


def test_mail_that_is_not_there_is_not_found(client: Client, kept_mail: None) -> None:
    assert client.get("/demonstration/mail/abc/").status_code == 404


@pytest.mark.parametrize(("setting", "value"), [("DEMONSTRATION", False), ("MAIL_FOLDER", "")])
def test_mail_is_shown_in_the_demonstration_alone(
    client: Client, kept_mail: None, settings: LazySettings, setting: str, value: object
) -> None:
    setattr(settings, setting, value)

    assert client.get(reverse("mail_page")).status_code == 404


def test_a_service_user_may_join_without_a_password(client: Client, link: str) -> None:
    answer = client.post(link, {"name": "Cleo Finch", "without_password": "on"})

    person = User.objects.get(email="cleo@example.org")
    assert answer.status_code == 302
    assert not person.has_usable_password()
    assert client.get(reverse("profile")).status_code == 200


def test_staff_choose_a_password(client: Client, world: World, link: str) -> None:
    Organisation.objects.update(staff_domains=["example.org"])

    page = client.get(link)
    refused = client.post(link, {"name": "Cleo Finch", "without_password": "on"})

    assert "I want no password" not in page.content.decode()
    assert refused.status_code == 422
    assert not User.objects.filter(email="cleo@example.org").exists()
