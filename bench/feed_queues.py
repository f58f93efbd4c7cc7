"""How soon a worker begins a chart of a ward: while nothing waits, and behind two thousand more."""

import os
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

STARTS = 25
QUEUED = 2_000


def busy_by_idle(folder: Path) -> float:
    """How many times as long the start takes while the other queue is full."""
    from charts.models import MeasureState
    from charts.tasks import recompute_soon
    from tests.broker import send_hints_to
    from tests.stack import OwnRedis, Stack

    measures = list(
        MeasureState.objects.order_by("-measure_id").values_list("measure_id", flat=True)
    )
    some, others = measures[:STARTS], measures[STARTS : STARTS + QUEUED]
    assert len(others) == QUEUED
    with OwnRedis(folder) as redis:
        send_hints_to(redis.server.url())
        stack = Stack(_environment(redis.server.url()), folder)
        with stack.worker("entry"), stack.worker("bulk"):
            idle = [_start_of(measure) for measure in some]
            MeasureState.objects.filter(measure__in=others).update(**_WAITING)
            recompute_soon(others, queue="bulk")
            _until(lambda: MeasureState.objects.filter(measure__in=others, attempts=1).exists())
            busy = [_start_of(measure) for measure in some]
            assert MeasureState.objects.filter(measure__in=others, **_WAITING).exists()
    return median(busy) / median(idle)


_WAITING = {"analysed_version": 0, "attempts": 0, "not_before": None}


def _start_of(measure: int) -> float:
    """Seconds from the hint to a worker's claim, which counts an attempt, or is past already."""
    from charts.models import MeasureState
    from charts.tasks import recompute_soon

    state = MeasureState.objects.filter(measure=measure)
    state.update(**_WAITING)
    start = perf_counter()
    recompute_soon([measure], queue="entry")
    _until(lambda: not state.filter(**_WAITING).exists())
    return perf_counter() - start


def _until(condition: object) -> None:
    while not condition():  # type: ignore[operator]
        sleep(0.001)


def _environment(redis: str) -> dict[str, str]:
    from bench.serving import SETTINGS

    return {name: os.environ[name] for name in SETTINGS} | {"REDIS_URL": redis}
