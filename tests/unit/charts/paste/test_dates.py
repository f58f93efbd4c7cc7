"""Dates and periods as people write them."""

import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts import periods
from charts.figures.period_words import period_words
from charts.paste.dates import DayOrder, NotADate, both_ways, read_day
from charts.vocabulary import Rhythm

DAYS = st.dates(date(1990, 1, 1), date(2069, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "27/3/2027",
        "27/03/2027",
        "27.3.2027",
        "27-3-27",
        "27 3 2027",
        "2027-03-27",
        "2027/03/27",
        "20270327",
        "2027-03-27 00:00:00",
        "2027-03-27T00:00:00Z",
        "27/03/2027 10:42",
        "27 March 2027",
        "27 Mar 27",
        "27-Mar-2027",
        "27th of March 2027",
        "March 27, 2027",
        "Saturday 27 March 2027",
        "Sat, 27 Mar 2027",
        "46473",
        "46473.0",
        "3/27/2027",
    ],
)
@pytest.mark.parametrize("rhythm", list(Rhythm))
def test_a_day_is_read_however_it_is_written(text: str, rhythm: Rhythm) -> None:
    assert read_day(text, rhythm) == date(2027, 3, 27)


@pytest.mark.parametrize(
    "text",
    ["March 2027", "Mar 2027", "march 27", "Mar-27", "Mar '27", "2027-03", "3/2027", "2027 March"],
)
def test_a_month_is_read_however_it_is_written(text: str) -> None:
    assert read_day(text, Rhythm.MONTH) == date(2027, 3, 1)


@pytest.mark.parametrize(
    "text",
    [
        "2027-W13",
        "2027W13",
        "W13 2027",
        "Week 13 2027",
        "w/c 29/3/2027",
        "week commencing 29 Mar 27",
    ],
)
def test_a_week_is_read_however_it_is_written(text: str) -> None:
    assert read_day(text, Rhythm.WEEK) == date(2027, 3, 29)


@pytest.mark.parametrize(
    ("text", "first_day"),
    [
        ("January to March 2027", date(2027, 1, 1)),
        ("Oct–Dec 2027", date(2027, 10, 1)),
        ("Q1 2027/28", date(2027, 4, 1)),
        ("Q4 2027/28", date(2028, 1, 1)),
        ("2027-28 Q2", date(2027, 7, 1)),
        ("May 2027", date(2027, 5, 1)),
    ],
)
def test_a_quarter_is_read_by_its_months_or_the_financial_year(text: str, first_day: date) -> None:
    assert read_day(text, Rhythm.QUARTER) == first_day


@pytest.mark.parametrize(
    ("text", "rhythm", "words"),
    [
        ("tomorrow", Rhythm.MONTH, "not a date we can read. Write it like March 2027"),
        ("2027", Rhythm.MONTH, "not a date we can read"),
        ("30/2/2027", Rhythm.DAY, "not a day in the calendar"),
        ("13/13/2027", Rhythm.DAY, "not a day in the calendar"),
        ("32 March 2027", Rhythm.DAY, "not a day in the calendar"),
        ("2027-W54", Rhythm.WEEK, "not a day in the calendar"),
        ("27 March", Rhythm.DAY, "Write the year as well"),
        ("27/3", Rhythm.MONTH, "Write the year as well"),
        ("Mar", Rhythm.MONTH, "Write the year as well"),
        ("March 2027", Rhythm.WEEK, "Write the day as well"),
        ("2027-W13", Rhythm.MONTH, "This is a week"),
        ("Q1 2027", Rhythm.QUARTER, "January or in April"),
        ("Q1 2027/29", Rhythm.QUARTER, "Write it like January to March 2027"),
        ("February to April 2027", Rhythm.QUARTER, "Write it like January to March 2027"),
        ("Q1 2027/28", Rhythm.MONTH, "Write it like March 2027"),
        ("12345", Rhythm.DAY, "not a date"),
    ],
)
def test_a_refusal_says_what_to_write(text: str, rhythm: Rhythm, words: str) -> None:
    with pytest.raises(NotADate, match=words):
        read_day(text, rhythm)


def test_what_can_be_meant_both_ways_follows_the_order() -> None:
    assert read_day("3/4/2027", Rhythm.DAY) == date(2027, 4, 3)
    assert read_day("3/4/2027", Rhythm.DAY, DayOrder.MONTH_FIRST) == date(2027, 3, 4)


def test_both_ways_of_three_numbers() -> None:
    assert both_ways("27/3/2027") == {
        DayOrder.DAY_FIRST: date(2027, 3, 27),
        DayOrder.MONTH_FIRST: None,
    }
    assert both_ways("2027-03-27") is None
    assert both_ways("27 March 2027") is None


@given(DAYS, st.sampled_from(list(Rhythm)))
def test_the_words_we_show_for_a_period_are_words_we_read(day: date, rhythm: Rhythm) -> None:
    first_day = periods.start_of(rhythm, day)
    shown = period_words(first_day.isoformat(), rhythm)

    assert periods.start_of(rhythm, read_day(shown, rhythm)) == first_day


@given(
    DAYS,
    st.sampled_from(["%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d", "%d %B %Y", "%d-%b-%y", "%B %d, %Y"]),
)
def test_every_day_is_read_back(day: date, form: str) -> None:
    assert read_day(day.strftime(form), Rhythm.DAY) == day


@given(DAYS)
def test_every_day_as_excel_counts_it_is_read_back(day: date) -> None:
    serial = (day - (date(1900, 1, 1) - timedelta(days=2))).days

    assert read_day(str(serial), Rhythm.DAY) == day


@given(st.text(), st.sampled_from(list(Rhythm)))
def test_no_text_makes_anything_but_a_day_or_a_refusal(text: str, rhythm: Rhythm) -> None:
    with contextlib.suppress(NotADate):
        assert isinstance(read_day(text, rhythm), date)
