"""Two wards whose measures carry codes of the warehouse, and files to load into them.

One test reads a file that is not copied into the project. Where it is absent the test is left out
and the first lines of the report say so.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from charts.models import Measure, Measurement
from feeds.loading import run_waiting_loads
from feeds.models import Load, RejectedRow
from feeds.services.loads import Wishes, accept_load
from people.models import Organisation, Unit, User
from people.roles import UnitRole
from tests.engine.reference import SHARED
from tests.world import FALLS, SEEN_ON_TIME, a_measure, a_person, a_unit, an_organisation

REAL_FILE = SHARED / "real" / "ae_attendances.csv"
collect_ignore = [] if REAL_FILE.exists() else ["test_real_file.py"]
Numbers = tuple[float | None, float | None, float | None]


def pytest_report_header() -> list[str]:
    return [
        f"feeds: {test} is left out, because there is no {REAL_FILE}" for test in collect_ignore
    ]


@dataclass
class Warehouse:
    organisation: Organisation
    analyst: User
    wards: list[Unit]
    falls: list[Measure]
    seen: list[Measure]

    def load(self, text: str | bytes, name: str = "feed.csv", **wishes: Any) -> Load:
        """Send a file, and let a worker do it."""
        content = text.encode() if isinstance(text, str) else text
        load = accept_load(
            name=name,
            content=BytesIO(content),
            size=len(content),
            wishes=Wishes(**wishes),
            by=self.analyst,
            at=timezone.now(),
        )
        run_waiting_loads()
        load.refresh_from_db()
        return load


def a_warehouse(name: str = "Northgate Fictional Health") -> Warehouse:
    organisation = an_organisation(name)
    analyst = a_person(organisation, "Tess Analyst", UnitRole.DATA_ANALYST)
    wards = [a_unit(organisation, f"Ward {i}") for i in (1, 2)]
    for i, ward in enumerate(wards, start=1):
        Unit.objects.filter(pk=ward.pk).update(warehouse_code=f"W{i}", national_code=f"RX{i}")
    return Warehouse(
        organisation,
        analyst,
        wards,
        [a_measure(ward, analyst, FALLS, warehouse_code="falls") for ward in wards],
        [a_measure(ward, analyst, SEEN_ON_TIME, warehouse_code="seen") for ward in wards],
    )


@pytest.fixture(autouse=True)
def _own_files(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def warehouse(db: None) -> Warehouse:
    return a_warehouse()


@pytest.fixture
def counts() -> Callable[[Load], tuple[int, int, int, int, int]]:
    return lambda load: (load.read, load.inserted, load.updated, load.unchanged, load.rejected)


def stored(measure: Measure) -> dict[date, Numbers]:
    rows = Measurement.objects.filter(
        organisation_id=measure.organisation_id, measure_id=measure.pk
    )
    return {row.period: (row.numerator, row.denominator, row.value) for row in rows}


def complaints(load: Load) -> list[tuple[int, str, str, str]]:
    return [
        (row.row, row.column, row.value, row.code)
        for row in RejectedRow.objects.filter(load=load).order_by("row")
    ]
