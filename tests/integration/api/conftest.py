import pytest

from tests.api import Machine, a_key
from tests.world import World, a_world


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def machine(world: World) -> Machine:
    """With a key that opens everything on the whole organisation."""
    return Machine(a_key(world.organisation))
