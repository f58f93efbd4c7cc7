"""The table of addresses is whole, and the tests that hold it notice a hole."""

import pytest
from django.urls import reverse

from people.models import User
from people.roles import Action
from qiplatform.access import ADDRESSES, Reach, Rule
from tests.access.expecting import Question, Where, names, unkept
from tests.access.worlds import Somebody
from tests.world import World, a_person, a_world

EDIT = Rule(action=Action.EDIT_PROJECT, reach=Reach.PROJECT)


@pytest.fixture
def world(db: None) -> World:
    return a_world()


def hole_at(world: World) -> list[Question]:
    address = reverse("hole", args=[world.project.public_id])
    return [Question("hole", address, (EDIT,), "post", None, names_something=True)]


def a_stranger(person: User) -> list[Somebody]:
    return [Somebody("somebody without a role", person)]


def test_every_address_has_its_line() -> None:
    assert names() == set(ADDRESSES)


@pytest.mark.urls("tests.access.holes")
def test_a_view_without_a_check_is_noticed(world: World) -> None:
    stranger = a_stranger(a_person(world.organisation, role=None))

    assert unkept(stranger, hole_at(world), Where.HERE) == {
        "hole post, somebody without a role": 200
    }


@pytest.mark.urls("tests.access.holes")
def test_a_view_into_another_organisation_is_noticed(world: World) -> None:
    stranger = a_stranger(a_world("Southgate Fictional Health").lead)

    assert unkept(stranger, hole_at(world), Where.ABROAD) == {
        "hole post, somebody without a role": 200
    }
