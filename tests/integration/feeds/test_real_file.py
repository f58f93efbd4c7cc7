"""Three years of accident and emergency departments: through the API, a form and the command."""

import csv
import gzip
from collections.abc import Callable
from datetime import date
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from charts.engine import ENGINE_VERSION
from charts.models import Measure, Measurement, MeasureState
from charts.recalculation import recompute
from charts.services.measures import measure_at
from feeds.loading import run_waiting_loads
from feeds.models import Load
from people.models import Unit, User
from people.roles import UnitRole
from people.selectors import top_unit
from tests.api import Machine, a_key
from tests.integration.feeds.conftest import REAL_FILE
from tests.world import SEEN_ON_TIME, a_person, an_organisation

COLUMNS = {
    "measure": "type",
    "unit": "org_code",
    "numerator": "breaches",
    "denominator": "attendances",
}
ROWS = 12_765
CHARTS = 6  # analysed here; all of them take half a minute


@pytest.fixture
def analyst(db: None) -> User:
    """Whoever looks after an organisation with a unit for each of the file's, and its measures."""
    organisation = an_organisation()
    with REAL_FILE.open() as file:
        kinds = {(row["org_code"], row["type"]) for row in csv.DictReader(file)}
    top = top_unit(organisation)
    units = Unit.objects.bulk_create(
        Unit(organisation=organisation, parent=top, name=code, warehouse_code=code)
        for code in sorted({code for code, _ in kinds})
    )
    by_code = {unit.warehouse_code: unit for unit in units}
    measures = []
    for code, kind in sorted(kinds):
        measure = measure_at(by_code[code], SEEN_ON_TIME, starts_on=date(2016, 4, 1))
        measure.rhythm, measure.warehouse_code = "month", kind
        measures.append(measure)
    Measure.objects.bulk_create(measures)
    return a_person(organisation, role=UnitRole.DATA_ANALYST)


def by_api(analyst: User) -> None:
    asked = "&".join(f"{name}_column={column}" for name, column in COLUMNS.items())
    answer = Machine(a_key(analyst.organisation)).client.generic(
        "POST",
        f"/api/v1/feeds/measurements/?{asked}",
        gzip.compress(REAL_FILE.read_bytes()),
        content_type="application/gzip",
    )
    assert answer.status_code == 202


def by_form(analyst: User) -> None:
    browser = Client()
    browser.force_login(analyst)
    said = {f"column_{name}": column for name, column in COLUMNS.items()}
    file = SimpleUploadedFile("ae.csv", REAL_FILE.read_bytes())
    answer = browser.post(reverse("load_new"), said | {"how": "good_rows", "file": file})
    assert answer.status_code == 302


def by_command(analyst: User) -> None:
    columns = [f"--column={name}={column}" for name, column in COLUMNS.items()]
    call_command("load_feed", str(REAL_FILE), f"--by={analyst.email}", *columns, stdout=StringIO())


def loaded_by(way: Callable[[User], None], analyst: User) -> tuple[int, int, int, int]:
    way(analyst)
    run_waiting_loads()
    load = Load.objects.latest("pk")
    assert (load.failure, load.read) == ("", ROWS)
    return load.inserted, load.updated, load.unchanged, load.rejected


def test_the_real_file_is_new_once_and_the_same_twice(analyst: User) -> None:
    assert loaded_by(by_api, analyst) == (ROWS, 0, 0, 0)
    assert Measurement.objects.count() == ROWS
    some = list(MeasureState.objects.order_by("pk").values_list("pk", flat=True)[:CHARTS])
    assert recompute(some) == some

    for way in (by_form, by_command):
        assert loaded_by(way, analyst) == (0, 0, ROWS, 0)

    current = MeasureState.objects.filter(pk__in=some).exclude(headline="")
    assert not current.stale(ENGINE_VERSION).exists()
    assert current.count() == CHARTS
    assert set(MeasureState.objects.values_list("data_version", flat=True)) == {2}
