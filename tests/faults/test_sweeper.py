"""The sweeper goes on after a round that the database refused."""

from collections.abc import Iterator

import pytest
from django.db import connection

from charts.models import Judgement
from tests.conftest import as_owner
from tests.stack import Stack, wait_until
from tests.world import a_measure, a_world, some_data

_REFUSE = "ALTER TABLE charts_judgement ADD CONSTRAINT refused CHECK (false) NOT VALID"
_ALLOW = "ALTER TABLE charts_judgement DROP CONSTRAINT IF EXISTS refused"


@pytest.fixture
def refused(committed: None) -> Iterator[None]:
    """No judgement can be written, as when its measure is removed meanwhile."""
    by_owner(_REFUSE)
    yield
    by_owner(_ALLOW)


def test_a_round_that_was_refused_is_not_the_last(refused: None, own_stack: Stack) -> None:
    world = a_world()
    some_data(a_measure(world.project, world.lead), world.lead, [4.0, 5.0] * 8)

    with own_stack.sweeper(seconds=1) as sweeper:
        wait_until(lambda: "IntegrityError" in sweeper.log_text(), what="a refusal")
        by_owner(_ALLOW)
        wait_until(Judgement.objects.exists, what="a judgement")


def by_owner(statement: str) -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(statement)
