"""How long a measure may go without data, against its own rhythm."""

from datetime import date

import pytest

from charts.periods import due_on, staleness
from charts.vocabulary import Rhythm, Staleness

FRESH, QUIET, SILENT = Staleness


@pytest.mark.parametrize(
    ("rhythm", "newest", "last_fresh", "last_quiet"),
    [
        (Rhythm.DAY, date(2026, 11, 20), date(2026, 11, 22), date(2026, 11, 23)),
        (Rhythm.WEEK, date(2026, 11, 9), date(2026, 11, 26), date(2026, 12, 6)),
        (Rhythm.MONTH, date(2026, 9, 1), date(2026, 11, 15), date(2026, 12, 31)),
        (Rhythm.QUARTER, date(2026, 4, 1), date(2026, 11, 15), date(2027, 4, 1)),
    ],
    ids=str,
)
def test_quiet_after_one_and_a_half_periods_and_silent_after_three(
    rhythm: Rhythm, newest: date, last_fresh: date, last_quiet: date
) -> None:
    day_after = {day: day.fromordinal(day.toordinal() + 1) for day in (last_fresh, last_quiet)}

    assert staleness(rhythm, newest, last_fresh) is FRESH
    assert staleness(rhythm, newest, day_after[last_fresh]) is QUIET
    assert staleness(rhythm, newest, last_quiet) is QUIET
    assert staleness(rhythm, newest, day_after[last_quiet]) is SILENT


def test_events_are_never_stale() -> None:
    assert staleness(Rhythm.EVENT, date(2001, 1, 1), date(2026, 11, 23)) is FRESH


@pytest.mark.parametrize(
    ("rhythm", "period", "due"),
    [
        (Rhythm.DAY, date(2026, 11, 20), date(2026, 11, 20)),
        (Rhythm.WEEK, date(2026, 11, 9), date(2026, 11, 16)),
        (Rhythm.MONTH, date(2026, 12, 1), date(2027, 1, 1)),
        (Rhythm.QUARTER, date(2026, 10, 1), date(2027, 1, 1)),
    ],
    ids=str,
)
def test_a_number_is_due_when_its_period_is_over(rhythm: Rhythm, period: date, due: date) -> None:
    assert due_on(rhythm, period) == due
