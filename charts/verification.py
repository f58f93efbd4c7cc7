"""Is every stored analysis that calls itself current equal to a fresh one?"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.db import connection, transaction

from charts.engine import ENGINE_VERSION
from charts.models import MeasureState
from charts.recalculation import fresh_analysis


def wrong_analyses() -> Iterator[tuple[int, list[str]]]:
    """Measures whose stored analysis says it is current and is not, with the columns that differ.

    Reads one snapshot of the whole database, so it may run while people work; must not run
    inside a transaction.
    """
    with transaction.atomic(durable=True):
        _read_one_snapshot()
        states = MeasureState.objects.filter(engine_version=ENGINE_VERSION).order_by("measure_id")
        for state in states.iterator(chunk_size=100):
            if state.is_current and (columns := differing_columns(state)):
                yield state.measure_id, columns


def differing_columns(state: MeasureState) -> list[str]:
    """The columns in which a stored analysis is not what a fresh one would be."""
    fresh: dict[str, Any] = asdict(fresh_analysis(state.measure_id))
    result = fresh.pop("result")
    differing = [name for name, value in fresh.items() if getattr(state, name) != value]
    if state.result != (json.loads(result) if result else None):
        differing.append("result")
    return differing


def _read_one_snapshot() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
