"""The measure matrix of a unit: small charts with their two verdicts, drawn cheaply."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from charts.vocabulary import Rhythm
from common.addresses import addresses_of
from common.markup import tag_markup
from common.verdicts import ASSURANCES, UNJUDGED, VARIATIONS, Verdict
from dashboards.presenters.measures import chart_words, freshness_of, latest_words
from dashboards.selectors.unit_charts import ChartRow
from dashboards.vocabulary import ANY_SIGNAL, TargetGroup, VerdictGroup
from people.models import Unit


@dataclass(frozen=True)
class ChartTile:
    """One small chart with its words, all of them ready: `verdict` and `target` are tags."""

    title: str
    href: str
    place: str
    where: str  # the same in a table: never empty
    drawing: SafeString
    verdict: SafeString
    target: SafeString
    sentence: str
    latest: str
    period: str
    newest: str  # the same in a table


def chart_tiles(rows: Iterable[ChartRow], unit: Unit, *, today: date) -> list[ChartTile]:
    """Each chart says where and in which project, unless it is plain from the page."""
    address_of = addresses_of("measure")
    return [_tile(row, unit, address_of(row.public_id), today) for row in rows]


def heading(verdict: VerdictGroup | None, target: TargetGroup | None) -> str:
    """What the charts of the page have in common: Measures of concern, target missed."""
    parts = [_("Measures {words}").format(words=verdict.words) if verdict else _("Measures")]
    if target:
        parts.append(f"target {target.words}")
    worst_first = ", worst first" if verdict is ANY_SIGNAL else ""
    return ", ".join(parts) + worst_first


def _tile(row: ChartRow, page: Unit, href: str, today: date) -> ChartTile:
    freshness = freshness_of(Rhythm(row.rhythm), row.latest_period, today=today)
    is_current = row.analysed_version == row.data_version
    return ChartTile(
        title=row.name,
        href=href,
        place=_place(row, page),
        where=_place(row, page) or page.name,
        # Made by our own drawing, which escapes what people typed.
        drawing=mark_safe(row.drawing),
        verdict=_tag(VARIATIONS[row.variation or "no_data"]),
        target=_tag(_about_target(row)),
        sentence=chart_words(
            row.headline,
            has_failed=row.attempts > 0 and bool(row.last_error),
            was_made=row.computed_at is not None,
            is_current=is_current,
        ),
        latest=latest_words(row.latest_value, row.decimals, row.data_shape),
        period=freshness.words
        if is_current
        else _("{words}. Updating.").format(words=freshness.words),
        newest=freshness.brief,
    )


def _about_target(row: ChartRow) -> Verdict:
    is_judged = row.target is None or row.assurance not in ("", "none")
    return ASSURANCES[row.assurance or "none"] if is_judged else UNJUDGED


def _place(row: ChartRow, page: Unit) -> str:
    parts = ["" if row.unit_id == page.pk else row.unit, row.project or ""]
    return " · ".join(part for part in parts if part)


def _tag(verdict: Verdict) -> SafeString:
    return _tag_in(get_language(), verdict)


@cache
def _tag_in(_language: str, verdict: Verdict) -> SafeString:
    """A tag is drawn once for each language: a page shows sixty of a few."""
    return tag_markup(verdict.word, verdict.tone, verdict.glyph)
