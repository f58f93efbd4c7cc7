from datetime import UTC, date, datetime, timedelta

import pytest

from common.templatetags import words

NOW = datetime(2027, 3, 27, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("earlier", "said"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(seconds=-5), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(hours=2), "2 hours ago"),
        (timedelta(hours=23), "yesterday"),
        (timedelta(days=12), "12 days ago"),
        (timedelta(days=90), "on 27 December 2026"),
    ],
)
def test_ago_says_how_long_since_a_moment(earlier: timedelta, said: str) -> None:
    assert words.ago(NOW - earlier, NOW) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (date(2027, 3, 27), "today"),
        (date(2027, 3, 26), "yesterday"),
        (date(2027, 3, 24), "3 days ago"),
        (date(2027, 4, 1), "1 April 2027"),
        (None, ""),
    ],
)
def test_ago_says_how_long_since_a_day(value: date | None, said: str) -> None:
    assert words.ago(value, NOW) == said


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [(1234.5, 1, "1,234.5"), (0, 0, "0"), (-3.25, 1, "−3.2"), (None, 0, "–"), ("", 1, "–")],
)
def test_number_as_people_read_it(value: float | None, decimals: int, said: str) -> None:
    assert words.number(value, decimals) == said


@pytest.mark.parametrize(
    ("count", "noun", "said"),
    [
        (1, "measure", "1 measure"),
        (0, "measure", "0 measures"),
        (2, "person,people", "2 people"),
        (1200, "project", "1,200 projects"),
    ],
)
def test_counted_gives_number_and_noun(count: int, noun: str, said: str) -> None:
    assert words.counted(count, noun) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_joined_reads_as_a_sentence(names: list[str], said: str) -> None:
    assert words.joined(names) == said


def test_day_and_moment_are_written_out() -> None:
    assert words.day(date(2027, 3, 27)) == "27 March 2027"
    assert words.moment(NOW) == "27 March 2027 at 15:00"
