"""Measures through the API: defined, changed, filled, read with what their charts say."""

from datetime import date
from threading import Thread
from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from charts.models import Measure, MeasureState
from people.models import SecurityEvent
from people.roles import Scope
from people.selectors import top_unit
from people.sign_in import SecurityAct
from qiplatform.management.commands.sweep import sweep
from tests.api import Machine, a_key
from tests.world import SEEN_ON_TIME, World, a_measure, a_world, some_data

FALLS = {
    "name": "Falls",
    "role": "outcome",
    "data_shape": "count",
    "rhythm": "month",
    "direction": "decrease",
    "value_words": "falls",
    "decimals": 0,
}


@pytest.fixture
def falls(world: World) -> Measure:
    return a_measure(world.project, world.lead, direction="decrease")


def address_of(measure: Measure) -> str:
    return f"measures/{measure.public_id}/"


def months(*values: float, year: int = 2025) -> list[dict[str, Any]]:
    return [
        {"period": date(year, month, 1).isoformat(), "value": value}
        for month, value in enumerate(values, start=1)
    ]


def test_a_measure_is_defined_for_a_project_or_as_an_indicator_of_a_place(
    world: World, machine: Machine
) -> None:
    of_project = machine.post("measures/", FALLS | {"project": str(world.project.public_id)})
    of_ward = machine.post("measures/", FALLS | {"unit": str(world.ward.public_id)})

    assert (of_project.status_code, of_ward.status_code) == (201, 201)
    assert of_project.json()["project"]["name"] == world.project.title
    assert of_ward.json()["project"] is None
    assert of_ward.json()["unit"]["name"] == "Willow ward"
    assert machine.client.get(of_project["Location"]).json() == of_project.json()


@pytest.mark.parametrize(
    ("changes", "status", "field"),
    [
        ({"project": None}, 422, "project"),
        ({"data_shape": "percentage"}, 422, "denominator_words"),
        ({"method": "p"}, 422, "method"),
        ({"method": "pie"}, 400, "method"),
        ({"multiplier": 0}, 400, "multiplier"),
        ({"warehouse_code": "A-1"}, 422, "warehouse_code"),
    ],
)
def test_a_definition_that_cannot_be_is_refused(
    world: World, machine: Machine, changes: dict[str, Any], status: int, field: str
) -> None:
    machine.post("measures/", FALLS | {"unit": str(world.ward.public_id), "warehouse_code": "A-1"})
    said = {"project": str(world.project.public_id)} | FALLS | changes

    answer = machine.post("measures/", {k: v for k, v in said.items() if v is not None})

    assert (answer.status_code, list(answer.json()["fields"])) == (status, [field])


def test_a_definition_is_changed_closed_and_opened(falls: Measure, machine: Machine) -> None:
    address = address_of(falls)
    tag = machine.get(address)["ETag"]

    changed = machine.patch(address, {"target": 3, "is_closed": True}, if_match=tag)
    late = machine.patch(address, {"is_closed": False}, if_match=tag)
    opened = machine.patch(address, {"is_closed": False}, if_match=changed["ETag"])

    assert changed.json()["target"] == 3
    assert changed.json()["closed_on"] is not None
    assert late.status_code == 412
    assert opened.json()["closed_on"] is None


def test_numbers_are_written_by_period_once(falls: Measure, machine: Machine) -> None:
    address = address_of(falls) + "measurements/"

    first = machine.post(address, months(12, 9, 11))
    again = machine.post(address, months(12, 9, 8))
    one = machine.post(address, {"period": "2025-04-17", "value": 7, "note": "New rota"})

    assert first.json() == {"written": 3, "unchanged": 0, "data_version": 2}
    assert (again.json()["written"], again.json()["unchanged"]) == (1, 2)
    assert one.json()["written"] == 1
    rows = machine.get(address, since="2025-03-01").json()["results"]
    assert [(row["period"], row["value"], row["note"]) for row in rows] == [
        ("2025-03-01", 8.0, ""),
        ("2025-04-01", 7.0, "New rota"),
    ]


def test_numbers_come_a_page_at_a_time(falls: Measure, machine: Machine) -> None:
    machine.post(address_of(falls) + "measurements/", months(1, 2, 3, 4, 5))

    first = machine.get(address_of(falls) + "measurements/", limit=3, fields="value")
    rest = machine.client.get(first.json()["next"])

    assert first.json()["results"][0] == {"period": "2025-01-01", "value": 1.0}
    assert [row["value"] for row in rest.json()["results"]] == [4.0, 5.0]


