"""Many measurements at once, with the checks that each of them would meet alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from audit.services import recorded
from charts.measurement_rows import Recorded, lock_states, rows_before_all, write_rows
from charts.models import Measure, Measurement
from charts.permissions import check_can_record_all
from charts.policies import check_accepts_changes
from charts.readings import Reading
from charts.services.measurements import check_readings
from charts.tasks import recompute_soon
from people.calendar import local_date
from people.models import User


@dataclass(frozen=True)
class Loaded:
    """What a load did, in measurements, and the measures that it changed."""

    inserted: int
    updated: int
    unchanged: int
    changed: frozenset[int]


@recorded
def load_measurements(
    *, loads: Iterable[tuple[Measure, Sequence[Reading]]], by: User, at: datetime
) -> Loaded:
    """Readings of many measures, all or none, in one transaction.

    Existing periods are replaced, equal ones left alone. No undo. Raises InvalidReadings, Denied
    or NotNow.
    """
    wanted = sorted(loads, key=lambda load: load[0].pk)
    measures = [measure for measure, _ in wanted]
    today = local_date(by.organisation, at)
    lock_states([measure.pk for measure in measures])
    check_can_record_all(by, measures, on=today)
    aligned = []
    for measure, readings in wanted:
        check_accepts_changes(measure)
        of_measure = [reading.at_start_of(measure.every) for reading in readings]
        check_readings(measure, of_measure, today=today)
        aligned += [(measure, reading) for reading in of_measure]
    before = rows_before_all(measures, {reading.period for _, reading in aligned})
    rows = _rows_that_differ(aligned, before, by=by, at=at)
    write_rows(rows)
    changed = frozenset(row.measure_id for row in rows)
    recompute_soon(changed)
    inserted = sum((row.measure_id, row.period) not in before for row in rows)
    return Loaded(inserted, len(rows) - inserted, len(aligned) - len(rows), changed)


def _rows_that_differ(
    aligned: Iterable[tuple[Measure, Reading]],
    before: dict[tuple[int, date], Recorded],
    *,
    by: User,
    at: datetime,
) -> list[Measurement]:
    rows = []
    for measure, reading in aligned:
        stored = before.get((measure.pk, reading.period))
        recorded_now = Recorded.after(reading, stored)
        if recorded_now != stored:
            rows.append(recorded_now.as_row(measure, reading.period, by=by, at=at))
    return rows
