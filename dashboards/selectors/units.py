"""What the pages of a unit show: stored summaries, and the stored analyses of its measures."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.core.paginator import Page
from django.db.models import Case, Count, F, Q, QuerySet, Value, When

from charts.models import Measure
from charts.models.measure_state import signal_rank, target_rank
from charts.selectors import hidden_measures_below, stale_at_least
from charts.vocabulary import Staleness
from common.errors import NotVisible
from dashboards.models import UnitSummary
from dashboards.vocabulary import ANY_SIGNAL, SIGNALS, TargetGroup, VerdictGroup
from people.models import Unit, User

# How many levels of the tree a page shows: of a whole organisation, two would be hundreds of rows.
_BELOW_THE_TOP, _BELOW = 1, 2
_NEVER_SHOWN = (
    "projects_by_stage",
    "active_by_day",
    "verdicts",
)  # of other units, and the largest columns


@dataclass(frozen=True)
class Around:
    """The units above one, from the top down, and the summaries of the open ones below it.

    Those below come by name: they lie one level down, or two where that leads to teams.
    """

    above: Sequence[Unit]
    below: Sequence[UnitSummary]


@dataclass(frozen=True)
class Tally:
    """How many of the measures that somebody may read say what, by variation and assurance."""

    counts: Counter[tuple[str, str]]

    def of(self, verdict: VerdictGroup | None, target: TargetGroup | None) -> int:
        by_target = self.by_target(verdict)
        return by_target[target.assurance] if target else by_target.total()

    def signals(self, verdict: VerdictGroup | None, target: TargetGroup | None) -> int:
        """How many of those with that verdict, and that answer about the target, are signals."""
        if verdict is None:
            return self.of(ANY_SIGNAL, target)
        return self.of(verdict, target) if verdict in (ANY_SIGNAL, *SIGNALS) else 0

    def by_target(self, verdict: VerdictGroup | None) -> Counter[str]:
        """By assurance, of those with that verdict."""
        found: Counter[str] = Counter()
        for (variation, assurance), count in self.counts.items():
            if verdict is None or variation in verdict.variations:
                found[assurance] += count
        return found


def summary_for(user: User, public_id: UUID) -> UnitSummary:
    """The summary of the unit by that address, with it. Raises NotVisible. One query."""
    summary = (
        UnitSummary.objects.filter(organisation=user.organisation_id, unit__public_id=public_id)
        .select_related("unit")
        .first()
    )
    if summary is None:
        raise NotVisible("We could not find that place.")
    return summary


def around(unit: Unit) -> Around:
    """What lies above a unit and not far below it. One query."""
    levels = _BELOW if unit.parent_id else _BELOW_THE_TOP
    above = Q(unit__in=unit.path[:-1])
    below = Q(unit__path__contains=[unit.pk], unit__closed_on=None) & ~Q(unit=unit)
    rows = list(
        UnitSummary.objects.filter(organisation=unit.organisation_id)
        .filter(above | below & Q(unit__path__len__lte=len(unit.path) + levels))
        .select_related("unit")
        .defer(*_NEVER_SHOWN)
        .order_by("unit__name", "unit_id")
    )
    line = {key: place for place, key in enumerate(unit.path)}
    return Around(
        above=sorted(
            (row.unit for row in rows if row.unit_id in line), key=lambda unit: line[unit.pk]
        ),
        below=[row for row in rows if row.unit_id not in line],
    )


def tally_of(user: User, summary: UnitSummary, measures: QuerySet[Measure], *, on: date) -> Tally:
    """What these measures, all of a unit that this person may read, say in numbers. One query.

    What is stored of all measures is taken, without the few that this person may not read; only
    where it is of older facts is everything counted anew.
    """
    if not summary.is_current:
        return Tally(_counted(measures))
    stored = Counter(
        {
            (variation, assurance): count
            for variation, by_assurance in summary.verdicts.items()
            for assurance, count in by_assurance.items()
        }
    )
    stored.subtract(_counted(hidden_measures_below(user, summary.unit, on=on)))
    return Tally(+stored)


def _counted(measures: QuerySet[Measure]) -> Counter[tuple[str, str]]:
    rows = (
        measures.order_by()
        .values_list("state__variation", "state__assurance")
        .annotate(measures=Count("pk"))
    )
    return Counter({(variation, assurance): count for variation, assurance, count in rows})


def saying(
    measures: QuerySet[Measure], verdict: VerdictGroup | None, target: TargetGroup | None
) -> QuerySet[Measure]:
    """Only those whose charts say so."""
    if verdict:
        measures = measures.filter(state__variation__in=verdict.variations)
    if target:
        measures = measures.filter(state__assurance=target.assurance)
    return measures


def most_telling_first(measures: QuerySet[Measure], *, on: date) -> QuerySet[Measure]:
    """Of those that are alike, the ones that miss their target come first.

    After that the newest signals; and what shows none by its name.
    """
    is_signal = Q(state__variation__in=sorted(ANY_SIGNAL.variations))
    return measures.alias(
        urgency=by_urgency(on),
        worry=target_rank("state__"),
        since=Case(When(is_signal, then=F("state__varied_at"))),
        label=Case(When(is_signal, then=Value("")), default=F("name")),
    ).order_by("urgency", "worry", "-since", "label", "state__pk")


def signals_first(measures: QuerySet[Measure], organisation: int) -> QuerySet[Measure]:
    """The signals alone, in the same order, which an index knows: quick among very many."""
    return (
        measures.filter(
            state__organisation=organisation,
            state__variation__in=sorted(ANY_SIGNAL.variations),
        )
        .alias(urgency=signal_rank("state__"), worry=target_rank("state__"))
        .order_by("urgency", "worry", "-state__varied_at", "state__pk")
    )


def rows_on(
    page: Page, measures: QuerySet[Measure], *, signals: int, organisation: int, on: date
) -> Iterator["ChartRow"]:
    """What stands on a page of measures, the most telling first. One query.

    As long as it shows only some of the `signals`, nothing else needs to be looked through.
    """
    if not page:
        return iter(())
    is_quick = page.end_index() <= signals
    ordered = (
        signals_first(measures, organisation) if is_quick else most_telling_first(measures, on=on)
    )
    return map(ChartRow._make, as_rows(ordered)[page.start_index() - 1 : page.end_index()])


class ChartRow(NamedTuple):
    """One small chart with what is said beside it, as plain values: a page shows sixty of them."""

    name: str
    public_id: UUID
    rhythm: str
    decimals: int
    data_shape: str
    target: float | None
    unit_id: int
    unit: str
    project: str | None
    variation: str
    assurance: str
    headline: str
    latest_value: float | None
    latest_period: date | None
    drawing: str
    computed_at: datetime | None
    data_version: int
    analysed_version: int
    attempts: int
    last_error: str


_STORED_AS = {
    "unit": "unit__name",
    "project": "project__title",
    "drawing": "state__chart_small",
    **{name: f"state__{name}" for name in ChartRow._fields[9:14] + ChartRow._fields[15:]},
}


def as_rows(measures: QuerySet[Measure]) -> QuerySet[Measure, tuple[Any, ...]]:
    """The same measures, read as tuples in the order of `ChartRow`."""
    return measures.values_list(*(_STORED_AS.get(name, name) for name in ChartRow._fields))


def by_urgency(today: date) -> Case:
    """Of concern, improving, changed, gone quiet, and then the rest."""
    said = [
        When(state__variation__in=group.variations, then=Value(rank))
        for rank, group in enumerate(SIGNALS)
    ]
    return Case(
        *said,
        When(stale_at_least(Staleness.QUIET, today=today), then=Value(len(SIGNALS))),
        default=Value(len(SIGNALS) + 1),
    )
