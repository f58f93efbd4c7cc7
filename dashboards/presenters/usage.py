"""The report of usage, for its page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

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
            sentence=chart["sentence"] if _is_any(chart) else "",
            wide=mark_safe(chart["wide"] if _is_any(chart) else ""),
            narrow=mark_safe(chart["narrow"] if _is_any(chart) else ""),
            weeks=[(date.fromisoformat(day), number) for day, number in reversed(chart["weeks"])],
        )
        for chart in report.charts
    ]


def _is_any(chart: Mapping[str, Any]) -> bool:
    """Whether there is anything to draw: half a year of nothing needs no chart."""
    return any(number for _, number in chart["weeks"])
