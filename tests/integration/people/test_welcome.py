"""The first page of a new installation."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from people.models import Organisation, User
from tests.integration.people.reading import way_on, words
from tests.world import World, a_world

WELCOME = "/welcome/"
ANSWERS = {
    "code": "open-sesame",
    "organisation_name": "Northgate Fictional Health",
    "time_zone": "Europe/London",
    "person_name": "Ada Wren",
    "email": "ada@example.org",
    "password": "purple horses sing",
}


@pytest.mark.parametrize("path", ["/", "/projects/", "/account/login/", "/nowhere/"])
def test_every_address_of_an_empty_installation_leads_there(
    db: None, client: Client, path: str
) -> None:
    assert way_on(client.get(path)) == WELCOME


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_supervisors_are_answered_before_anybody_has_set_up(
    db: None, client: Client, path: str
) -> None:
    assert client.get(path).status_code == 200


def test_the_code_in_the_address_is_filled_in(db: None, client: Client) -> None:
    page = client.get(WELCOME, {"code": "open-sesame"}).content.decode()

    assert 'name="code" value="open-sesame"' in page
    assert '<option value="Europe/London" selected>London</option>' in page


def test_whoever_sets_up_is_signed_in_and_goes_home(db: None, client: Client) -> None:
    answer = client.post(WELCOME, ANSWERS)

    assert way_on(answer) == reverse("home")
    page = client.get(reverse("profile")).content.decode()
    assert 'value="Ada Wren"' in page
    assert "Northgate Fictional Health" in page


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"code": "guess"}, "That is not the setup code that the start printed."),
        ({"code": ""}, "Enter the setup code that the start printed."),
        ({"organisation_name": " \n "}, "Enter the name of the organisation."),
        ({"organisation_name": "x" * 121}, "Shorten this to 120 characters or fewer."),
        ({"time_zone": "Mars/Olympus"}, "Choose a time zone from the list."),
        ({"person_name": ""}, "Enter your name."),
        ({"email": "ada@ward"}, "Enter the whole address, such as amara@example.org."),
        ({"email": ""}, "Enter an e-mail address."),
        ({"password": "too short"}, "at least 12 characters"),
        ({"password": "ada@example.org"}, "too similar"),
        ({"password": ""}, "Choose a password."),
    ],
)
def test_a_wrong_answer_is_named_and_the_others_are_kept(
    db: None, client: Client, answers: dict[str, str], said: str
) -> None:
    answer = client.post(WELCOME, ANSWERS | answers)

    assert answer.status_code == 422
    assert said in words(answer)
    kept = ANSWERS | answers
    for name in {"code", "organisation_name", "person_name", "email"} - answers.keys():
        assert f'value="{kept[name]}"' in answer.content.decode()
    assert kept["password"] == "" or kept["password"] not in re.findall(
        r'type="password"[^>]*value="([^"]*)"', answer.content.decode()
    )
    assert not Organisation.objects.exists()


def test_all_wrong_answers_are_named_at_once(db: None, client: Client) -> None:
    said = words(client.post(WELCOME, {"code": "guess", "password": "short"}))

    for part in ("not the setup code", "Enter your name.", "at least 12 characters"):
        assert part in said


def test_the_second_visitor_learns_that_it_exists_already(client: Client, world: World) -> None:
    opened, sent = client.get(WELCOME), client.post(WELCOME, ANSWERS)

    assert (opened.status_code, sent.status_code) == (200, 409)
    for answer in (opened, sent):
        assert "The organisation exists already" in words(answer)
    assert not User.objects.filter(email=ANSWERS["email"]).exists()


def test_whoever_is_signed_in_goes_home(client: Client, world: World) -> None:
    client.force_login(world.lead)

    assert way_on(client.get(WELCOME)) == reverse("home")


def test_without_a_setup_code_the_page_says_what_to_do(
    db: None, client: Client, settings: LazySettings
) -> None:
    settings.SETUP_CODE = ""

    answers = [client.get(WELCOME), client.post(WELCOME, ANSWERS | {"code": ""})]

    for answer in answers:
        assert answer.status_code == 403
        assert "Whoever runs the server sets SETUP_CODE" in words(answer)
    assert not Organisation.objects.exists()


def test_the_code_cannot_be_guessed_at_leisure(db: None, client: Client) -> None:
    answers = [client.post(WELCOME, ANSWERS | {"code": f"guess{n}"}) for n in range(21)]

    assert [answer.status_code for answer in answers] == [422] * 20 + [429]


def test_once_there_is_an_organisation_no_page_asks_again(
    db: None, client: Client, django_assert_num_queries: Callable[[int], AbstractContextManager]
) -> None:
    assert way_on(client.get("/account/logout/")) == WELCOME
    a_world()
    client.get("/account/logout/")

    with django_assert_num_queries(0):
        assert way_on(client.get("/account/logout/")) == reverse("account_login")
