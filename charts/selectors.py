"""Reads about measures, always starting from what the person may see."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Case, QuerySet, Value, When

from charts import periods
from charts.models import Entry, Measure, Measurement
from charts.vocabulary import MeasureRole
from common.errors import NotVisible
from people.models import User
from projects.models import Project

_ROLE_ORDER = Case(
    *(When(role=role.value, then=Value(rank)) for rank, role in enumerate(MeasureRole)),
    default=Value(len(MeasureRole)),
)


def measure_for(user: User, public_id: UUID, *, on: date) -> Measure:
    """The measure by that address, with project, unit, organisation and state. One query."""
    measure = (
        Measure.objects.visible_to(user, on=on)
        .select_related("project", "project__unit", "unit", "organisation", "state")
        .filter(public_id=public_id)
        .first()
    )
    if measure is None:
        raise NotVisible("We could not find that measure.")
    return measure


def measures_of(project: Project) -> QuerySet[Measure]:
    """The open measures of a project with their stored analyses, outcome first. One query."""
    return (
        Measure.objects.filter(organisation=project.organisation_id, project=project)
        .open()
        .select_related("state", "unit")
        .alias(place=_ROLE_ORDER)
        .order_by("place", "name", "pk")
    )


def measurements_of(measure: Measure) -> QuerySet[Measurement]:
    """The measurements of a measure in time order."""
    return Measurement.objects.filter(
        organisation_id=measure.organisation_id, measure_id=measure.pk
    ).order_by("period")


def measurements_on(measure: Measure, wanted: Iterable[date]) -> dict[date, Measurement]:
    """The measurements that exist for these periods, by period. One query."""
    rows = measurements_of(measure).filter(period__in=list(wanted))
    return {row.period: row for row in rows}


def newest_period(measure: Measure) -> date | None:
    return measurements_of(measure).order_by("-period").values_list("period", flat=True).first()


def expected_period(measure: Measure, *, today: date) -> date:
    """The period somebody most likely wants to write down next.

    The one after the newest; for a new measure, the newest that is over.
    """
    newest = newest_period(measure)
    finished = periods.latest_finished(measure.every, today)
    if newest is None:
        return max(finished, periods.start_of(measure.every, measure.starts_on))
    return min(periods.following(measure.every, newest), periods.start_of(measure.every, today))


def entries_to_undo(measure: Measure, user: User, *, at: datetime) -> QuerySet[Entry]:
    """This person's entries of the last day that still stand, newest first."""
    return Entry.objects.filter(
        organisation=measure.organisation_id,
        measure=measure,
        made_by=user,
        undone_at=None,
        made_at__gt=at - Entry.UNDO_FOR,
    ).order_by("-made_at")


def measures_waiting_for_data(user: User, *, on: date, most: int) -> list[tuple[Measure, date]]:
    """Open measures of this person's projects whose newest finished period is not recorded.

    Longest overdue first, with the period that is due. One query.
    """
    projects = Project.objects.led_or_joined_by(user, on=on).active()
    measures = (
        Measure.objects.filter(organisation=user.organisation_id, project__in=projects.values("pk"))
        .open()
        .exclude(rhythm="event")
        .select_related("state", "project", "unit")
    )
    due = [
        (measure, periods.following(measure.every, measure.state.latest_period))
        for measure in measures
        if measure.state.latest_period is not None
        and measure.state.latest_period < periods.latest_finished(measure.every, on)
    ]
    return sorted(due, key=lambda pair: (pair[1], pair[0].pk))[:most]
