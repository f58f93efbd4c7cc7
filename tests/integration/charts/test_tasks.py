"""What a worker does after an analysis, and that it is asked to."""

from collections.abc import Iterator

import pytest
from redis import Redis

from charts import tasks
from charts.models import Judgement, Measure
from dashboards.models import ProjectSummary
from tests.broker import send_hints_to
from tests.stack import embedded_services, with_path, worker_number
from tests.world import World, a_measure, a_world, some_data

UNHEARD = 8  # databases of Redis from here on are nobody's


@pytest.fixture
def world(committed: None) -> World:
    return a_world()


@pytest.fixture
def falls(world: World) -> Measure:
    measure = a_measure(world.project, world.lead)
    some_data(measure, world.lead, [4.0] * 12)
    return measure


@pytest.fixture
def bulk() -> Iterator[Redis]:
    """A broker that no worker listens to."""
    kept = embedded_services().environment()["REDIS_URL"]
    address = with_path(kept, UNHEARD + worker_number())
    send_hints_to(address)
    with Redis.from_url(address) as broker:
        broker.flushdb()
        yield broker
    send_hints_to(kept)


def hints_in(broker: Redis) -> list[str]:
    return [
        name
        for message in broker.lrange("bulk", 0, -1)
        for name in ("charts.follow_up", "dashboards.refresh_summaries")
        if f'"{name}"'.encode() in message
    ]


def test_one_message_leads_to_all_that_follows_analyses(falls: Measure, bulk: Redis) -> None:
    tasks.recompute(measure_ids=[falls.pk])
    assert hints_in(bulk) == ["charts.follow_up"]

    tasks.follow_up()

    assert Judgement.objects.filter(measure=falls).exists()
    summary = ProjectSummary.objects.get(project=falls.project)
    assert (summary.is_current, summary.measures) == (True, 1)


def test_it_follows_even_where_there_is_nothing_to_analyse(falls: Measure, bulk: Redis) -> None:
    tasks.recompute(measure_ids=[falls.pk])
    bulk.delete("bulk")

    tasks.recompute(measure_ids=[falls.pk])

    assert hints_in(bulk) == ["charts.follow_up"]
