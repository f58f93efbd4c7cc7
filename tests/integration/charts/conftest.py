import pytest
from django.test import Client

from charts.models import Measure
from people.models import User
from tests.world import SEEN_ON_TIME, World, a_measure, a_world


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def falls(world: World) -> Measure:
    """A count a month."""
    return a_measure(world.project, world.lead)


@pytest.fixture
def seen(world: World) -> Measure:
    """A percentage a week."""
    return a_measure(world.project, world.lead, SEEN_ON_TIME)


@pytest.fixture
def lead(world: World) -> Client:
    """A browser of the project's lead."""
    return signed_in(world.lead)


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client
