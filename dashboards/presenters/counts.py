"""How many of each verdict, each count a way to those it counts."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.http import urlencode

from dashboards.models import UnitSummary
from dashboards.vocabulary import TOO_LITTLE, VERDICTS, VerdictGroup


@dataclass(frozen=True)
class CountLink:
    """One count of a count line."""

    word: str
    number: int
    href: str
    icon: str
    tone: str
    is_current: bool


def count_links(
    counts: Mapping[str, int],
    address: str,
    *,
    filters: Mapping[str, str] | None = None,
    chosen: VerdictGroup | None = None,
) -> list[CountLink]:
    """A count line. Choosing the chosen count again shows everything; empty kinds are left out."""
    links = []
    for group in VERDICTS:
        count = counts[group.key]
        if not count and group is not chosen:
            continue
        verdict = {} if group is chosen else {"verdict": group.key}
        query = urlencode({**(filters or {}), **verdict})
        links.append(
            CountLink(
                word=group.words,
                number=count,
                href=f"{address}?{query}" if query else address,
                icon=group.glyph,
                tone=group.tone,
                is_current=group is chosen,
            )
        )
    return links


def counts_in(summary: UnitSummary) -> dict[str, int]:
    """The counts by verdict that a summary stores."""
    return {group.key: getattr(summary, group.key) for group in VERDICTS}


def in_one_line(summary: UnitSummary) -> str:
    """7 improving, 4 of concern, 38 usual variation. Only what there is."""
    if not summary.measures:
        return "No measures yet"
    counts = counts_in(summary)
    said = [f"{counts[group.key]} {group.words}" for group in VERDICTS if counts[group.key]]
    return ", ".join(said) if said else f"{summary.measures} {TOO_LITTLE.words}"
