"""The pages of places: a tree that is added to, changed and pruned."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people.models import Unit
from people.roles import UnitRole
from people.selectors import top_unit
from people.services.units import close_unit
from tests.integration.people.reading import words
from tests.world import World, a_person, a_unit, a_world

Count = Callable[[int], AbstractContextManager]


def test_the_tree_shows_each_place_below_its_parent(
    world: World, admin: Client, lead: Client
) -> None:
    a_unit(world.organisation, "Bay 1", parent=world.ward)

    for browser, may_change in ((admin, True), (lead, False)):
        answer = browser.get(reverse("units"))
        assert re.search(
            r"Northgate Fictional Health.*2 people.*<ul.*Willow ward.*<ul.*Bay 1",
            answer.content.decode(),
            re.DOTALL,
        )
        assert ("Change Willow ward" in words(answer)) is may_change


@pytest.mark.parametrize("number", [1, 30])
def test_the_tree_costs_the_same_however_large(
    world: World, admin: Client, django_assert_num_queries: Count, number: int
) -> None:
    for _ in range(number):
        a_person(world.organisation, unit=a_unit(world.organisation))
    admin.get(reverse("units"))

    with django_assert_num_queries(5):  # session, person, units, those managed, people
        admin.get(reverse("units"))


def add(browser: Client, parent: Unit, **answers: str):
    known = {"name": "Birch ward", "parent": str(parent.public_id), "kind": "team"}
    return browser.post(reverse("unit_new"), known | answers)


def test_a_place_is_added_and_the_list_says_so(world: World, admin: Client) -> None:
    answer = add(admin, world.ward, name="  Birch \n ward ")

    assert answer.url == reverse("units")
    assert Unit.objects.get(parent=world.ward).name == "Birch ward"
    assert "Birch ward is added." in words(admin.get(answer.url))


def test_the_first_place_leads_on_to_its_first_project(world: World, admin: Client) -> None:
    close_unit(unit=world.ward, by=world.administrator, at=timezone.now())

    page = admin.get(reverse("unit_new"))
    answer = add(admin, top_unit(world.organisation), then="project")

    assert "Add your first place" in words(page)
    assert re.search(r'<button[^>]*name="then"[^>]*value="project"', page.content.decode())
    unit = Unit.objects.get(name="Birch ward")
    assert answer.url == f"{reverse('project_new')}?unit={unit.public_id}"


def test_one_may_go_on_adding_below_the_same_place(world: World, admin: Client) -> None:
    answer = add(admin, world.ward, then="another")
    page = admin.get(answer.url).content.decode()

    assert f'value="{world.ward.public_id}" selected' in page
    assert re.search(r'value="team"[^>]*checked', page)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"name": " "}, "Enter the name of the place."),
        ({"name": "x" * 121}, "Shorten this to 120 characters or fewer."),
        ({"parent": ""}, "Choose what it is part of."),
        ({"parent": "00000000-0000-0000-0000-000000000001"}, "Choose what it is part of."),
        ({"name": "Willow ward", "parent": "top"}, "There is already a “Willow ward”"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    world: World, admin: Client, answers: dict[str, str], said: str
) -> None:
    if answers.get("parent") == "top":
        answers = answers | {"parent": str(top_unit(world.organisation).public_id)}

    known = {"parent": str(world.ward.public_id), "warehouse_code": "W-77"}
    answer = admin.post(reverse("unit_new"), {"name": "Elm", "kind": "team"} | known | answers)

    assert answer.status_code == 422
    assert said in words(answer)
    assert 'value="W-77"' in answer.content.decode()
    assert Unit.objects.count() == 2


def test_a_place_of_another_organisation_cannot_be_chosen(world: World, admin: Client) -> None:
    elsewhere = a_world("Southgate").ward

    assert add(admin, elsewhere).status_code == 422
    assert not elsewhere.children.exists()


def test_a_place_is_changed_closed_and_reopened(world: World, admin: Client) -> None:
    ward = [world.ward.public_id]
    form = admin.get(reverse("unit_edit", args=ward)).content.decode()
    assert 'value="Willow ward"' in form

    admin.post(
        reverse("unit_edit", args=ward),
        {
            "name": "Elm ward",
            "parent": str(top_unit(world.organisation).public_id),
            "kind": "service",
        },
    )
    assert "Close Elm ward?" in words(admin.get(reverse("unit_close", args=ward)))
    closed = admin.post(reverse("unit_close", args=ward), follow=True)
    assert "Elm ward is closed." in words(closed)
    assert "Service, closed on" in words(closed)
    reopened = admin.post(reverse("unit_reopen", args=ward), follow=True)
    assert "Elm ward is open again." in words(reopened)
    assert "Closed places" not in words(reopened)


def test_the_name_of_the_organisation_is_changed_at_the_top(world: World, admin: Client) -> None:
    top = top_unit(world.organisation)

    answer = admin.post(
        reverse("unit_edit", args=[top.public_id]), {"name": "Northgate Trust"}, follow=True
    )

    assert "Northgate Trust is saved." in words(answer)
    world.organisation.refresh_from_db()
    assert world.organisation.name == "Northgate Trust"
    assert b"Close this place" not in admin.get(reverse("unit_edit", args=[top.public_id])).content


def test_an_administrator_of_one_ward_changes_it_where_it_is(world: World) -> None:
    local = a_person(world.organisation, role=UnitRole.ADMINISTRATOR, unit=world.ward)
    browser = Client()
    browser.force_login(local)
    top = top_unit(world.organisation)

    browser.post(
        reverse("unit_edit", args=[world.ward.public_id]),
        {"name": "Elm ward", "parent": str(top.public_id), "kind": "team"},
    )

    world.ward.refresh_from_db()
    assert (world.ward.name, world.ward.parent) == ("Elm ward", top)
