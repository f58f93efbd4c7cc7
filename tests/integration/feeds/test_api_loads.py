"""Loading through the API, as a warehouse does every night."""

import gzip
from typing import Any

import pytest

from feeds.loading import run_waiting_loads
from feeds.models import Load
from people.roles import Scope
from tests.api import Machine, a_key
from tests.integration.feeds.conftest import Warehouse, stored

FILE = b"measure,unit,period,value\nfalls,W1,2026-01-01,3\nfalls,W9,2026-01-01,3\n"


@pytest.fixture
def machine(warehouse: Warehouse) -> Machine:
    return Machine(a_key(warehouse.organisation))


def send(machine: Machine, body: bytes = FILE, asked: str = "", **more: Any) -> Any:
    options = {"content_type": "text/csv"} | more
    return machine.client.generic("POST", f"/api/v1/feeds/measurements/{asked}", body, **options)


def test_a_file_is_accepted_loaded_and_reported(machine: Machine, warehouse: Warehouse) -> None:
    accepted = send(machine, asked="?file_name=nightly.csv")

    assert accepted.status_code == 202
    told = accepted.json()
    assert accepted["Location"] == f"/api/v1/imports/{told['id']}/"
    assert (told["state"], told["progress"], told["file_name"]) == ("waiting", 0, "nightly.csv")
    run_waiting_loads()
    done = machine.get(f"imports/{told['id']}/").json()
    assert (done["state"], done["is_finished"], done["progress"]) == ("done", True, 1)
    assert (done["read"], done["inserted"], done["rejected"]) == (2, 1, 1)
    assert machine.get("imports/").json()["results"] == [done]
    codes = machine.get(f"imports/{told['id']}/unknown-codes/").json()["results"]
    assert codes == [{"kind": "unit", "measure_code": "", "unit_code": "W9", "rows": 1}]
    lines = machine.get(f"imports/{told['id']}/rejected/")
    assert lines["Content-Type"] == "application/x-ndjson"
    assert b'"row": 3' in lines.getvalue()
    as_csv = machine.get(f"imports/{told['id']}/rejected/", format="csv")
    assert as_csv.getvalue().startswith(b"row,column,value,code,reason\r\n3,unit,W9")
    assert len(stored(warehouse.falls[0])) == 1


def test_wishes_stand_in_the_address(machine: Machine, warehouse: Warehouse) -> None:
    body = gzip.compress(FILE.replace(b"unit", b"org").replace(b"value", b"n"))
    asked = "?dry_run=true&all_or_nothing=false&unit_column=org&value_column=n"

    answer = send(machine, body, asked, content_type="application/gzip")
    run_waiting_loads()

    load = Load.objects.get()
    assert answer.json()["is_dry_run"] is True
    assert (load.failure, load.inserted, load.is_compressed) == ("", 1, True)
    assert stored(warehouse.falls[0]) == {}


@pytest.mark.parametrize(
    ("body", "asked", "more", "status", "code"),
    [
        (FILE, "", {"content_type": "application/json"}, 415, "unsupported_media_type"),
        (FILE, "?dry_run=perhaps", {}, 400, "wrong_shape"),
        (FILE, "?colour=red", {}, 400, "wrong_shape"),
        (FILE, "?value_column=unit", {}, 422, "invalid"),
        (FILE, "", {"headers": {"Idempotency-Key": "a b"}}, 400, "malformed"),
    ],
)
def test_what_cannot_be_taken_is_refused_as_a_problem(
    machine: Machine, body: bytes, asked: str, more: dict[str, Any], status: int, code: str
) -> None:
    answer = send(machine, body, asked, **more)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer["Content-Type"] == "application/problem+json"
    assert not Load.objects.exists()


def test_a_file_sent_twice_with_one_key_is_one_load(machine: Machine) -> None:
    first, second = (send(machine, headers={"Idempotency-Key": "n1"}) for _ in range(2))
    other = send(machine, FILE + b"x", headers={"Idempotency-Key": "n1"})

    assert first.json()["id"] == second.json()["id"]
    assert (other.status_code, other.json()["code"]) == (422, "key_reused")
    assert Load.objects.count() == 1


def test_a_load_is_stopped(machine: Machine) -> None:
    address = f"imports/{send(machine).json()['id']}/"

    assert machine.delete(address).status_code == 204
    assert machine.get(address).json()["state"] == "cancelled"
    assert machine.delete(address).status_code == 409


def test_a_key_needs_the_scope_and_the_whole_organisation(warehouse: Warehouse) -> None:
    reads = Machine(a_key(warehouse.organisation, [Scope.FEEDS_READ]))
    of_a_ward = Machine(a_key(warehouse.organisation, unit=warehouse.wards[0]))

    assert send(reads).json()["code"] == "scope_missing"
    assert send(of_a_ward).status_code == 403
    assert not Load.objects.exists()
