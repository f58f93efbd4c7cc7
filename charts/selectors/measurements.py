"""The numbers of a measure, the periods that wait for one, and what can be undone."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db.models import BigIntegerField, DateField, Q, QuerySet

from charts import periods
from charts.models import Entry, Measure, Measurement
from charts.vocabulary import Rhythm
from common.errors import NotVisible
from common.prepared import ORGANISATION, AnyGiven, Given, prepared
from people.models import User
from projects.models import Project

_MOST_LOOKED_AT = 200  # entries of a day

# How many gaps of the past, and how many periods to come, a template offers.
_IN_A_TEMPLATE = {
    Rhythm.DAY: (31, 31),
    Rhythm.WEEK: (26, 26),
    Rhythm.MONTH: (24, 12),
    Rhythm.QUARTER: (12, 4),
}


def measurements_of(measure: Measure) -> QuerySet[Measurement]:
    """The measurements of a measure in time order."""
    return Measurement.objects.filter(
        organisation_id=measure.organisation_id, measure_id=measure.pk
    ).order_by("period")


def measurements_of_all(measures: Collection[Measure]) -> dict[int, list[Measurement]]:
    """The measurements of each of these measures in time order, by measure. One query."""
    found: dict[int, list[Measurement]] = {measure.pk: [] for measure in measures}
    organisations = {measure.organisation_id for measure in measures}
    for row in _all_rows.ask(organisations=list(organisations), measures=list(found)):
        found[row.measure_id].append(row)
    return found


@prepared
def _all_rows() -> QuerySet[Measurement]:
    return Measurement.objects.filter(
        organisation_id=AnyGiven("organisations", BigIntegerField()),
        measure_id=AnyGiven("measures", BigIntegerField()),
    ).order_by("measure_id", "period")


def measurements_on(measure: Measure, wanted: Iterable[date]) -> dict[date, Measurement]:
    """The measurements that exist for these periods, by period. One query."""
    rows = _rows_on.ask(
        organisation=measure.organisation_id, measure=measure.pk, periods=list(wanted)
    )
    return {row.period: row for row in rows}


@prepared
def _rows_on() -> QuerySet[Measurement]:
    return Measurement.objects.filter(
        organisation_id=ORGANISATION,
        measure_id=Given("measure", BigIntegerField()),
        period=AnyGiven("periods", DateField()),
    ).order_by("period")


def measurements_on_all(
    wanted: Mapping[Measure, Collection[date]],
) -> dict[int, dict[date, Measurement]]:
    """The measurements that exist for these periods, by measure and period. One query."""
    found: dict[int, dict[date, Measurement]] = {measure.pk: {} for measure in wanted}
    rows = Measurement.objects.filter(
        organisation_id__in={measure.organisation_id for measure in wanted},
        measure_id__in=list(found),
        period__in=set().union(*wanted.values()),
    )
    for row in rows:
        found[row.measure_id][row.period] = row
    return found


def latest_measurements(measure: Measure, *, most: int) -> list[Measurement]:
    """The newest measurements, newest period first. One query."""
    return list(measurements_of(measure).order_by("-period")[:most])


def recorders_of(measurements: Iterable[Measurement]) -> dict[int, str]:
    """The names of those who wrote these down, by their key. One query."""
    keys = {row.recorded_by_id for row in measurements if row.recorded_by_id}
    return dict(User.with_machines.filter(pk__in=keys).values_list("pk", "name"))


def value_between(measure: Measure, first: date, last: date) -> float | None:
    """What a measure said over the periods of these days, in the unit of its chart.

    Ratios are added up above and below, everything else is averaged. Periods that are left out of
    the sums are left out here. None where nothing was written down. One query.
    """
    rows = list(
        measurements_of(measure).filter(
            period__range=(periods.start_of(measure.every, first), last), excluded_because=""
        )
    )
    if measure.has_denominator:
        above, below = (
            sum(getattr(row, name) or 0.0 for row in rows) for name in ("numerator", "denominator")
        )
        return measure.scale * above / below if below else None
    values = [row.value for row in rows if row.value is not None]
    return sum(values) / len(values) if values else None


def newest_period(measure: Measure) -> date | None:
    return measurements_of(measure).order_by("-period").values_list("period", flat=True).first()


def expected_period(measure: Measure, *, today: date) -> date:
    """The period somebody most likely wants to write down next.

    The one after the newest; for a new measure, the newest that is over.
    """
    newest = newest_period(measure)
    if newest is None:
        return periods.latest_finished(measure.every, today)
    return min(periods.following(measure.every, newest), periods.start_of(measure.every, today))


def event_before(measure: Measure, day: date) -> date | None:
    """The day of the latest event before this one."""
    earlier = measurements_of(measure).filter(period__lt=day).order_by("-period")
    return earlier.values_list("period", flat=True).first()


def empty_periods(measure: Measure, *, today: date, most: int) -> list[date]:
    """Finished periods without a number, in time order: the newest `most` of them. One query.

    A measure without any data has all of its past before it: people often begin by entering it.
    """
    if measure.every is Rhythm.EVENT:
        return []
    recorded = set(measurements_of(measure).values_list("period", flat=True))
    return _gaps(measure.every, recorded, today, most)


def _gaps(rhythm: Rhythm, recorded: Collection[date], today: date, most: int) -> list[date]:
    period = periods.latest_finished(rhythm, today)
    earliest = min(recorded, default=None)
    empty: list[date] = []
    while len(empty) < most and (earliest is None or period > earliest):
        if period not in recorded:
            empty.append(period)
        period = periods.preceding(rhythm, period)
    return empty[::-1]


def periods_to_fill(measures: Collection[Measure], *, today: date) -> dict[int, list[date]]:
    """What a template asks for, by measure: the newest gaps, and what comes next. One query."""
    recorded: dict[int, set[date]] = {measure.pk: set() for measure in measures}
    rows = Measurement.objects.filter(
        organisation_id__in={measure.organisation_id for measure in measures},
        measure_id__in=list(recorded),
    )
    for key, period in rows.values_list("measure_id", "period"):
        recorded[key].add(period)
    return {
        measure.pk: _to_fill(measure.every, recorded[measure.pk], today) for measure in measures
    }


def _to_fill(rhythm: Rhythm, recorded: Collection[date], today: date) -> list[date]:
    if rhythm is Rhythm.EVENT:
        return []
    past, ahead = _IN_A_TEMPLATE[rhythm]
    found = _gaps(rhythm, recorded, today, past)
    period = periods.latest_finished(rhythm, today)
    for _ in range(ahead):
        period = periods.following(rhythm, period)
        if period not in recorded:
            found.append(period)
    return found


def entry_for(measure: Measure, public_id: UUID) -> Entry:
    """Something that was saved for this measure. Raises NotVisible."""
    entry = Entry.objects.filter(
        organisation=measure.organisation_id, measure=measure, public_id=public_id
    ).first()
    if entry is None:
        raise NotVisible
    entry.measure = measure
    return entry


def entries_under(project: Project, key: UUID) -> list[Entry]:
    """What one upload saved in the measures of a project. Raises NotVisible. One query."""
    entries = list(
        Entry.objects.filter(
            organisation=project.organisation_id, measure__project=project, key=key
        ).select_related("measure__project", "measure__unit", "measure__organisation")
    )
    if not entries:
        raise NotVisible
    return entries


def uploads_to_undo(project: Project, user: User, *, at: datetime, most: int) -> list[list[Entry]]:
    """What this person saved at once in this project within a day, newest first. One query."""
    entries = (
        Entry.objects.filter(
            organisation=project.organisation_id,
            measure__project=project,
            made_by=user,
            undone_at=None,
            made_at__gt=at - Entry.UNDO_FOR,
        )
        .select_related("measure")
        .order_by("-made_at", "key", "measure")[:_MOST_LOOKED_AT]
    )
    together: dict[UUID, list[Entry]] = {}
    for entry in entries:
        together.setdefault(entry.key, []).append(entry)
    return [saved for saved in together.values() if any(one.changes for one in saved)][:most]


def entries_to_undo(measure: Measure, user: User, *, at: datetime) -> QuerySet[Entry]:
    """What can be undone: this person's entries of a day, and those through links, newest first.

    What came through a link has nobody else to take it back.
    """
    return (
        Entry.objects.filter(Q(made_by=user) | Q(link__isnull=False))
        .filter(
            organisation=measure.organisation_id,
            measure=measure,
            undone_at=None,
            made_at__gt=at - Entry.UNDO_FOR,
        )
        .select_related("link")
        .order_by("-made_at", "-pk")
    )
