import pytest

from charts.models import Measure
from people.models import User
from projects.models import Project
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
    return a_measure(world.project, world.lead)
