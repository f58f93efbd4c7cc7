"""What supervisors and Prometheus are told."""

import pytest
from django.test import Client
from pytest_django import Settings

from charts import recalculation
from charts.models import MeasureState
from common.heartbeats import beat, seconds_since_beat
from tests.world import a_measure, a_world, some_data


def test_the_process_is_alive_without_asking_anything_of_the_database(client: Client) -> None:
    # No database fixture: a query would fail this test.
    assert client.get("/healthz").json() == {"status": "alive"}


def test_ready_says_what_waits(db: None, client: Client) -> None:
    world = a_world()
    measure = a_measure(world.project, world.lead)

    before = client.get("/readyz").json()
    recalculation.recompute([measure.pk])
    after = client.get("/readyz").json()

    assert (before["status"], before["stale_count"]) == ("ready", 1)
    assert before["oldest_stale_seconds"] >= 0
    assert (after["stale_count"], after["failed_count"]) == (0, 0)


def test_ready_even_when_redis_is_away(db: None, client: Client, settings: Settings) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json()["broker"] is False


def figures(text: str) -> dict[str, float]:
    lines = [line.split() for line in text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, value in lines}


def test_metrics_count_what_waits_and_what_failed(db: None, client: Client) -> None:
    world = a_world()
    measure = a_measure(world.project, world.lead)
    some_data(measure, world.lead, [1.0, 2.0])
    MeasureState.objects.update(attempts=MeasureState.MOST_ATTEMPTS, last_error="ValueError: x")
    beat("sweeper")

    read = figures(client.get("/metrics").content.decode())

    assert read["qi_stale_count"] == 1
    assert read["qi_failed_count"] == 1
    assert read["qi_broker_up"] == 1
    assert 0 <= read["qi_seconds_since_sweep"] < 60


@pytest.mark.parametrize(("given", "status"), [("", 404), ("wrong", 404), ("right", 200)])
def test_metrics_ask_for_their_token_where_one_is_set(
    db: None, client: Client, settings: Settings, given: str, status: int
) -> None:
    settings.METRICS_TOKEN = "right"

    answer = client.get("/metrics", headers={"Authorization": f"Bearer {given}"})

    assert answer.status_code == status


def test_metrics_are_not_for_strangers(db: None, client: Client) -> None:
    assert client.get("/metrics", REMOTE_ADDR="203.0.113.7").status_code == 404


def test_a_process_that_never_gave_a_sign_of_life_has_none(db: None) -> None:
    assert seconds_since_beat("nobody") is None
