"""How long barriers took to be cleared, by month, for the organisation and its directorates."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

# Days are counted by the calendar on the organisation's wall, as `people.calendar` counts them.
# A barrier belongs to wherever its project is today, so a team takes its history along.
_BY_MONTH = """
    WITH resolved AS (
        SELECT p.unit_id, (b.resolved_at AT TIME ZONE o.time_zone)::date AS day,
               (b.resolved_at AT TIME ZONE o.time_zone)::date
               - (b.raised_at AT TIME ZONE o.time_zone)::date AS days
          FROM projects_barrier b
          JOIN projects_project p ON p.id = b.project_id
          JOIN people_organisation o ON o.id = b.organisation_id
         WHERE b.resolved_at IS NOT NULL
    )
    SELECT place.organisation_id, place.id, date_trunc('month', r.day)::date,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY r.days), count(*)
      FROM resolved r
      JOIN people_unit u ON u.id = r.unit_id
      JOIN people_unit place ON place.id = ANY (u.path)
     WHERE place.parent_id IS NULL OR place.kind = 'directorate'
     GROUP BY 1, 2, 3
     ORDER BY 1, 2, 3
"""


@dataclass(frozen=True)
class MonthOfBarriers:
    """The barriers that were resolved in a month at and below a unit."""

    organisation_id: int
    unit_id: int
    month: date
    median_days: float
    count: int


def months_of_barriers() -> list[MonthOfBarriers]:
    """Every month with a resolved barrier, of every organisation. One query.

    Declined barriers and those taken back do not count: nothing was cleared.
    """
    with connection.cursor() as cursor:
        cursor.execute(_BY_MONTH)
        return [MonthOfBarriers(*row) for row in cursor.fetchall()]
