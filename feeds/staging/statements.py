"""What is said to the database about the rows of a load."""

DROP = "DROP TABLE IF EXISTS feed_staged, feed_changed"
# A million rows fit without the disk. They are compared by hashing, or a few of them by index;
# sorting both sides is slower, but looks cheap where a table has outgrown its statistics.
FOR_SETS = "SET work_mem = '192MB'; SET enable_mergejoin = off"
AS_EVER = "RESET work_mem; RESET enable_mergejoin"
# A crash of the database may take the last chunks along, as wholes and with their counts: the load
# then stands where it stood before them, and goes on from there.
WITHOUT_WAITING = "SET LOCAL synchronous_commit = off"
CREATE = """
    CREATE TEMPORARY TABLE feed_staged (
        number bigint, measure_id bigint, period date,
        numerator float8, denominator float8, value float8)
"""
COPY = "COPY feed_staged FROM STDIN (FORMAT csv)"
COPY_REJECTED = """
    COPY feeds_rejectedrow (organisation_id, load_id, row, "column", value, code, reason)
    FROM STDIN (FORMAT csv)
"""
REPEATED = """
    WITH again AS (SELECT measure_id, period FROM feed_staged
                    GROUP BY measure_id, period HAVING count(*) > 1),
         gone AS (DELETE FROM feed_staged s USING again a
                   WHERE (s.measure_id, s.period) = (a.measure_id, a.period)
               RETURNING s.number, s.period)
    INSERT INTO feeds_rejectedrow
           (organisation_id, load_id, row, "column", value, code, reason)
    SELECT %(organisation)s, %(load)s, number, %(column)s, period::text, 'repeated', %(reason)s
      FROM gone
"""
# Only what differs is sorted, locked and written; all else is read once, in one pass.
COMPARE = """
    CREATE TEMPORARY TABLE feed_changed AS
    SELECT s.measure_id, s.period, s.numerator, s.denominator, s.value,
           m.measure_id IS NULL AS is_new
      FROM feed_staged s
      LEFT JOIN charts_measurement m
        ON (m.organisation_id, m.measure_id, m.period)
           = (%(organisation)s, s.measure_id, s.period)
     WHERE m.measure_id IS NULL
        OR (m.numerator, m.denominator, m.value)
           IS DISTINCT FROM (s.numerator, s.denominator, s.value)
     ORDER BY s.measure_id, s.period
"""
COUNT = """
    SELECT count(*) FILTER (WHERE is_new), count(*) FILTER (WHERE NOT is_new) FROM feed_changed
"""
# Columns of `EXCLUDED` alone, so that the same statement can be sent to one shard.
WRITE = """
    WITH written AS (
        INSERT INTO charts_measurement AS stored
               (organisation_id, measure_id, period, numerator, denominator, value,
                recorded_by_id, recorded_at)
        SELECT %(organisation)s, measure_id, period, numerator, denominator, value, %(by)s, %(at)s
          FROM feed_changed
         WHERE measure_id BETWEEN %(first)s AND %(last)s
         ORDER BY measure_id, period
            ON CONFLICT (organisation_id, measure_id, period) DO UPDATE
           SET numerator = EXCLUDED.numerator, denominator = EXCLUDED.denominator,
               value = EXCLUDED.value, recorded_by_id = EXCLUDED.recorded_by_id,
               recorded_at = EXCLUDED.recorded_at, xact = EXCLUDED.xact
         WHERE (stored.numerator, stored.denominator, stored.value)
               IS DISTINCT FROM (EXCLUDED.numerator, EXCLUDED.denominator, EXCLUDED.value)
     RETURNING measure_id, (xmax = 0) AS is_new)
    SELECT count(*) FILTER (WHERE is_new), count(*) FILTER (WHERE NOT is_new),
           array_agg(DISTINCT measure_id)
      FROM written
"""
