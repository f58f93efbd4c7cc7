"""Keeping the summaries of projects and units equal to a recount of the stored facts.

The same order of steps as for analyses: the version first, the facts after it, and the result
stored only by comparing versions. One statement does all three, so nothing can come between.
"""

from django.db import connection

from projects.stages import ACTIVE

# "Improving", "of concern" and so on count open measures by the verdict of their latest phase.
_COUNTS = """
    count(m.id) AS measures,
    count(m.id) FILTER (WHERE s.variation = 'improvement') AS improving,
    count(m.id) FILTER (WHERE s.variation = 'concern') AS of_concern,
    count(m.id) FILTER (WHERE s.variation = 'common_cause') AS usual_variation,
    count(m.id) FILTER (
        WHERE s.variation IN ('neutral_high', 'neutral_low', 'special_cause')) AS changed,
    count(m.id) FILTER (
        WHERE s.variation IN ('', 'too_few_points', 'no_data')) AS too_little_data,
    max(s.latest_period) AS latest_period
"""
_STORE = """
       SET summarised_version = seen.facts_version,
           summarised_at = clock_timestamp(),
           stale_since = CASE WHEN t.facts_version = seen.facts_version
                              THEN NULL ELSE t.stale_since END,
           measures = c.measures, improving = c.improving, of_concern = c.of_concern,
           usual_variation = c.usual_variation, changed = c.changed,
           too_little_data = c.too_little_data, latest_period = c.latest_period
"""
_PROJECT = f"""
    WITH seen AS MATERIALIZED (
        SELECT project_id, facts_version FROM dashboards_projectsummary
         WHERE project_id = ANY (%(ids)s) AND summarised_version < facts_version
    ), c AS (
        SELECT seen.project_id, {_COUNTS}
          FROM seen
          LEFT JOIN charts_measure m ON m.project_id = seen.project_id AND m.closed_on IS NULL
          LEFT JOIN charts_measurestate s ON s.measure_id = m.id
         GROUP BY seen.project_id
    ), main AS (
        SELECT DISTINCT ON (m.project_id) m.project_id, m.id, s.headline, s.variation
          FROM seen JOIN charts_measure m ON m.project_id = seen.project_id
          JOIN charts_measurestate s ON s.measure_id = m.id
         WHERE m.closed_on IS NULL
         ORDER BY m.project_id, array_position(ARRAY['outcome', 'process', 'balancing'], m.role),
                  s.points DESC, m.id
    )
    UPDATE dashboards_projectsummary t
    {_STORE}, main_measure_id = main.id, main_headline = COALESCE(main.headline, ''),
           main_variation = COALESCE(main.variation, '')
      FROM seen JOIN c USING (project_id) LEFT JOIN main USING (project_id)
     WHERE t.project_id = seen.project_id AND t.summarised_version < seen.facts_version
 RETURNING t.project_id
"""
_UNIT = f"""
    WITH seen AS MATERIALIZED (
        SELECT us.unit_id, us.facts_version FROM dashboards_unitsummary us
         WHERE us.unit_id = ANY (%(ids)s) AND us.summarised_version < us.facts_version
    ), below AS (
        SELECT seen.unit_id, u.id FROM seen JOIN people_unit u ON u.path @> ARRAY[seen.unit_id]
    ), c AS (
        SELECT seen.unit_id, {_COUNTS}
          FROM seen
          LEFT JOIN below ON below.unit_id = seen.unit_id
          LEFT JOIN charts_measure m ON m.unit_id = below.id AND m.closed_on IS NULL
          LEFT JOIN charts_measurestate s ON s.measure_id = m.id
         GROUP BY seen.unit_id
    ), stages AS (
        SELECT below.unit_id, p.stage, count(*) AS projects,
               count(*) FILTER (WHERE p.involvement = 'big_i') AS big_i
          FROM below JOIN projects_project p ON p.unit_id = below.id
         GROUP BY below.unit_id, p.stage
    ), p AS (
        SELECT unit_id, jsonb_object_agg(stage, projects) AS by_stage,
               COALESCE(sum(projects) FILTER (WHERE stage = ANY (%(active)s)), 0) AS active,
               COALESCE(sum(big_i) FILTER (WHERE stage = ANY (%(active)s)), 0) AS big_i
          FROM stages GROUP BY unit_id
    )
    UPDATE dashboards_unitsummary t
    {_STORE}, projects_by_stage = COALESCE(p.by_stage, '{{}}'),
           active_projects = COALESCE(p.active, 0), big_i_projects = COALESCE(p.big_i, 0)
      FROM seen JOIN c USING (unit_id) LEFT JOIN p USING (unit_id)
     WHERE t.unit_id = seen.unit_id AND t.summarised_version < seen.facts_version
 RETURNING t.unit_id
"""
_STALE = """
    SELECT {key} FROM {table} WHERE summarised_version < facts_version
     ORDER BY stale_since LIMIT %s
"""


def summarise_stale(*, most: int = 1000) -> int:
    """Bring up to `most` stale project and unit summaries up to date. Returns how many.

    Safe to run twice or at the same time elsewhere. Must not run inside a transaction.
    """
    return _summarise("dashboards_projectsummary", "project_id", _PROJECT, most) + _summarise(
        "dashboards_unitsummary", "unit_id", _UNIT, most
    )


def _summarise(table: str, key: str, statement: str, most: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_STALE.format(table=table, key=key), [most])
        ids = [row[0] for row in cursor.fetchall()]
        if not ids:
            return 0
        cursor.execute(statement, {"ids": ids, "active": [stage.value for stage in ACTIVE]})
        return cursor.rowcount
