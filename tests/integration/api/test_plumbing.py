"""What holds at every address of the API, asked at the places: shapes, pages, problems, limits."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from people.models import Organisation
from tests.api import Machine, a_key
from tests.world import a_unit, an_organisation


@pytest.fixture
def organisation(db: None) -> Organisation:
    return an_organisation()


@pytest.fixture
def machine(organisation: Organisation) -> Machine:
    return Machine(a_key(organisation))


def names(answer: Any) -> list[str]:
    return [row["name"] for row in answer.json()["results"]]


def test_a_list_comes_a_page_at_a_time(organisation: Organisation, machine: Machine) -> None:
    for number in range(5):
        a_unit(organisation, f"Ward {number}")

    first = machine.get("units/", limit=4)
    a_unit(organisation, "Ward that came meanwhile")
    second = machine.client.get(first.json()["next"])

    assert names(first) == [organisation.name, "Ward 0", "Ward 1", "Ward 2"]
    assert names(second) == ["Ward 3", "Ward 4", "Ward that came meanwhile"]
    assert second.json()["next"] is None


def test_a_cursor_that_is_none_is_refused(machine: Machine) -> None:
    answer = machine.get("units/", cursor="MQ==")

    assert answer.status_code == 422
    assert set(answer.json()["fields"]) == {"cursor"}


def test_fields_narrow_what_is_given(machine: Machine) -> None:
    (row,) = machine.get("units/", fields="name,kind").json()["results"]

    assert set(row) == {"id", "name", "kind"}


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("limit=0", "limit"),
        ("limit=many", "limit"),
        ("limit=1&limit=2", "limit"),
        ("fields=nme", "fields"),
        ("colour=red", "colour"),
        ("is_open=perhaps", "is_open"),
        ("below=1", "below"),
        ("warehouse_code=%00", "warehouse_code"),
    ],
)
def test_a_query_of_another_shape_is_told_so(machine: Machine, query: str, field: str) -> None:
    answer = machine.client.get(f"/api/v1/units/?{query}")

    assert (answer.status_code, answer.json()["code"]) == (400, "wrong_shape")
    assert list(answer.json()["fields"]) == [field]


def test_a_place_of_another_organisation_does_not_exist(machine: Machine) -> None:
    abroad = a_unit(an_organisation("Southgate Fictional Health"))

    assert machine.get(f"units/{abroad.public_id}/").status_code == 404
    assert machine.get("units/", below=abroad.public_id).status_code == 404
    assert abroad.name not in names(machine.get("units/"))


def test_what_is_no_address_is_a_problem_too(machine: Machine) -> None:
    answer = machine.get("nothing/")

    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


def test_a_method_that_there_is_not_is_named(machine: Machine) -> None:
    answer = machine.post("units/", {})

    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"


def test_calls_are_counted_and_at_their_limit_refused(machine: Machine, settings: Any) -> None:
    settings.API_CALLS_A_MINUTE = 3

    answers = [machine.get("units/") for _ in range(5)]

    limited = [answer for answer in answers if answer.status_code == 429]
    assert 1 <= len(limited) <= 2  # a new minute may begin between
    assert answers[0]["RateLimit-Limit"] == "3"
    assert int(limited[0]["Retry-After"]) <= 60
    assert limited[0]["RateLimit-Remaining"] == "0"


def test_a_page_costs_the_same_however_long(
    organisation: Organisation, machine: Machine,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    machine.get("units/")  # notes the first use of the key
    for _ in range(10):
        a_unit(organisation)

    with django_assert_num_queries(3):  # the key, the count, the places with what they are part of
        machine.get("units/")
