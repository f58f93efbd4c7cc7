"""The periods on which pages of a unit look back, and how they are said."""

from datetime import date

import pytest

from dashboards.periods import LONGEST, Stretch, since, stretches
from dashboards.presenters.changes import changes_in_one_line
from dashboards.presenters.looking_back import in_words, period_links

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("today", "key", "label", "first", "last"),
    [
        (TODAY, "weeks", "Last 4 weeks", date(2026, 11, 1), TODAY),
        (TODAY, "month", "October 2026", date(2026, 10, 1), date(2026, 10, 31)),
        (TODAY, "quarter", "July to September 2026", date(2026, 7, 1), date(2026, 9, 30)),
        (date(2027, 1, 1), "month", "December 2026", date(2026, 12, 1), date(2026, 12, 31)),
        (date(2027, 2, 3), "quarter", "October to December 2026", date(2026, 10, 1),
         date(2026, 12, 31)),
    ],
)  # fmt: skip
def test_months_and_quarters_are_whole(
    today: date, key: str, label: str, first: date, last: date
) -> None:
    assert stretches(today)[key] == Stretch(key, label, first, last)


@pytest.mark.parametrize(
    "day", [date(2026, 11, 29), TODAY - LONGEST - (TODAY - date(2026, 11, 27))]
)
def test_since_a_day_ahead_or_long_ago_is_no_period(day: date) -> None:
    assert since(day, TODAY) is None


def test_the_period_in_use_is_marked_and_one_by_its_day_is_none_of_them() -> None:
    weeks = stretches(TODAY)["weeks"]
    assert [link.is_current for link in period_links("/x/", weeks, today=TODAY)] == [
        True, False, False,
    ]  # fmt: skip
    own = since(date(2026, 11, 3), TODAY)
    assert own is not None
    assert not any(link.is_current for link in period_links("/x/", own, today=TODAY))


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 1), TODAY, "1 to 28 November 2026"),
        (date(2026, 10, 3), TODAY, "3 October to 28 November 2026"),
        (date(2025, 11, 3), TODAY, "3 November 2025 to 28 November 2026"),
    ],
)
def test_a_period_in_words_repeats_nothing(first: date, last: date, words: str) -> None:
    assert in_words(Stretch("", "", first, last)) == words


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((0, 0, 0, 0), ""),
        ((4, 7, 0, 0), "New signals: 4 of concern and 7 of improvement."),
        ((0, 0, 1, 1), "New signals: 1 of another change. 1 signal ended."),
        ((0, 0, 0, 2), "2 signals ended."),
    ],
)
def test_signals_are_counted_in_a_line(counts: tuple[int, ...], words: str) -> None:
    keys = ("of_concern", "improving", "changed", "ended")

    assert changes_in_one_line(dict(zip(keys, counts, strict=True))) == words
