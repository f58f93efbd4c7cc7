"""Reads about measures, always starting from what the person may see."""

from charts.selectors.measurements import (
    empty_periods,
    entries_to_undo,
    entry_for,
    event_before,
    expected_period,
    latest_measurements,
    measurements_of,
    measurements_on,
    newest_period,
    recorders_of,
    value_between,
)
from charts.selectors.measures import (
    fed_measures,
    hidden_measures_below,
    measure_for,
    measures_at_work,
    measures_below,
    measures_of,
    measures_on_wall,
    period_due,
    stale_at_least,
)
from charts.selectors.parts import (
    annotation_for,
    annotations_of,
    judgement_of,
    phase_for,
    phases_of,
)
from charts.selectors.verdicts import (
    SIGNALS,
    newest_verdict_changes,
    verdict_changes_below,
)

__all__ = [
    "SIGNALS",
    "annotation_for",
    "annotations_of",
    "empty_periods",
    "entries_to_undo",
    "entry_for",
    "event_before",
    "expected_period",
    "fed_measures",
    "hidden_measures_below",
    "judgement_of",
    "latest_measurements",
    "measure_for",
    "measurements_of",
    "measurements_on",
    "measures_at_work",
    "measures_below",
    "measures_of",
    "measures_on_wall",
    "newest_period",
    "newest_verdict_changes",
    "period_due",
    "phase_for",
    "phases_of",
    "recorders_of",
    "stale_at_least",
    "value_between",
    "verdict_changes_below",
]
