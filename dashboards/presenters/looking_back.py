"""The periods that a page of a unit offers to look back on."""

from dataclasses import dataclass
from datetime import date

from dashboards.periods import Stretch, stretches


@dataclass(frozen=True)
class PeriodLink:
    """One of the periods."""

    label: str
    href: str
    is_current: bool


def period_links(address: str, chosen: Stretch, *, today: date) -> list[PeriodLink]:
    """The periods that have a name. One chosen by its first day is beside them."""
    return [
        PeriodLink(stretch.label, f"{address}?period={key}", stretch == chosen)
        for key, stretch in stretches(today).items()
    ]


def in_words(stretch: Stretch) -> str:
    """1 to 28 November 2026; 3 October to 28 November 2026; with both years where they differ."""
    first, last = stretch.first, stretch.last
    year = f" {first.year}" if first.year != last.year else ""
    month = f" {first:%B}" if year or first.month != last.month else ""
    return f"{first.day}{month}{year} to {last.day} {last:%B %Y}"
