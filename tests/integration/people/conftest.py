from collections.abc import Iterator

import pytest
from django.core.mail import EmailMessage

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
