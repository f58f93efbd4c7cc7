import pytest

from charts.figures import period_words as periods

MARCH, APRIL = "2027-03-01", "2027-04-05"


@pytest.mark.parametrize(
    ("label", "rhythm", "name", "during", "since", "subject"),
    [
        (MARCH, "month", "March 2027", "in March 2027", "since March 2027", "March 2027"),
        (
            APRIL,
            "week",
            "week of 5 April 2027",
            "in the week of 5 April 2027",
            "since the week of 5 April 2027",
            "The week of 5 April 2027",
        ),
        (APRIL, "day", "5 April 2027", "on 5 April 2027", "since 5 April 2027", "5 April 2027"),
        (APRIL, "event", "5 April 2027", "on 5 April 2027", "since 5 April 2027", "5 April 2027"),
        (
            "2027-01-01",
            "quarter",
            "January to March 2027",
            "in January to March 2027",
            "since January 2027",
            "January to March 2027",
        ),
        (
            "2027-11-01",
            "quarter",
            "November 2027 to January 2028",
            "in November 2027 to January 2028",
            "since November 2027",
            "November 2027 to January 2028",
        ),
    ],
    ids=["month", "week", "day", "event", "quarter", "quarter over new year"],
)
def test_periods_by_name(
    label: str, rhythm: str, name: str, during: str, since: str, subject: str
) -> None:
    assert periods.period_words(label, rhythm) == name
    assert periods.during(label, rhythm) == during
    assert periods.since(label, rhythm) == since
    assert periods.as_subject(label, rhythm) == subject


@pytest.mark.parametrize(
    ("first", "last", "rhythm", "expected"),
    [
        ("2027-03-01", "2027-10-01", "month", "March to October 2027"),
        ("2026-11-01", "2027-03-01", "month", "November 2026 to March 2027"),
        ("2027-03-01", "2027-03-01", "month", "March 2027"),
        ("2027-01-01", "2027-04-01", "quarter", "January to June 2027"),
        ("2026-10-01", "2027-01-01", "quarter", "October 2026 to March 2027"),
        ("2027-04-05", "2027-05-03", "week", "5 April to 3 May 2027"),
        ("2026-12-28", "2027-01-04", "day", "28 December 2026 to 4 January 2027"),
    ],
)
def test_spans_say_a_year_once(first: str, last: str, rhythm: str, expected: str) -> None:
    assert periods.span(first, last, rhythm) == expected


@pytest.mark.parametrize(
    ("labels", "rhythm", "expected"),
    [
        (["2027-03-01", "2027-05-01"], "month", "March and May 2027"),
        (["2026-12-01", "2027-05-01"], "month", "December 2026 and May 2027"),
        (["2027-04-05", "2027-04-19"], "week", "the weeks of 5 and 19 April 2027"),
        (["2027-04-05", "2027-05-03"], "week", "the weeks of 5 April and 3 May 2027"),
        (["2027-04-05", "2027-04-06", "2027-04-09"], "day", "5, 6 and 9 April 2027"),
    ],
)
def test_several_periods_share_what_they_have_in_common(
    labels: list[str], rhythm: str, expected: str
) -> None:
    assert periods.several(labels, rhythm) == expected


@pytest.mark.parametrize(
    ("label", "rhythm", "expected"),
    [
        (MARCH, "month", "Mar 2027"),
        ("2027-01-01", "quarter", "Jan–Mar 2027"),
        (APRIL, "week", "5 Apr 2027"),
    ],
)
def test_short_names_for_little_room(label: str, rhythm: str, expected: str) -> None:
    assert periods.short_words(label, rhythm) == expected


def test_events_on_one_day_are_named_by_their_day() -> None:
    assert periods.period_words("2027-04-05#2", "event") == "5 April 2027"
