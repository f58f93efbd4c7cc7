"""Cycles through the API: planned, tested, studied, decided, each stage in its turn."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.api import Machine
from tests.cycles import an_idea
from tests.world import World, a_measure, a_project

TODAY = timezone.now().date()


@pytest.fixture
def address(world: World) -> str:
    return f"projects/{world.project.public_id}/cycles/"


def planned(machine: Machine, address: str, **more: object) -> Any:
    said = {"title": "Huddle on one shift", "objective": "Try it with Maya"} | more
    answer = machine.post(address, said)
    assert answer.status_code == 201, answer.content
    return answer


def test_a_cycle_goes_through_its_stages(world: World, machine: Machine, address: str) -> None:
    falls = a_measure(world.project, world.lead)
    idea = an_idea(world.project, world.lead)
    cycle = planned(
        machine, address,
        idea=str(idea.public_id), measures=[str(falls.public_id)], scale="one_shift",
        planned_start=TODAY.isoformat(), planned_end=(TODAY + timedelta(days=7)).isoformat(),
        predictions=[{"words": "Fewer falls", "measure": str(falls.public_id), "highest": 3}],
    )  # fmt: skip
    own = f"{address}{cycle.json()['id']}/"
    (prediction,) = cycle.json()["predictions"]

    def write(answer: Any, **said: object) -> Any:
        written = machine.patch(own, said, if_match=answer["ETag"])
        assert written.status_code == 200, written.content
        return written

    ready = write(cycle, finish="plan")
    done = write(
        ready, started_on=TODAY.isoformat(), ended_on=TODAY.isoformat(), as_planned=True,
        observations="It took five minutes", finish="do",
    )  # fmt: skip
    outcome = {"prediction": prediction["id"], "outcome": "partly", "happened": 4}
    studied = write(done, learned="Works with a list", outcomes=[outcome], finish="study")
    decided = write(studied, decision="adapt", next_steps="Two shifts")

    stages = [answer.json()["stage"] for answer in (cycle, ready, done, studied, decided)]
    assert stages == ["plan", "do", "study", "act", "done"]
    given = machine.get(own).json()
    assert given["idea"] == {"id": str(idea.public_id), "name": idea.text}
    assert [measure["name"] for measure in given["measures"]] == [falls.name]
    assert given["predictions"][0]["outcome"] == "partly"
    assert (given["decision"], given["next_steps"]) == ("adapt", "Two shifts")
    assert given["lead"]["name"] == "Nightly load"


def test_a_stage_comes_in_its_turn(machine: Machine, address: str) -> None:
    cycle = planned(machine, address)

    answer = machine.patch(
        f"{address}{cycle.json()['id']}/", {"decision": "adopt"}, if_match=cycle["ETag"]
    )

    assert (answer.status_code, answer.json()["code"]) == (409, "stage_before_not_finished")


def test_of_two_who_write_at_once_the_second_is_told(machine: Machine, address: str) -> None:
    cycle = planned(machine, address)
    own = f"{address}{cycle.json()['id']}/"
    machine.patch(own, {"title": "Huddle at nine"}, if_match=cycle["ETag"])

    late = machine.patch(own, {"title": "Huddle at ten"}, if_match=cycle["ETag"])

    assert late.status_code == 412
    assert machine.delete(own, if_match=cycle["ETag"]).status_code == 412
    assert machine.delete(own, if_match=machine.get(own)["ETag"]).status_code == 204
    assert machine.get(own).status_code == 404


@pytest.mark.parametrize(
    ("said", "status", "field"),
    [
        ({"title": ""}, 400, "title"),
        ({"measures": ["OTHER"]}, 422, "measures"),
        ({"idea": "OTHER"}, 422, "idea"),
        ({"previous": "OTHER"}, 422, "previous"),
        ({"lead": "OTHER"}, 422, "lead"),
        ({"predictions": [{"words": "x", "measure": "OTHER"}]}, 422, "predictions.0.measure"),
        ({"predictions": [{"likely": 3}]}, 400, "predictions.0.likely"),
        ({"predictions": [{"confidence": 101}]}, 400, "predictions.0.confidence"),
        ({"planned_start": "2026-05-02", "planned_end": "2026-05-01"}, 422, "planned_end"),
    ],
)
def test_what_is_wrong_is_named(
    world: World, machine: Machine, address: str, said: dict[str, Any], status: int, field: str
) -> None:
    other = a_measure(a_project(world.ward, world.lead), world.lead)

    def filled(part: Any) -> Any:
        if isinstance(part, dict):
            return {name: filled(value) for name, value in part.items()}
        if isinstance(part, list):
            return [filled(value) for value in part]
        return str(other.public_id) if part == "OTHER" else part

    answer = machine.post(address, {"title": "Huddle"} | filled(said))

    assert (answer.status_code, list(answer.json()["fields"])) == (status, [field])


def test_a_list_costs_the_same_however_long(
    world: World, machine: Machine, address: str,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    falls = a_measure(world.project, world.lead)
    for number in range(3):
        words = [{"words": f"Fewer {number}", "measure": str(falls.public_id), "highest": number}]
        planned(machine, address, predictions=words)

    with django_assert_num_queries(6):  # key, count, project, cycles, measures, predictions
        answer = machine.get(address)

    assert len(answer.json()["results"]) == 3