def test_each_number_that_cannot_be_is_named_and_none_is_saved(
    falls: Measure, machine: Machine
) -> None:
    address = address_of(falls) + "measurements/"
    said = [*months(12, -1), {"period": "2199-01-01", "value": 3}, {"period": "2025-01-20"}]

    answer = machine.post(address, said)
    alone = machine.post(address, {"period": "2025-01-01", "value": 1.5})

    assert answer.status_code == 422
    assert set(answer.json()["fields"]) == {"1.value", "2.period", "3.value", "3.period"}
    assert list(alone.json()["fields"]) == ["value"]
    assert machine.get(address).json()["results"] == []


@pytest.mark.parametrize("body", [[], [3], [{"period": "2025-01-01", "value": "3"}], "3"])
def test_what_is_no_number_or_list_of_them_is_refused(
    falls: Measure, machine: Machine, body: object
) -> None:
    answer = machine.post(address_of(falls) + "measurements/", body)

    assert answer.status_code == 400


def test_a_number_is_taken_back(falls: Measure, machine: Machine) -> None:
    address = address_of(falls) + "measurements/"
    machine.post(address, months(12, 9))

    taken = machine.delete(address + "2025-02-01/")
    again = machine.delete(address + "2025-02-01/")

    assert (taken.status_code, again.status_code) == (204, 409)
    assert len(machine.get(address).json()["results"]) == 1


def test_a_note_about_a_patient_is_asked_about(
    world: World, falls: Measure, machine: Machine
) -> None:
    said = {"period": "2025-01-01", "value": 1, "note": "NHS number 943 476 5919"}
    address = address_of(falls) + "measurements/"

    asked = machine.post(address, said)
    confirmed = machine.post(address + "?no_patient=true", said)

    assert (asked.status_code, asked.json()["code"]) == (422, "possible_patient_details")
    assert list(asked.json()["fields"]) == ["note"]
    assert confirmed.status_code == 200
    noted = SecurityEvent.objects.get(act=SecurityAct.SAID_NO_PATIENT)
    assert noted.by is not None
    assert "943" not in noted.detail


def test_the_analysis_says_of_which_version_it_is(falls: Measure, machine: Machine) -> None:
    machine.post(address_of(falls) + "measurements/", months(*[12, 9, 11, 10] * 3))
    before = machine.get(address_of(falls) + "analysis/").json()
    sweep()

    after = machine.get(address_of(falls) + "analysis/").json()

    assert (before["is_current"], before["points"]) == (False, [])
    assert after["is_current"]
    assert after["analysed_version"] == after["data_version"]
    assert (after["method"], len(after["points"])) == ("run", 12)
    first = after["points"][0]
    assert (first["period"], first["value"], first["mark"]) == ("2025-01-01", 12.0, "common")
    assert first["centre"] == 10.5
    assert after["phases"][0]["last_period"] == "2025-12-01"
    assert after["headline"]


def test_the_analysis_names_signals_and_what_happened(falls: Measure, machine: Machine) -> None:
    values = [40, 41, 38, 42, 40, 39, 41, 40, 3, 2, 3, 4]
    machine.post(address_of(falls) + "measurements/", months(*values))
    said = {"happened_on": "2025-09-02", "kind": "change", "text": "Huddles at nine"}
    machine.post(address_of(falls) + "annotations/", said)
    machine.patch(
        address_of(falls),
        {"method": "c", "rule_set": "anhoej_and_limits"},
        if_match=machine.get(address_of(falls))["ETag"],
    )
    sweep()

    given = machine.get(address_of(falls) + "analysis/").json()

    told = {period for signal in given["signals"] for period in signal["periods"]}
    assert "2025-10-01" in told
    assert told <= {point["period"] for point in given["points"]}
    assert [mark["text"] for mark in given["annotations"]] == ["Huddles at nine"]
    assert all(point["upper"] is not None for point in given["points"])


def test_waiting_is_no_longer_than_it_was_asked_for(falls: Measure, machine: Machine) -> None:
    machine.post(address_of(falls) + "measurements/", months(1, 2))

    answer = machine.get(address_of(falls) + "analysis/", wait="0.2")
    too_long = machine.get(address_of(falls) + "analysis/", wait="11")

    assert answer.json()["is_current"] is False
    assert (too_long.status_code, list(too_long.json()["fields"])) == (400, ["wait"])


