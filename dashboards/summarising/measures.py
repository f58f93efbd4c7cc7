"""What projects and units both sum up: their open measures by what the charts say."""


def counts(how: str) -> str:
    """Open measures by the verdict `s.variation` of their latest phase, counted by `how`."""

    def of(condition: str) -> str:
        return f"COALESCE({how} FILTER (WHERE s.variation {condition}), 0)"

    return f"""
        COALESCE({how}, 0) AS measures,
        {of("= 'improvement'")} AS improving,
        {of("= 'concern'")} AS of_concern,
        {of("= 'common_cause'")} AS usual_variation,
        {of("IN ('neutral_high', 'neutral_low', 'special_cause')")} AS changed,
        {of("IN ('', 'too_few_points', 'no_data')")} AS too_little_data,
        max(s.latest_period) AS latest_period
    """


COUNTS = counts("count(m.id)")
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
