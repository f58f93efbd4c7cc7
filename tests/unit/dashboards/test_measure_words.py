"""The latest number of a measure and how old it is, in words."""

from datetime import date

import pytest

from charts.vocabulary import Rhythm
from dashboards.presenters.measures import Freshness, freshness_of, latest_words

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("value", "decimals", "shape", "words"),
    [
        (62.4, 0, "percentage", "62%"),
        (1234.5, 1, "rate", "1,234.5"),
        (0.0, 0, "count", "0"),
        (-3.26, 1, "value", "−3.3"),
        (None, 1, "count", ""),
    ],
)
def test_a_number_is_written_as_on_its_chart(
    value: float | None, decimals: int, shape: str, words: str
) -> None:
    assert latest_words(value, decimals, shape) == words


@pytest.mark.parametrize(
    ("rhythm", "newest", "expected"),
    [
        (Rhythm.MONTH, None, Freshness("No data yet", "No data yet")),
        (Rhythm.MONTH, date(2026, 10, 1), Freshness("October 2026", "Oct 2026")),
        (
            Rhythm.MONTH,
            date(2026, 9, 1),
            Freshness("No data since September 2026", "No data since Sep 2026", "warning"),
        ),
        (
            Rhythm.WEEK,
            date(2026, 9, 7),
            Freshness(
                "No data since week of 7 September 2026", "No data since 7 Sep 2026", "danger"
            ),
        ),
        (Rhythm.EVENT, date(2020, 5, 4), Freshness("4 May 2020", "4 May 2020")),
    ],
)
def test_age_is_said_and_marked_where_more_was_expected(
    rhythm: Rhythm, newest: date | None, expected: Freshness
) -> None:
    assert freshness_of(rhythm, newest, today=TODAY) == expected
