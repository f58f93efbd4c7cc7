"""The planned trust, for tests without a database, and a small one that is really there."""

from collections.abc import Iterator
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connections
from pytest_django import DjangoDbBlocker

from qiplatform.demonstration.planning import plan_trust
from qiplatform.demonstration.plans import TrustPlan
from tests.conftest import as_owner, empty_all_tables


@pytest.fixture(scope="session")
def plan() -> TrustPlan:
    return plan_trust("full", today=date(2027, 3, 17))


@pytest.fixture(scope="module")
def seeded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The small trust, committed; the value is what the command said."""
    said = StringIO()
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.DEMONSTRATION", True)
        call_command("seed_demo", size="small", stdout=said)
        yield said.getvalue()
        connections.close_all()
        with as_owner():
            empty_all_tables()
