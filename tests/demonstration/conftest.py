"""The planned trust, a small one that is really there, and files to load.

One test reads a file that is not copied into the project. Where it is absent the test is left out
and the first lines of the report say so.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from fcntl import LOCK_EX, flock
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, connections
from psycopg2.errors import ObjectInUse
from pytest_django import DjangoDbBlocker

from people.models import User
from people.roles import UnitRole
from qiplatform.demonstration.planning import plan_trust
from qiplatform.demonstration.plans import TrustPlan
from tests.conftest import as_owner, empty_all_tables
from tests.engine.reference import SHARED
from tests.schema import copy_database
from tests.stack import embedded_services, worker_number
from tests.world import a_person, an_organisation

REAL_FILE = SHARED / "real" / "ae_attendances.csv"
SEEDED = "test_qi_seeded"  # the database of the small trust, from which others are copied
collect_ignore = [] if REAL_FILE.exists() else ["test_load_real_series.py"]


def pytest_report_header() -> list[str]:
    return [
        f"loading: {test} is left out, because there is no {REAL_FILE}" for test in collect_ignore
    ]


@pytest.fixture(scope="session")
def plan() -> TrustPlan:
    return plan_trust("full", today=date(2027, 3, 17))


@pytest.fixture(scope="module")
def seeded(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """The small trust, committed; the value is what the command said.

    It takes seconds to build, so that only the first of these modules builds it. The others copy
    its database, in whichever worker they are, unless servers of a journey in the browser are
    still at work there.
    """
    name = connection.settings_dict["NAME"]
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.DEMONSTRATION", True)
        with _one_at_a_time(_shared_by_workers(tmp_path_factory)) as said:
            if not said.exists() or not _copied(SEEDED, name):
                text = StringIO()
                call_command("seed_demo", size="small", stdout=text)
                if _copied(name, SEEDED):
                    said.write_text(text.getvalue())
            words = said.read_text() if said.exists() else text.getvalue()
        yield words
        connections.close_all()
        with as_owner():
            empty_all_tables()


def _shared_by_workers(factory: pytest.TempPathFactory) -> Path:
    folder = factory.getbasetemp()
    return folder.parent if worker_number() else folder


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[Path]:
    """The file in which the words of the command stand, once the small trust is there."""
    with (folder / "seeded.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        yield folder / "seeded.txt"


def _copied(source: str, name: str) -> bool:
    connections.close_all()  # a database is copied when nobody is in it
    try:
        copy_database(source, name, embedded_services().owner_database_url)
    except ObjectInUse:
        return False
    return True


@pytest.fixture
def analyst(db: None) -> User:
    person = a_person(an_organisation(), "Tess Analyst", UnitRole.QI_TEAM)
    person.email = "tess@example.org"
    person.save()
    return person


@pytest.fixture
def load(tmp_path: Path, analyst: User) -> Callable[..., tuple[str, str]]:
    """Load a text as a file; gives what was said, and what was complained about."""

    def run(text: str, **changes: Any) -> tuple[str, str]:
        file = tmp_path / "series.csv"
        file.write_text(text, encoding=changes.pop("written_in", "utf-8"))
        said, complained = StringIO(), StringIO()
        options = {
            "by": analyst.email,
            "period_column": "month",
            "unit_column": "ward",
            "measure_columns": ["kind"],
            "numerator": "late",
            "denominator": "all",
            "name_template": "Late, kind {kind}",
            "unit_name_template": "Ward {ward}",
            "denominator_words": "people",
            "shape": "percentage",
            "direction": "decrease",
        }
        command_line = [str(file)]
        for name, value in (options | changes).items():
            values = value if isinstance(value, list) else [value]
            command_line += [f"--{name.replace('_', '-')}", *map(str, values)]
        call_command("load_series", *command_line, stdout=said, stderr=complained)
        return said.getvalue(), complained.getvalue()

    return run
