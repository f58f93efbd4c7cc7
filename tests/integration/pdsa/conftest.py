import pytest
from django.test import Client

from charts.models import Measure
from people.models import User
from projects.models import Project
from tests.integration.pdsa.pages import signed_in
from tests.world import World, a_measure, a_world


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def project(world: World) -> Project:
    return world.project


@pytest.fixture
def lead(world: World) -> User:
    return world.lead


@pytest.fixture
def falls(world: World) -> Measure:
    """A count a month."""
    return a_measure(world.project, world.lead)


@pytest.fixture
def client(lead: User) -> Client:
    """A browser of the project's lead."""
    return signed_in(lead)
