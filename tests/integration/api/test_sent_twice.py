"""A write that is sent twice is done once, also when both come at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from people.models import KeptAnswer
from projects.models import Barrier
from tests.api import Machine, a_key
from tests.world import World, a_world


@pytest.fixture
def address(world: World) -> str:
    return f"projects/{world.project.public_id}/barriers/"


def test_the_second_gets_the_answer_of_the_first(machine: Machine, address: str) -> None:
    first = machine.post(address, {"words": "No scales"}, idempotency_key="load-7")
    second = machine.post(address, {"words": "No scales"}, idempotency_key="load-7")

    assert (first.status_code, second.status_code) == (201, 201)
    assert second.content == first.content
    assert second["Location"] == first["Location"]
    assert "Idempotent-Replayed" not in first
    assert second["Idempotent-Replayed"] == "true"
    assert Barrier.objects.count() == 1


def test_the_key_of_another_request_is_refused(machine: Machine, address: str) -> None:
    machine.post(address, {"words": "No scales"}, idempotency_key="load-7")

    other = machine.post(address, {"words": "No chairs"}, idempotency_key="load-7")

    assert (other.status_code, other.json()["code"]) == (422, "key_reused")
    assert Barrier.objects.count() == 1


def test_an_error_is_not_kept(machine: Machine, address: str) -> None:
    refused = machine.post(address, {"words": " "}, idempotency_key="load-7")
    mended = machine.post(address, {"words": "No scales"}, idempotency_key="load-7")

    assert (refused.status_code, mended.status_code) == (400, 201)


def test_two_machines_may_use_the_same_key(world: World, address: str) -> None:
    for _ in range(2):
        Machine(a_key(world.organisation)).post(
            address, {"words": "No scales"}, idempotency_key="1"
        )

    assert Barrier.objects.count() == 2


def test_a_key_that_makes_no_sense_is_refused(machine: Machine, address: str) -> None:
    answer = machine.post(address, {"words": "No scales"}, idempotency_key="a key")

    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


def test_answers_are_kept_for_two_days(machine: Machine, address: str) -> None:
    machine.post(address, {"words": "No scales"}, idempotency_key="old")
    KeptAnswer.objects.update(created_at=timezone.now() - timedelta(days=3))

    machine.post(address, {"words": "No scales"}, idempotency_key="new")

    assert list(KeptAnswer.objects.values_list("key", flat=True)) == ["new"]


@pytest.fixture
def committed_world(committed: None) -> World:
    return a_world()


def test_ten_at_the_same_moment_are_done_once(committed_world: World) -> None:
    key = a_key(committed_world.organisation)
    address = f"projects/{committed_world.project.public_id}/barriers/"

    machines = [Machine(key) for _ in range(10)]
    for machine in machines:
        machine.get("units/")  # a client sets itself up with its first request, one at a time

    def ask(machine: Machine) -> Any:
        try:
            return machine.post(address, {"words": "No scales"}, idempotency_key="load-7")
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(ask, machines))

    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert sum("Idempotent-Replayed" in answer for answer in answers) == 9
    assert Barrier.objects.count() == 1
