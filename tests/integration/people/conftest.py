from collections.abc import Iterator

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from qiplatform.celery import app
from tests.world import World, a_world


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def mail(mailoutbox: list[EmailMessage]) -> Iterator[list[EmailMessage]]:
    """What was sent, with tasks run where they are asked for, as a worker would run them."""
    app.conf.task_always_eager = True
    yield mailoutbox
    app.conf.task_always_eager = False


@pytest.fixture
def admin(client: Client, world: World) -> Client:
    """A browser of the administrator of the organisation."""
    client.force_login(world.administrator)
    return client


@pytest.fixture
def lead(world: World) -> Client:
    """A browser of somebody without a say in people and places."""
    browser = Client()
    browser.force_login(world.lead)
    return browser


@pytest.fixture
def stranger(world: World) -> Client:
    """A browser of the administrator of another organisation."""
    browser = Client()
    browser.force_login(a_world("Southgate Fictional Health").administrator)
    return browser
