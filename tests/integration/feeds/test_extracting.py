"""Taking data out: everything once, and then what changed, however it changed."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pandas
import pytest
from django.utils import timezone

from charts.models import MeasureState
from charts.readings import Reading
from charts.recalculation import recompute
from charts.services.annotations import annotate, remove_annotation
from charts.services.measurements import record_measurements, withdraw_measurement
from charts.services.phases import start_phase
from feeds.extracting import ENTITIES
from people.roles import Scope
from tests.api import Machine, a_key
from tests.cycles import a_cycle
from tests.integration.feeds.conftest import Warehouse, a_warehouse
from tests.world import FALLS, World, a_measure, a_world, some_data

MONTHS = [date(2026, month, 1) for month in range(1, 10)]


class Reader:
    """A warehouse that keeps what it was given, by key, and its cursor."""

    def __init__(self, machine: Machine, entity: str) -> None:
        self.machine = machine
        self.entity = entity
        self.cursor = ""
        self.rows: dict[tuple, dict[str, Any]] = {}

    def read(self) -> list[dict[str, Any]]:
        """Everything since the last time."""
        query = {"cursor": self.cursor} if self.cursor else {}
        answer = self.machine.get(f"feeds/{self.entity}/", **query)
        assert answer.status_code == 200, answer.content
        given = [json.loads(line) for line in answer.getvalue().splitlines()]
        self.cursor = answer["Next-Cursor"]
        for row in given:
            key = (row["measure"], row["period"]) if "period" in row else (_key(row),)
            if row["deleted"]:
                self.rows.pop(key, None)
            else:
                self.rows[key] = row
        return given


def _key(row: dict[str, Any]) -> str:
    return row.get("id") or row["measure"]


@pytest.fixture
def world(committed: None) -> Iterator[World]:
    """Committed: what is still open in a transaction is in no snapshot."""
    return a_world()


@pytest.fixture
def machine(world: World) -> Machine:
    return Machine(a_key(world.organisation))


def record(world: World, measure: Any, month: date, value: float) -> None:
    record_measurements(
        measure=measure,
        readings=[Reading(month, value=value)],
        by=world.lead,
        at=timezone.now(),
        replacing=True,
    )


def test_measurements_come_once_and_again_when_they_change(world: World, machine: Machine) -> None:
    falls = a_measure(world.project, world.lead)
    record(world, falls, MONTHS[0], 3)
    record(world, falls, MONTHS[1], 4)
    reader = Reader(machine, "measurements")

    assert sorted(row["value"] for row in reader.read()) == [3, 4]
    assert reader.read() == []
    record(world, falls, MONTHS[1], 5)
    record(world, falls, MONTHS[2], 6)
    assert {(row["period"], row["value"]) for row in reader.read()} == {
        ("2026-02-01", 5),
        ("2026-03-01", 6),
    }
    withdraw_measurement(measure=falls, period=MONTHS[0], by=world.lead, at=timezone.now())
    (gone,) = reader.read()
    assert (gone["measure"], gone["period"], gone["deleted"]) == (
        str(falls.public_id),
        "2026-01-01",
        True,
    )
    record(world, falls, MONTHS[0], 7)
    assert [(row["value"], row["deleted"]) for row in reader.read()] == [(7, False)]
    assert len(reader.rows) == 3


def test_what_was_taken_back_and_written_again_between_two_readings_stands(
    world: World, machine: Machine
) -> None:
    falls = a_measure(world.project, world.lead)
    record(world, falls, MONTHS[0], 3)
    reader = Reader(machine, "measurements")
    reader.read()

    withdraw_measurement(measure=falls, period=MONTHS[0], by=world.lead, at=timezone.now())
    record(world, falls, MONTHS[0], 8)

    assert [(row["value"], row["deleted"]) for row in reader.read()] == [(8, False)]


def test_a_loaded_file_comes_out_again(committed: None) -> None:
    warehouse = a_warehouse()
    reader = Reader(Machine(a_key(warehouse.organisation)), "measurements")
    reader.read()
    file = "measure,unit,period,value\nfalls,W1,2026-01-01,3\nfalls,W2,2026-01-01,4\n"

    warehouse.load(file)
    assert sorted(row["value"] for row in reader.read()) == [3, 4]
    warehouse.load(file)
    assert reader.read() == []
    warehouse.load(file.replace(",4", ",5"))
    assert [row["value"] for row in reader.read()] == [5]


def test_an_analysis_comes_with_its_lines_signals_and_points(
    world: World, machine: Machine
) -> None:
    falls = a_measure(world.project, world.lead, direction="decrease", method="i")
    some_data(falls, world.lead, [*(12.0, 9.0, 11.0, 10.0) * 4, 60.0])
    recompute([falls.pk])
    analyses, points = Reader(machine, "analyses"), Reader(machine, "points")

    (told,) = [row for row in analyses.read() if row["measure"] == str(falls.public_id)]
    state = MeasureState.objects.get(measure=falls)
    assert state.is_signal
    assert (told["variation"], told["headline"]) == (state.variation, state.headline)
    assert (told["points"], told["is_current"]) == (17, True)
    assert json.loads(told["phases"])[0]["centre"] is not None
    assert json.loads(told["signals"])
    given = points.read()
    assert len(given) == 17
    assert given[0]["centre"] is not None
    assert {row["mark"] for row in given} > {"common"}
    assert any(row["rules"] for row in given)
    assert analyses.read() == []
    record(world, falls, MONTHS[0], 40)
    assert analyses.read() == []  # the number is new; what the chart says is not yet
    recompute([falls.pk])
    assert [row["measure"] for row in analyses.read()] == [str(falls.public_id)]
    assert {row["measure"] for row in points.read()} == {str(falls.public_id)}


def test_phases_annotations_and_what_goes_with_projects(world: World, machine: Machine) -> None:
    readers = {name: Reader(machine, name) for name in ENTITIES}
    for reader in readers.values():
        reader.read()
    falls = a_measure(world.project, world.lead)
    some_data(falls, world.lead, [5.0] * 20)
    now = timezone.now()
    note = annotate(
        measure=falls, happened_on=MONTHS[0], kind="change", text="Huddle", by=world.lead, at=now
    )
    start_phase(measure=falls, starts_on=MONTHS[2], reason="A rota", by=world.lead, at=now)
    cycle = a_cycle(world.project, world.lead)

    assert [row["text"] for row in readers["annotations"].read()] == ["Huddle"]
    assert [row["reason"] for row in readers["phases"].read()] == ["A rota"]
    assert [row["name"] for row in readers["measures"].read()] == ["Falls"]
    assert [row["title"] for row in readers["cycles"].read()] == [cycle.title]
    assert readers["units"].read() == []
    remove_annotation(annotation=note, by=world.lead, at=now)
    (gone,) = readers["annotations"].read()
    assert (gone["id"], gone["text"], gone["deleted"]) == (str(note.public_id), None, True)


def test_every_feed_says_the_same_in_every_format(world: World, machine: Machine) -> None:
    words = replace(FALLS, definition='Says "so",\nover two lines')
    falls = a_measure(world.project, world.lead, words)
    some_data(falls, world.lead, [5.0, 4.0] * 12)
    recompute([falls.pk])
    now = timezone.now()
    annotate(measure=falls, happened_on=MONTHS[0], kind="event", text="Été", by=world.lead, at=now)
    start_phase(measure=falls, starts_on=MONTHS[2], reason="A rota", by=world.lead, at=now)
    a_cycle(world.project, world.lead)

    for entity in ENTITIES:
        compare_formats(machine, entity)


def compare_formats(machine: Machine, entity: str) -> None:
    lines = machine.get(f"feeds/{entity}/").getvalue().splitlines()
    text = machine.get(f"feeds/{entity}/", format="csv").getvalue().decode()
    packed = machine.get(f"feeds/{entity}/", format="parquet").getvalue()

    rows = [json.loads(line) for line in lines]
    as_csv = list(csv.DictReader(io.StringIO(text)))
    frame = pandas.read_parquet(io.BytesIO(packed))
    assert len(rows) == len(as_csv) == len(frame) > 0
    assert list(rows[0]) == list(as_csv[0]) == list(frame.columns) == ENTITIES[entity].names
    for row, cells, record_ in zip(rows, as_csv, frame.to_dict("records"), strict=True):
        for column in ENTITIES[entity].columns:
            value = row[column.name]
            if isinstance(value, str) and column.kind != "timestamptz":
                assert cells[column.name] == value
                assert str(record_[column.name]) == value
            if isinstance(value, float | int) and not isinstance(value, bool):
                assert float(cells[column.name]) == float(record_[column.name]) == value


def test_nothing_of_another_organisation_is_given(world: World, machine: Machine) -> None:
    other = a_world("Southgate Fictional Health")
    for here in (world, other):
        falls = a_measure(here.project, here.lead)
        some_data(falls, here.lead, [1.0, 2.0])

    assert len(Reader(machine, "measurements").read()) == 2
    assert [row["title"] for row in Reader(machine, "projects").read()] == [world.project.title]


def test_cursors_of_others_and_of_another_database_are_answered_gone(
    world: World, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(machine, "units")
    reader.read()
    abroad = Machine(a_key(a_world("Southgate Fictional Health").organisation))
    from feeds.extracting import windows

    for asked, cursor in ((abroad, reader.cursor), (machine, "no cursor of ours")):
        answer = asked.get("feeds/units/", cursor=cursor)
        assert (answer.status_code, answer.json()["code"]) == (410, "cursor_expired")
    restored = windows._NOW.replace("concat_ws('.',", "concat_ws('.', 'restored',")
    monkeypatch.setattr(windows, "_NOW", restored)
    assert machine.get("feeds/units/", cursor=reader.cursor).status_code == 410
    reader.cursor = ""
    reader.read()
    assert reader.read() == []


def test_only_a_key_of_the_whole_organisation_with_the_scope_reads(world: World) -> None:
    from django.test import Client

    of_a_ward = Machine(a_key(world.organisation, unit=world.ward))
    writes = Machine(a_key(world.organisation, [Scope.MEASUREMENTS_WRITE]))
    person = Client()
    person.force_login(world.administrator)

    assert of_a_ward.get("feeds/units/").status_code == 403
    assert writes.get("feeds/units/").json()["code"] == "scope_missing"
    assert person.get("/api/v1/feeds/units/").status_code == 403
    assert Machine(a_key(world.organisation)).get("feeds/colours/").status_code == 404


def test_a_reader_who_goes_away_leaves_the_connection_to_others(
    warehouse: Warehouse,
) -> None:
    from feeds.extracting.copying import copied

    pieces = copied("COPY (SELECT repeat('x', 1000) FROM generate_series(1, 20000)) TO STDOUT")
    assert len(next(pieces)) > 200_000
    pieces.close()  # type: ignore[attr-defined]
