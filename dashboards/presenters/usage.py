"""The report of usage, for its page."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString, mark_safe

from dashboards.models import UsageReport


@dataclass(frozen=True)
class UsageChart:
    """One thing that is counted by week, with its drawings and its numbers."""

    title: str
    latest: int
    sentence: str
    wide: SafeString
    narrow: SafeString
    weeks: list[tuple[date, int]]  # newest first


def usage_charts(report: UsageReport) -> list[UsageChart]:
    """The drawings are our own, made by `charts.figures`, so they go into the page as they are."""
    return [
        UsageChart(
            title=chart["title"],
            latest=chart["latest"],
            sentence=chart["sentence"],
            wide=mark_safe(chart["wide"]),
            narrow=mark_safe(chart["narrow"]),
            weeks=[(date.fromisoformat(day), number) for day, number in reversed(chart["weeks"])],
        )
        for chart in report.charts
    ]
