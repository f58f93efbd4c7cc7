"""Following the cursor while fifty writers commit in any order, roll back, and take their time."""

import random
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import psycopg2
import pytest
from django.db import connection

from charts.models import Measure, Measurement
from tests.api import Machine, a_key
from tests.integration.feeds.test_extracting import Reader
from tests.world import World, a_measure, a_world

WRITERS = 50
STEPS = 700
FIRST = date(2010, 1, 1)


@dataclass
class Writer:
    """Somebody with a connection of their own, who changes one measure."""

    measure: Measure
    database: Any
    chance: random.Random
    is_at_work: bool = False

    def step(self) -> None:
        """Begin and write something; or end what was begun, one way or the other."""
        if self.is_at_work and self.chance.random() < 0.6:
            (self.database.rollback if self.chance.random() < 0.3 else self.database.commit)()
            self.is_at_work = False
            return
        self.is_at_work = True
        with self.database.cursor() as cursor:
            cursor.execute(self._statement(), self._values())

    def finish(self) -> None:
        self.database.commit()

    def _statement(self) -> str:
        whose = "organisation_id = %(organisation)s AND measure_id = %(measure)s"
        return self.chance.choice(
            [
                "INSERT INTO charts_measurement (organisation_id, measure_id, period, value,"
                " recorded_at) VALUES (%(organisation)s, %(measure)s, %(period)s, %(value)s, now())"
                " ON CONFLICT (organisation_id, measure_id, period) DO UPDATE"
                " SET value = EXCLUDED.value",
                f"UPDATE charts_measurement SET value = %(value)s WHERE {whose}"
                " AND period >= %(period)s",
                f"DELETE FROM charts_measurement WHERE {whose} AND period = %(period)s",
            ]
        )

    def _values(self) -> dict[str, Any]:
        return {
            "organisation": self.measure.organisation_id,
            "measure": self.measure.pk,
            "period": FIRST + timedelta(days=self.chance.randrange(12)),
            "value": self.chance.randrange(1_000_000),
        }


class Naive:
    """A reader who remembers the highest number seen: what the real one must not be."""

    def __init__(self) -> None:
        self.last = 0
        self.rows: dict[tuple[int, date], float] = {}

    def read(self) -> None:
        new = Measurement.objects.filter(xact__gt=self.last)
        for row in new:
            self.rows[row.measure_id, row.period] = row.value
            self.last = max(self.last, row.xact)


@pytest.fixture
def world(committed: None) -> Iterator[World]:
    return a_world()


def test_a_reader_ends_with_the_table_as_it_stands(world: World) -> None:
    chance = random.Random(20261128)
    measures = [a_measure(world.project, world.lead, name=f"Falls {i}") for i in range(WRITERS)]
    reader, naive = Reader(Machine(a_key(world.organisation)), "measurements"), Naive()
    most_open = 0
    with ExitStack() as closing:
        writers = [Writer(measure, a_database(closing), chance) for measure in measures]
        for step in range(STEPS):
            chance.choice(writers).step()
            if step % 20 == 0:
                most_open = max(most_open, sum(writer.is_at_work for writer in writers))
                reader.read()
                naive.read()
        for writer in writers:
            writer.finish()
        reader.read()
        naive.read()

    stored = {
        (str(measure.public_id), row.period.isoformat()): row.value
        for measure in measures
        for row in Measurement.objects.filter(measure_id=measure.pk)
    }
    assert most_open > WRITERS / 3  # many were in the middle of something when it was read
    assert len(stored) > WRITERS
    assert {key: row["value"] for key, row in reader.rows.items()} == stored
    in_table = {(row.measure_id, row.period): row.value for row in Measurement.objects.all()}
    assert any(naive.rows.get(key) != value for key, value in in_table.items())


def a_database(closing: ExitStack) -> Any:
    options = connection.get_connection_params()
    options.pop("cursor_factory", None)
    database = psycopg2.connect(**options)
    closing.callback(database.close)
    return database
