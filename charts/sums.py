"""What the teams behind a roll-up wrote down, added up by period."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from charts.models import Measure

# Teams at or below the roll-up's place now: a team that moved has taken its numbers along. What
# belongs to a private project is not added up, for a sum of two would show it to the other. Of a
# programme's roll-up, only its projects of today: whoever leaves it takes their past along too.
_BASE = """
    base AS (
        SELECT m.id, m.starts_on, m.closed_on, m.name, u.name AS unit_name
          FROM charts_measure m
          JOIN people_unit u ON u.id = m.unit_id
          LEFT JOIN projects_project p ON p.id = m.project_id
         WHERE m.organisation_id = %(organisation)s AND m.shared_id = %(definition)s
           AND u.path @> ARRAY[%(unit)s]::bigint[]
           AND (p.id IS NULL OR p.visibility = 'open')
           AND (%(programme)s::bigint IS NULL OR p.id IN (
               SELECT place.project_id FROM projects_programmeplace place
                WHERE place.programme_id = %(programme)s AND place.state = 'joined'))
    ), reported AS (
        SELECT x.measure_id, x.period, x.numerator, x.denominator, x.value
          FROM base JOIN charts_measurement x
            ON x.organisation_id = %(organisation)s AND x.measure_id = base.id
         WHERE x.excluded_because = ''
    )
"""
_SUMS = f"""
    WITH {_BASE}
    SELECT r.period, sum(r.numerator ORDER BY r.measure_id),
           sum(r.denominator ORDER BY r.measure_id), sum(r.value ORDER BY r.measure_id),
           count(*),
           count(*) + (
               SELECT count(*) FROM base b
                WHERE b.starts_on <= r.period AND (b.closed_on IS NULL OR b.closed_on > r.period)
                  AND NOT EXISTS (SELECT FROM reported q
                                   WHERE q.measure_id = b.id AND q.period = r.period))
      FROM reported r GROUP BY r.period ORDER BY r.period
"""
_TEAMS = f"""
    WITH {_BASE}
    SELECT base.unit_name, sum(r.numerator ORDER BY r.period), sum(r.denominator ORDER BY r.period)
      FROM base JOIN reported r ON r.measure_id = base.id
     WHERE r.period = ANY (%(periods)s)
     GROUP BY base.unit_name ORDER BY base.unit_name
"""


@dataclass(frozen=True)
class Sum:
    """One period of all teams together, and how many of those expected it is of."""

    period: date
    numerator: float | None
    denominator: float | None
    value: float | None
    reported: int
    expected: int

    @property
    def is_complete(self) -> bool:
        return self.reported == self.expected


@dataclass(frozen=True)
class TeamTotal:
    """What one team wrote down over some periods, added up."""

    name: str
    numerator: float
    denominator: float


def sums_behind(roll_up: Measure) -> list[Sum]:
    """The sums of every period in which any team reported, in time order. One query."""
    return [Sum(*row) for row in _asked(_SUMS, roll_up)]


def totals_behind(roll_up: Measure, periods: Collection[date]) -> list[TeamTotal]:
    """What each team comes to over these periods, teams by name. One query."""
    return [TeamTotal(*row) for row in _asked(_TEAMS, roll_up, periods=list(periods))]


def _asked(statement: str, roll_up: Measure, **more: Any) -> list[tuple]:
    values = {
        "organisation": roll_up.organisation_id,
        "definition": roll_up.rolls_up_id,
        "unit": roll_up.unit_id,
        "programme": roll_up.programme_id,
        **more,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()
