"""How many of each verdict, each count a way to those it counts."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from dashboards.models import UnitSummary
from dashboards.vocabulary import (
    ANY_SIGNAL,
    SIGNALS,
    TARGETS,
    TOO_LITTLE,
    VERDICTS,
    TargetGroup,
    VerdictGroup,
)


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
    """A count line. Choosing the chosen count again shows everything; empty kinds are left out.

    Where all signals are counted too, they come first.
    """
    return [
        CountLink(
            word=group.words,
            number=counts[group.key],
            href=_address(address, filters or {}, "verdict", group.key, again=group is chosen),
            icon=group.glyph,
            tone=group.tone,
            is_current=group is chosen,
        )
        for group in (ANY_SIGNAL, *VERDICTS)
        if counts.get(group.key) or group is chosen
    ]


def target_links(
    counts: Mapping[str, int],
    address: str,
    *,
    filters: Mapping[str, str],
    chosen: TargetGroup | None,
) -> list[CountLink]:
    """A count line of targets, by assurance, worst first."""
    return [
        CountLink(
            word=group.words,
            number=counts[group.assurance],
            href=_address(address, filters, "target", group.key, again=group is chosen),
            icon=group.glyph,
            tone="neutral",
            is_current=group is chosen,
        )
        for group in TARGETS
        if counts[group.assurance] or group is chosen
    ]


def counts_in(summary: UnitSummary) -> dict[str, int]:
    """The counts by verdict that a summary stores."""
    return {group.key: getattr(summary, group.key) for group in VERDICTS}


def with_all_signals(counts: Mapping[str, int]) -> dict[str, int]:
    """The same counts, and all signals together."""
    return {**counts, ANY_SIGNAL.key: sum(counts[group.key] for group in SIGNALS)}


def in_one_line(summary: UnitSummary) -> str:
    """7 improving, 4 of concern, 38 usual variation. Only what there is."""
    if not summary.measures:
        return _("No measures yet")
    counts = counts_in(summary)
    said = [f"{counts[group.key]} {group.words}" for group in VERDICTS if counts[group.key]]
    return ", ".join(said) if said else f"{summary.measures} {TOO_LITTLE.words}"


def _address(address: str, filters: Mapping[str, str], name: str, key: str, *, again: bool) -> str:
    chosen = {} if again else {name: key}
    query = urlencode({**filters, **chosen})
    return f"{address}?{query}" if query else address
