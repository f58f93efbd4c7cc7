"""How much the platform is used: people, entries and charts by week, drawn by our own charts."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, DateField, F, QuerySet
from django.db.models.functions import Cast, TruncWeek
from django.utils.translation import gettext as _

from charts.models import Entry
from charts.plain_charts import run_chart
from dashboards.models import UsageReport
from people.calendar import local_date, moments_of
from people.models import Organisation, SecurityEvent, User
from people.sign_in import SecurityAct

WEEKS = 26
OLDEST = timedelta(hours=12)  # a report older than this is made anew


def report_usage(*, at: datetime) -> int:
    """Make the report of every organisation that has none, or an old one. Returns how many."""
    fresh = UsageReport.objects.filter(computed_at__gt=at - OLDEST)
    due = Organisation.objects.exclude(pk__in=fresh.values("organisation"))
    for organisation in due:
        UsageReport.objects.update_or_create(
            organisation=organisation, defaults=_report(organisation, at)
        )
    return len(due)


def weeks_before(today: date) -> list[date]:
    """The Mondays of the last whole weeks, oldest first.

    >>> weeks_before(date(2026, 11, 28))[-1].isoformat()
    '2026-11-16'
    """
    this_week = today - timedelta(days=today.weekday())
    return [this_week - timedelta(weeks=back) for back in range(WEEKS, 0, -1)]


def _report(organisation: Organisation, at: datetime) -> dict[str, Any]:
    weeks = weeks_before(local_date(organisation, at))
    since, until = moments_of(organisation, weeks[0], weeks[-1] + timedelta(days=6))
    signed_in = SecurityEvent.objects.filter(
        organisation=organisation, act=SecurityAct.SIGNED_IN, at__gte=since, at__lt=until
    )
    entries = Entry.objects.filter(
        organisation=organisation, made_at__gte=since, made_at__lt=until, undone_at=None
    )
    zone = organisation.time_zone
    counted = (
        (
            _("People who signed in"),
            _("people"),
            _by_week(signed_in, "at", zone, Count("user", distinct=True)),
        ),
        (
            _("Times that data was saved"),
            _("times"),
            _by_week(entries, "made_at", zone, Count("pk")),
        ),
        (
            _("Charts that got new data by hand"),
            _("charts"),
            _by_week(entries, "made_at", zone, Count("measure", distinct=True)),
        ),
    )
    return {
        "computed_at": at,
        "people": User.objects.filter(organisation=organisation, is_active=True).count(),
        "charts": [_chart(organisation, weeks, *each) for each in counted],
    }


def _by_week(rows: QuerySet, moment: str, zone: str, number: Count) -> Mapping[date, int]:
    week = Cast(TruncWeek(F(moment), tzinfo=ZoneInfo(zone)), DateField())
    return dict(rows.order_by().values_list(week).annotate(number=number))


def _chart(
    organisation: Organisation,
    weeks: list[date],
    title: str,
    words: str,
    found: Mapping[date, int],
) -> dict[str, Any]:
    values = {week: float(found.get(week, 0)) for week in weeks}
    drawn = run_chart(values, title=title, place=organisation.name, value_words=words)
    return {
        "title": title,
        "latest": int(values[weeks[-1]]),
        "sentence": drawn.headline,
        "wide": drawn.chart_wide,
        "narrow": drawn.chart_narrow,
        "weeks": [[week.isoformat(), int(number)] for week, number in values.items()],
    }
