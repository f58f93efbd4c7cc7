"""Many measures, measurements and marks at once, with the checks that each would meet alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from charts.measurement_rows import Recorded, lock_states, rows_before_all, write_rows
from charts.models import Annotation, Measure, Measurement
from charts.permissions import check_can_define, check_can_record_all, check_can_shape_all
from charts.policies import check_accepts_changes
from charts.readings import Reading
from charts.services.annotations import check_mark
from charts.services.measurements import check_readings
from charts.services.measures import Definition, check_definition, measure_at
from charts.tasks import recompute_soon
from common.errors import Invalid
from people.calendar import local_date
from people.models import Unit, User
from projects.models import Project
from projects.policies import check_is_open


@dataclass(frozen=True)
class NewMeasure:
    """A measure to be defined, with the points that its limits are frozen from, if any."""

    definition: Definition
    starts_on: date
    baseline_points: int | None = None


@dataclass(frozen=True)
class NewMark:
    """Something that happened, to be written on a chart; `kind` as in `Annotation.Kind`."""

    measure: Measure
    happened_on: date
    kind: str
    text: str


@dataclass(frozen=True)
class Loaded:
    """What a load did, in measurements, and the measures that it changed."""

    inserted: int
    updated: int
    unchanged: int
    changed: frozenset[int]


@recorded
def define_measures(
    *, place: Project | Unit, new: Sequence[NewMeasure], by: User, at: datetime
) -> list[Measure]:
    """The measures of a project, or indicators of a unit, in the order in which they are named."""
    check_can_define(by, place, on=local_date(place.organisation, at))
    for one in new:
        check_definition(one.definition)
    if isinstance(place, Project):
        check_is_open(place)
        _check_names_are_free(place, [one.definition.name for one in new])
    measures = [measure_at(place, one.definition, starts_on=one.starts_on) for one in new]
    for measure, one in zip(measures, new, strict=True):
        measure.baseline_points = one.baseline_points
    Measure.objects.bulk_create(measures)
    recompute_soon(measure.pk for measure in measures)
    return measures


@recorded
def annotate_all(*, marks: Sequence[NewMark], by: User, at: datetime) -> None:
    """Write on charts what happened when."""
    today = local_date(by.organisation, at)
    measures = {mark.measure.pk: mark.measure for mark in marks}
    check_can_shape_all(by, measures.values(), on=today)
    for measure in measures.values():
        check_accepts_changes(measure)
    for mark in marks:
        check_mark(mark.text, mark.happened_on, today=today)
    Annotation.objects.bulk_create(
        Annotation(
            organisation=mark.measure.organisation,
            measure=mark.measure,
            happened_on=mark.happened_on,
            kind=mark.kind,
            text=mark.text.strip(),
            made_by=by,
        )
        for mark in marks
    )
    recompute_soon(measures)


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


def _check_names_are_free(project: Project, names: Sequence[str]) -> None:
    stored = Measure.objects.filter(organisation=project.organisation_id, project=project)
    lowered = [name.lower() for name in (*stored.values_list("name", flat=True), *names)]
    if len(set(lowered)) < len(lowered):
        raise Invalid(fields={"name": _("This project has a measure of that name already.")})
