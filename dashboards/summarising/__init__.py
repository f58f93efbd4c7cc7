"""Keeping the summaries of projects and units equal to a recount of the stored facts.

The same order of steps as for analyses: the version first, the facts after it, and the result
stored only by comparing versions. What was read later than the version may be newer than it says;
then the version has moved on, and the next round stores the same again.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from dashboards.models import ProjectSummary
from dashboards.models.raising import RAISE_UNITS
from dashboards.selectors.evidence import evidence_of
from dashboards.summarising.projects import PROJECT
from dashboards.summarising.units import UNIT
from dashboards.summarising.weighing import weigh, weigh_all_due
from projects.models import Project
from projects.progress import suggest
from projects.stages import ACTIVE

_STALE = """
    SELECT {key}, facts_version FROM {table} WHERE summarised_version < facts_version
     ORDER BY stale_since LIMIT %s
"""
_TOLD = """
    UPDATE dashboards_projectsummary s SET told_active_on = told.day
      FROM unnest(%(ids)s::bigint[], %(days)s::date[]) AS told(project_id, day)
     WHERE s.project_id = told.project_id
"""


def summarise_stale(*, most: int = 1000) -> int:
    """Bring up to `most` stale project and unit summaries up to date, and weights to this day.

    Returns how many were behind.

    Safe to run twice or at the same time elsewhere. Must not run inside a transaction.
    """
    return _projects(most) + _tell_units(most) + _units(most) + weigh_all_due()


def _projects(most: int) -> int:
    stale = _stale("dashboards_projectsummary", "project_id", most)
    if not stale:
        return 0
    ids = [project for project, _ in stale]
    scores = _suggested(ids)
    with transaction.atomic():
        found = _run(
            PROJECT,
            ids=ids,
            versions=[version for _, version in stale],
            suggested=[scores.get(project) for project in ids],
        )
        weigh(ids)
    return found


def _suggested(ids: Sequence[int]) -> dict[int, object]:
    found = list(Project.objects.filter(pk__in=ids).only("pk", "aim", "involvement"))
    evidence = evidence_of(found, on=timezone.localdate())
    return {project: suggest(shown).score for project, shown in evidence.items()}


def _tell_units(most: int) -> int:
    """Units count projects by the day of their last activity, so they hear when it moves.

    Three statements, each a transaction of its own: people who write lock summaries of projects
    before those of units, and a worker that held both at once could stand in their way. Dying in
    between tells units again, which does no harm.
    """
    untold = ProjectSummary.objects.untold().exclude(last_active_on=None)
    moved = list(untold.values_list("pk", "last_active_on", "project__unit")[:most])
    if not moved:
        return 0
    _run(RAISE_UNITS, of_units=sorted({unit for _, _, unit in moved}))
    return _run(_TOLD, ids=[row[0] for row in moved], days=[row[1] for row in moved])


def _units(most: int) -> int:
    stale = _stale("dashboards_unitsummary", "unit_id", most)
    if not stale:
        return 0
    return _run(UNIT, ids=[unit for unit, _ in stale], active=[stage.value for stage in ACTIVE])


def _stale(table: str, key: str, most: int) -> list[tuple[int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(_STALE.format(table=table, key=key), [most])
        return cursor.fetchall()


def _run(statement: str, **values: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount
