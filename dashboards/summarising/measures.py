"""What projects and units both sum up: their open measures by what the charts say."""

# "Improving", "of concern" and so on count open measures by the verdict of their latest phase.
COUNTS = """
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
# `c` counts measures, and `seen` is the version that was read before.
STORE = """
       SET summarised_version = seen.facts_version,
           summarised_at = clock_timestamp(),
           stale_since = CASE WHEN t.facts_version = seen.facts_version
                              THEN NULL ELSE t.stale_since END,
           measures = c.measures, improving = c.improving, of_concern = c.of_concern,
           usual_variation = c.usual_variation, changed = c.changed,
           too_little_data = c.too_little_data, latest_period = c.latest_period
"""
