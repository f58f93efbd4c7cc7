"""Writing and reading the rows of the one big table, in sets."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from audit.services import Actor
from charts.models import Measure, Measurement
from charts.readings import Reading, in_words

_VALUES = ("numerator", "denominator", "value", "note", "excluded_because")
_COLUMNS = ("organisation_id", "measure_id", "period", *_VALUES, "recorded_by_id", "recorded_at")

# Equal rows are not touched: no version is raised, no history written, nothing recomputed.
_UPSERT = f"""
    INSERT INTO charts_measurement AS stored ({", ".join(_COLUMNS)})
    SELECT * FROM unnest(
        %s::bigint[], %s::bigint[], %s::date[], %s::float8[], %s::float8[], %s::float8[],
        %s::text[], %s::text[], %s::bigint[], %s::timestamptz[])
        ON CONFLICT (organisation_id, measure_id, period) DO UPDATE
       SET {", ".join(f"{c} = EXCLUDED.{c}" for c in (*_COLUMNS[3:], "xact"))}
     WHERE ({", ".join(f"stored.{c}" for c in _VALUES)})
           IS DISTINCT FROM ({", ".join(f"EXCLUDED.{c}" for c in _VALUES)})
"""

# In the one order that all writers keep.
_LOCK = """
    SELECT measure_id FROM charts_measurestate
     WHERE measure_id = ANY (%(measures)s) ORDER BY measure_id FOR NO KEY UPDATE
"""
_LOCK_AND_READ = f"""
    {_LOCK};
    SELECT period, {", ".join(_VALUES)}
      FROM charts_measurement
     WHERE organisation_id = %(organisation)s AND measure_id = ANY (%(measures)s)
       AND period = ANY (%(periods)s::date[])
"""


@dataclass(frozen=True)
class Recorded:
    """What a measurement says, without who said it: comparable, and storable as JSON."""

    numerator: float | None
    denominator: float | None
    value: float | None
    note: str = ""
    excluded_because: str = ""

    @classmethod
    def of(cls, row: Measurement) -> "Recorded":
        return cls(*(getattr(row, name) for name in _VALUES))

    @classmethod
    def after(cls, reading: Reading, before: "Recorded | None") -> "Recorded":
        """What stands there once the reading is saved: texts it does not mention stay."""
        stays = before or cls(None, None, None)
        return cls(
            reading.numerator,
            reading.denominator,
            reading.value,
            stays.note if reading.note is None else reading.note,
            stays.excluded_because
            if reading.excluded_because is None
            else reading.excluded_because,
        )

    @classmethod
    def parse(cls, stored: dict[str, Any] | None) -> "Recorded | None":
        return cls(**stored) if stored else None

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def as_row(self, measure: Measure, period: date, *, by: Actor, at: datetime) -> Measurement:
        return Measurement(
            organisation_id=measure.organisation_id,
            measure_id=measure.pk,
            period=period,
            recorded_by_id=by.pk,
            recorded_at=at,
            **asdict(self),
        )

    def in_words(self) -> str:
        return in_words(self.numerator, self.denominator, self.value)


def lock_states(measure_ids: Sequence[int]) -> None:
    """Take the write locks of these measures in the one order that all writers keep."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, {"measures": list(measure_ids)})


def locked_rows(measure: Measure, wanted: Iterable[date]) -> dict[date, Recorded]:
    """Take the write lock of a measure, and read what is written down then for these periods.

    Both go to the database at once. Each statement looks anew: the second sees what whoever held
    the lock before has written.
    """
    with connection.cursor() as cursor:
        values: dict[str, Any] = {
            "organisation": measure.organisation_id,
            "measures": [measure.pk],
            "periods": list(wanted),
        }
        cursor.execute(_LOCK_AND_READ, values)
        return {period: Recorded(*numbers) for period, *numbers in cursor.fetchall()}


def rows_before_all(
    measures: Collection[Measure], wanted: Collection[date]
) -> dict[tuple[int, date], Recorded]:
    """What is written down now for these periods, by measure and period. One query."""
    rows = Measurement.objects.filter(
        organisation_id__in={measure.organisation_id for measure in measures},
        measure_id__in=[measure.pk for measure in measures],
        period__in=wanted,
    )
    return {(row.measure_id, row.period): Recorded.of(row) for row in rows}


def write_rows(rows: Sequence[Measurement]) -> None:
    """Insert or replace measurements by period, in one statement."""
    if rows:
        columns = [[getattr(row, name) for row in rows] for name in _COLUMNS]
        with connection.cursor() as cursor:
            cursor.execute(_UPSERT, columns)


def remove_rows(measure: Measure, unwanted: Sequence[date]) -> None:
    """Delete the measurements of these periods; their old values go to the history."""
    if unwanted:
        Measurement.objects.filter(
            organisation_id=measure.organisation_id,
            measure_id=measure.pk,
            period__in=list(unwanted),
        ).delete()