@pytest.fixture
def committed_world(committed: None) -> World:
    return a_world()


def test_waiting_ends_as_soon_as_the_analysis_is_there(committed_world: World) -> None:
    measure = a_measure(committed_world.project, committed_world.lead)
    some_data(measure, committed_world.lead, [3.0] * 12)
    machine = Machine(a_key(committed_world.organisation))

    def analyse() -> None:
        try:
            sweep()
        finally:
            connection.close()

    worker = Thread(target=analyse)
    worker.start()
    answer = machine.get(address_of(measure) + "analysis/", wait="10")
    worker.join()

    assert answer.json()["is_current"]
    assert len(answer.json()["points"]) == 12


def test_phases_and_notes_are_set_and_taken_away(falls: Measure, machine: Machine) -> None:
    machine.post(address_of(falls) + "measurements/", months(1, 2, 3))
    phases, notes = address_of(falls) + "phases/", address_of(falls) + "annotations/"

    phase = machine.post(phases, {"starts_on": "2025-02-10", "reason": "A new rota"})
    twice = machine.post(phases, {"starts_on": "2025-02-01", "reason": "A new rota"})
    note = machine.post(notes, {"happened_on": "2025-02-03", "kind": "change", "text": "Huddles"})

    assert phase.json()["starts_on"] == "2025-02-01"
    assert (twice.status_code, list(twice.json()["fields"])) == (422, ["starts_on"])
    assert note.json()["made_by"]["name"] == "Nightly load"
    for made, address in ((phase, phases), (note, notes)):
        own = f"{address}{made.json()['id']}/"
        assert machine.get(own).json() == made.json()
        assert machine.delete(own).status_code == 204
        assert machine.get(own).status_code == 404
        assert machine.get(address).json()["results"] == []


def test_measures_are_filtered(world: World, falls: Measure, machine: Machine) -> None:
    seen = a_measure(world.project, world.lead, SEEN_ON_TIME)

    def names(**query: object) -> set[str]:
        return {row["name"] for row in machine.get("measures/", **query).json()["results"]}

    assert names() == {falls.name, seen.name}
    assert names(role="process") == {seen.name}
    assert names(project=world.project.public_id) == {falls.name, seen.name}
    assert names(unit=top_unit(world.organisation).public_id, is_closed="true") == set()
    assert names(warehouse_code="A-1") == set()


def test_a_measure_of_another_organisation_does_not_exist(machine: Machine) -> None:
    abroad = a_world("Southgate Fictional Health")
    measure = a_measure(abroad.project, abroad.lead)

    for end in ("", "measurements/", "analysis/", "phases/", "annotations/"):
        assert machine.get(address_of(measure) + end).status_code == 404
    assert machine.post(address_of(measure) + "measurements/", months(1)).status_code == 404
    assert machine.get("measures/").json()["results"] == []


def test_a_key_that_reads_measures_writes_none(world: World, falls: Measure) -> None:
    reader = Machine(a_key(world.organisation, [Scope.MEASUREMENTS_READ]))

    answer = reader.post(address_of(falls) + "measurements/", months(1))

    assert (answer.status_code, answer.json()["code"]) == (403, "scope_missing")
    assert MeasureState.objects.get(measure=falls).data_version == 1


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("measures/", 3),  # the key, the count, the rows
        ("measures/ID/", 3),
        ("measures/ID/measurements/", 4),  # and the measure
        ("measures/ID/analysis/", 4),
        ("measures/ID/phases/", 4),
        ("measures/ID/annotations/", 4),
    ],
)
def test_a_list_costs_the_same_however_long(
    world: World, falls: Measure, machine: Machine,
    django_assert_num_queries: DjangoAssertNumQueries, path: str, queries: int,
) -> None:  # fmt: skip
    for number in range(4):
        a_measure(world.project, world.lead, name=f"Measure {number}")
    machine.post(address_of(falls) + "measurements/", months(1, 2, 3, 4))
    for month in (2, 3, 4):
        day = date(2025, month, 1).isoformat()
        machine.post(address_of(falls) + "phases/", {"starts_on": day, "reason": "Rota"})
        said = {"happened_on": day, "kind": "event", "text": "Snow"}
        machine.post(address_of(falls) + "annotations/", said)
    sweep()

    with django_assert_num_queries(queries):
        answer = machine.get(path.replace("ID", str(falls.public_id)))

    assert answer.status_code == 200
