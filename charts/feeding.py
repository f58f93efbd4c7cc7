"""Filling the measures of the platform's own life, so that they equal a recount at any time.

One filler at a time counts after it holds the lock, so a count never overwrites a newer one. What
is equal is not touched: no version is raised, and nothing is analysed again.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.db import connection
from django.utils import timezone

from audit.services import SystemProcess, act
from charts.feeds import FEEDS, Fed, Feed
from charts.measurement_rows import Recorded, lock_states, remove_rows, write_rows
from charts.models import Measure, Measurement

PLATFORM = SystemProcess("The platform")
Place = tuple[int, int]  # organisation and unit


def fill_fed_measures() -> list[int]:
    """Count every feed again. Returns the measures whose numbers changed.

    Safe to run twice or at the same time elsewhere. Six queries a feed when nothing has changed.
    """
    return [measure for feed in FEEDS for measure in _fill(feed)]


def _fill(feed: Feed) -> list[int]:
    with act(f"feeding.{feed.key}", by=PLATFORM):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"feed {feed.key}"])
        counted = _by_place(feed)
        measures = _measures_of(feed, counted)
        stored = _stored(measures)
        return [
            measure.pk
            for measure in measures.values()
            if _write(
                measure,
                counted.get((measure.organisation_id, measure.unit_id), {}),
                stored.get(measure.pk, {}),
            )
        ]


def _by_place(feed: Feed) -> Mapping[Place, dict[date, Fed]]:
    found: dict[Place, dict[date, Fed]] = defaultdict(dict)
    for fed in feed.count():
        found[fed.organisation_id, fed.unit_id][fed.period] = fed
    return found


def _measures_of(feed: Feed, counted: Mapping[Place, dict[date, Fed]]) -> dict[Place, Measure]:
    """The open measures that this feed fills; those of places that have none yet are made."""
    rows = Measure.objects.filter(fed_from=feed.key).order_by("pk")
    known = {(row.organisation_id, row.unit_id): row for row in rows}
    made = [
        Measure(
            organisation_id=place[0],
            unit_id=place[1],
            fed_from=feed.key,
            starts_on=min(periods),
            **feed.fields,
        )
        for place, periods in counted.items()
        if place not in known
    ]
    for measure in made:
        measure.save()
    known |= {(row.organisation_id, row.unit_id): row for row in made}
    return {place: row for place, row in known.items() if row.closed_on is None}


def _stored(measures: Mapping[Place, Measure]) -> dict[int, dict[date, Recorded]]:
    found: dict[int, dict[date, Recorded]] = defaultdict(dict)
    rows = Measurement.objects.filter(
        organisation_id__in={organisation for organisation, _ in measures},
        measure_id__in=[measure.pk for measure in measures.values()],
    )
    for row in rows:
        found[row.measure_id][row.period] = Recorded.of(row)
    return found


def _write(measure: Measure, counted: Mapping[date, Fed], stored: Mapping[date, Recorded]) -> bool:
    wanted = {
        period: Recorded(fed.numerator, fed.denominator, fed.value, note=fed.note)
        for period, fed in counted.items()
    }
    return write_fed(measure, wanted, stored)


def write_fed(
    measure: Measure, wanted: Mapping[date, Recorded], stored: Mapping[date, Recorded]
) -> bool:
    """Make the rows say what was counted. A point that a person left out stays left out.

    Returns whether anything had to change.
    """
    wanted = {
        period: replace(row, excluded_because=stored[period].excluded_because)
        if period in stored
        else row
        for period, row in wanted.items()
    }
    changed = {period: row for period, row in wanted.items() if stored.get(period) != row}
    gone = [period for period in stored if period not in wanted]
    if not changed and not gone:
        return False
    lock_states([measure.pk])
    at = timezone.now()
    write_rows([row.as_row(measure, period, by=PLATFORM, at=at) for period, row in changed.items()])
    remove_rows(measure, gone)
    return True
