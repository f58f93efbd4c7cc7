"""The morning whose digest is due, by the clock on the organisation's wall."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from dashboards.models import DigestRhythm
from dashboards.selectors.digests import period_due

DAILY, WEEKLY = DigestRhythm.DAILY, DigestRhythm.WEEKLY
LONDON, SINGAPORE, NEW_YORK = map(ZoneInfo, ("Europe/London", "Asia/Singapore", "America/New_York"))


def at(*moment: int, zone: ZoneInfo = LONDON) -> datetime:
    return datetime(*moment, tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("moment", "morning"),
    [
        (at(2027, 3, 17, 0, 0), None),
        (at(2027, 3, 17, 6, 59), None),
        (at(2027, 3, 17, 7, 0), date(2027, 3, 17)),
        (at(2027, 3, 17, 23, 59), date(2027, 3, 17)),
        (at(2027, 3, 18, 0, 0), None),
    ],
)
def test_a_daily_digest_is_due_from_seven_until_midnight(
    moment: datetime, morning: date | None
) -> None:
    assert period_due(DAILY, moment, LONDON) == morning


@pytest.mark.parametrize(
    ("moment", "morning"),
    [
        (at(2027, 3, 14, 23, 59), None),  # Sunday
        (at(2027, 3, 15, 6, 59), None),
        (at(2027, 3, 15, 7, 0), date(2027, 3, 15)),
        (at(2027, 3, 17, 23, 59), date(2027, 3, 15)),  # late, but worth it
        (at(2027, 3, 18, 0, 0), None),
    ],
)
def test_a_weekly_digest_is_due_on_monday_and_at_most_two_days_late(
    moment: datetime, morning: date | None
) -> None:
    assert period_due(WEEKLY, moment, LONDON) == morning


@pytest.mark.parametrize("zone", [SINGAPORE, NEW_YORK])
def test_it_is_seven_where_the_organisation_is(zone: ZoneInfo) -> None:
    seven = at(2027, 3, 15, 7, 0, zone=zone)

    assert period_due(WEEKLY, seven, zone) == date(2027, 3, 15)
    assert period_due(DAILY, at(2027, 3, 15, 6, 59, zone=zone), zone) is None


def test_one_moment_is_monday_here_and_sunday_there() -> None:
    moment = at(2027, 3, 15, 7, 30, zone=SINGAPORE)

    assert period_due(WEEKLY, moment, SINGAPORE) == date(2027, 3, 15)
    assert period_due(WEEKLY, moment, NEW_YORK) is None


@pytest.mark.parametrize(
    ("utc", "morning"),
    [
        (datetime(2027, 3, 27, 7, 0, tzinfo=UTC), date(2027, 3, 27)),  # winter time
        (datetime(2027, 3, 28, 5, 59, tzinfo=UTC), None),  # the clocks went forward at one
        (datetime(2027, 3, 28, 6, 0, tzinfo=UTC), date(2027, 3, 28)),
        (datetime(2027, 10, 31, 6, 59, tzinfo=UTC), None),  # and back
        (datetime(2027, 10, 31, 7, 0, tzinfo=UTC), date(2027, 10, 31)),
    ],
)
def test_seven_stays_seven_when_the_clocks_change(utc: datetime, morning: date | None) -> None:
    assert period_due(DAILY, utc, LONDON) == morning


@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2027, 10, 31)])
def test_on_a_day_of_23_or_25_hours_one_morning_is_due(day: date) -> None:
    hours = [
        datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)
        for hour in range(24)
        for minute in (0, 30)
    ]

    assert {period_due(DAILY, hour, LONDON) for hour in hours} == {None, day}
