import pytest
from django.db import connection
from django.test import Client

from people.models import User
from qiplatform.management.commands.sweep import sweep
from tests.world import World, a_world


@pytest.fixture
def world(db: None) -> World:
    return a_world()


def signed_in(person: User) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(person)
    return client


def work_done() -> None:
    """Everything committed, analysed and summarised, as workers or the sweeper leave it."""
    commit_what_is_due()
    sweep()


def commit_what_is_due() -> None:
    """What the database does when a transaction ends, in a test whose transaction never does."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
