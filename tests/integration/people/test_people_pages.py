"""The pages of people: the list, a person, their roles, a profile."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people.models import RoleAssignment
from people.services.accounts import close_account
from tests.integration.people.reading import words
from tests.world import World, a_person

Count = Callable[[int], AbstractContextManager]


def test_people_are_listed_with_their_roles(world: World, admin: Client, lead: Client) -> None:
    for browser, sees_addresses in ((admin, True), (lead, False)):
        said = words(browser.get(reverse("people")))
        assert "Lena Lead" in said
        assert "Staff, Northgate Fictional Health" in said
        assert (world.lead.email in said) is sees_addresses


def test_a_search_narrows_the_list(world: World, admin: Client) -> None:
    assert "Lena Lead" not in words(admin.get(reverse("people"), {"q": "ada"}))
    assert "Nobody found" in words(admin.get(reverse("people"), {"q": "zzz"}))


def test_closed_accounts_are_listed_apart(world: World, admin: Client) -> None:
    close_account(person=world.lead, by=world.administrator, at=timezone.now())

    assert "Lena Lead" not in words(admin.get(reverse("people")))
    assert "Lena Lead" in words(admin.get(reverse("people"), {"accounts": "closed"}))


def test_a_long_list_has_pages(world: World, admin: Client) -> None:
    for _ in range(60):
        a_person(world.organisation)

    assert "51 to 62 of 62 people" in words(admin.get(reverse("people"), {"page": "2"}))
    assert admin.get(reverse("people"), {"page": "zzz"}).status_code == 200


@pytest.mark.parametrize("number", [1, 40])
def test_the_list_costs_the_same_however_long(
    world: World, admin: Client, django_assert_num_queries: Count, number: int
) -> None:
    for _ in range(number):
        a_person(world.organisation)
    admin.get(reverse("people"))

    with django_assert_num_queries(7):  # session, person, may invite, count, people, roles, tabs
        admin.get(reverse("people"))


def test_a_person_is_shown_with_what_one_may_do(world: World, admin: Client, lead: Client) -> None:
    address = reverse("person", args=[world.administrator.public_id])
    as_lead, as_admin = words(lead.get(address)), words(admin.get(address))
    own = words(lead.get(reverse("person", args=[world.lead.public_id])))
    other = words(admin.get(reverse("person", args=[world.lead.public_id])))

    assert "Administrator, Northgate Fictional Health" in as_lead
    assert "Give a role" not in as_lead
    assert world.administrator.email not in as_lead
    assert "Close this account" not in as_admin, "nobody closes their own"
    assert "Change your profile" in own
    assert world.lead.email in own
    assert "Close this account" in other


def test_a_role_is_given_and_ended(world: World, admin: Client) -> None:
    person = [world.lead.public_id]

    given = admin.post(
        reverse("role_new", args=person),
        {"unit": str(world.ward.public_id), "role": "qi_coach"},
        follow=True,
    )
    assert "Lena Lead is QI coach at Willow ward." in words(given)
    role = RoleAssignment.objects.get(user=world.lead, role="qi_coach")
    ended = admin.post(reverse("role_end", args=[role.public_id]), follow=True)

    assert "QI coach at Willow ward ends tonight." in words(ended)


def test_the_last_administrator_stays_and_the_page_says_why(world: World, admin: Client) -> None:
    role = RoleAssignment.objects.get(user=world.administrator)
    person = reverse("person", args=[world.administrator.public_id])

    answer = admin.post(
        reverse("role_end", args=[role.public_id]),
        headers={"referer": f"http://testserver{person}"},
        follow=True,
    )

    assert answer.redirect_chain == [(f"http://testserver{person}", 302)]
    assert "An organisation needs an administrator." in words(answer)


def test_an_account_is_closed_after_a_question_and_reopened(world: World, admin: Client) -> None:
    person = [world.lead.public_id]

    assert "Close the account of Lena Lead?" in words(
        admin.get(reverse("account_close", args=person))
    )
    closed = admin.post(reverse("account_close", args=person), follow=True)
    assert "This account is closed" in words(closed)
    assert "Give a role" not in words(closed)
    reopened = admin.post(reverse("account_reopen", args=person), follow=True)
    assert "Lena Lead can sign in again." in words(reopened)


def test_a_profile_is_changed(world: World, lead: Client) -> None:
    assert 'value="Lena Lead"' in lead.get(reverse("profile")).content.decode()

    lead.post(reverse("profile"), {"name": "Lena\nLeader", "job_title": "Ward manager"})
    refused = lead.post(reverse("profile"), {"name": "", "job_title": "x"})

    world.lead.refresh_from_db()
    assert (world.lead.name, world.lead.job_title) == ("Lena Leader", "Ward manager")
    assert refused.status_code == 422
    assert "Enter your name." in words(refused)


def test_filters_can_be_cleared_where_there_are_any(admin: Client) -> None:
    assert "Clear filters" not in words(admin.get(reverse("people")))
    assert "Clear filters" in words(admin.get(reverse("people"), {"q": "Lena"}))
