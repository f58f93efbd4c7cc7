"""Redis dies, or answers nothing, while people save numbers."""

from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse

from charts.engine import ENGINE_VERSION
from charts.models import Measure, Measurement, MeasureState
from charts.verification import wrong_analyses
from tests.stack import OwnRedis, Stack, wait_until
from tests.visitor import Visitor
from tests.world import a_measure, a_world


def is_killed(redis: OwnRedis) -> None:
    redis.kill()


def is_hung(redis: OwnRedis) -> None:
    redis.pause()


@pytest.mark.parametrize("what_happens", [is_killed, is_hung], ids=["killed", "hung"])
def test_50_numbers_saved_without_redis_are_all_kept_and_analysed(
    own_stack: Stack, own_redis: OwnRedis, what_happens: Callable[[OwnRedis], None]
) -> None:
    world = a_world()
    measures = [a_measure(world.project, world.lead, name=f"Falls {i}") for i in range(5)]

    with own_stack.web() as web, own_stack.worker(), own_stack.sweeper(seconds=1):
        visitor = Visitor(web.address, world.lead)
        what_happens(own_redis)
        answers = [save(visitor, measures[i % 5], month=i // 5 + 1, value=i) for i in range(50)]
        wait_until(all_is_analysed, what="analyses without Redis")

    assert {answer.status for answer in answers} == {200}
    assert Measurement.objects.count() == 50
    assert list(wrong_analyses()) == []
    assert {state.points for state in MeasureState.objects.all()} == {10}


def save(visitor: Visitor, measure: Measure, *, month: int, value: int):
    return visitor.submit(
        reverse("measurement_new", args=[measure.public_id]),
        with_field="value",
        period=date(2025, month, 1).isoformat(),
        value=str(value),
    )


def all_is_analysed() -> bool:
    return not MeasureState.objects.stale(ENGINE_VERSION).exists()
