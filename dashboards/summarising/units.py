"""A unit with everything below it, in one statement."""

from dashboards.summarising.measures import STORE, counts

_COUNTS = counts("sum(s.measures)")

UNIT = f"""
    WITH seen AS MATERIALIZED (
        SELECT us.unit_id, us.facts_version FROM dashboards_unitsummary us
         WHERE us.unit_id = ANY (%(ids)s) AND us.summarised_version < us.facts_version
    ), below AS (
        SELECT seen.unit_id, u.id FROM seen JOIN people_unit u ON u.path @> ARRAY[seen.unit_id]
    ), said AS MATERIALIZED (
        SELECT below.unit_id, s.variation, s.assurance, count(*) AS measures,
               max(s.latest_period) AS latest_period
          FROM below
          JOIN charts_measure m ON m.unit_id = below.id AND m.closed_on IS NULL
          JOIN charts_measurestate s ON s.measure_id = m.id
         GROUP BY below.unit_id, s.variation, s.assurance
    ), c AS (
        SELECT seen.unit_id, {_COUNTS}
          FROM seen LEFT JOIN said s ON s.unit_id = seen.unit_id
         GROUP BY seen.unit_id
    ), v AS (
        SELECT unit_id, jsonb_object_agg(variation, by_assurance) AS verdicts
          FROM (SELECT unit_id, variation, jsonb_object_agg(assurance, measures) AS by_assurance
                  FROM said GROUP BY unit_id, variation) AS s
         GROUP BY unit_id
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
    ), days AS (
        SELECT below.unit_id, p.stage, s.last_active_on AS day, count(*) AS projects
          FROM below JOIN projects_project p ON p.unit_id = below.id
          JOIN dashboards_projectsummary s ON s.project_id = p.id
         WHERE p.stage = ANY (%(active)s) AND s.last_active_on IS NOT NULL
         GROUP BY below.unit_id, p.stage, s.last_active_on
    ), d AS (
        SELECT unit_id, jsonb_object_agg(stage, of_stage) AS by_day
          FROM (SELECT unit_id, stage, jsonb_object_agg(day, projects) AS of_stage
                  FROM days GROUP BY unit_id, stage) AS s
         GROUP BY unit_id
    )
    UPDATE dashboards_unitsummary t
    {STORE}, projects_by_stage = COALESCE(p.by_stage, '{{}}'),
           active_projects = COALESCE(p.active, 0), big_i_projects = COALESCE(p.big_i, 0),
           active_by_day = COALESCE(d.by_day, '{{}}'), verdicts = COALESCE(v.verdicts, '{{}}')
      FROM seen JOIN c USING (unit_id) LEFT JOIN v USING (unit_id) LEFT JOIN p USING (unit_id)
      LEFT JOIN d USING (unit_id)
     WHERE t.unit_id = seen.unit_id AND t.summarised_version < seen.facts_version
 RETURNING t.unit_id
"""
