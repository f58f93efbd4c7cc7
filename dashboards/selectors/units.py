"""What the pages of a unit show: stored summaries, and what its measures say in numbers."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import BigIntegerField, Count, IntegerField, Q, QuerySet, UUIDField

from charts.models import Measure
from charts.selectors import hidden_measures_below, measures_below
from common.errors import NotVisible
from common.prepared import ORGANISATION, AnyGiven, Given, prepared
from dashboards.models import UnitSummary
from dashboards.vocabulary import ANY_SIGNAL, SIGNALS, TargetGroup, VerdictGroup
from people.models import Unit, User
from people.models.somebody import SOME_DAY, SOME_PLACE, SOMEBODY, asked_by

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
    summary = _summary.first(organisation=user.organisation_id, address=public_id)
    if summary is None:
        raise NotVisible("We could not find that place.")
    return summary


def around(unit: Unit) -> Around:
    """What lies above a unit and not far below it. One query."""
    levels = _BELOW if unit.parent_id else _BELOW_THE_TOP
    rows = list(
        _around.ask(
            organisation=unit.organisation_id,
            unit=unit.pk,
            above=unit.path[:-1],
            deepest=len(unit.path) + levels,
        )
    )
    line = {key: place for place, key in enumerate(unit.path)}
    return Around(
        above=sorted(
            (row.unit for row in rows if row.unit_id in line), key=lambda unit: line[unit.pk]
        ),
        below=[row for row in rows if row.unit_id not in line],
    )


def tally_of(user: User, summary: UnitSummary, *, on: date) -> Tally:
    """What the measures of a unit that this person may read say in numbers. One query.

    What is stored of all measures is taken, without the few that this person may not read; only
    where it is of older facts is everything counted anew.
    """
    asked = {**asked_by(user, on=on), "unit": summary.unit_id}
    if not summary.is_current:
        return Tally(_counter(_verdicts.ask(measures_below, **asked)))
    stored = Counter(
        {
            (variation, assurance): count
            for variation, by_assurance in summary.verdicts.items()
            for assurance, count in by_assurance.items()
        }
    )
    stored.subtract(_counter(_verdicts.ask(hidden_measures_below, **asked)))
    return Tally(+stored)


@prepared
def _summary() -> QuerySet[UnitSummary]:
    return UnitSummary.objects.filter(
        organisation=ORGANISATION, unit__public_id=Given("address", UUIDField())
    ).select_related("unit")


@prepared
def _around() -> QuerySet[UnitSummary]:
    above = Q(unit=AnyGiven("above", BigIntegerField()))
    below = (
        Q(unit__path__contains=[SOME_PLACE.pk], unit__closed_on=None)
        & ~Q(unit=SOME_PLACE.pk)
        & Q(unit__path__len__lte=Given("deepest", IntegerField()))
    )
    return (
        UnitSummary.objects.filter(above | below, organisation=ORGANISATION)
        .select_related("unit")
        .defer(*_NEVER_SHOWN)
        .order_by("unit__name", "unit_id")
    )


@prepared
def _verdicts(
    measures: Callable[..., QuerySet[Measure]],
) -> QuerySet[Measure, tuple[str, str, int]]:
    return (
        measures(SOMEBODY, SOME_PLACE, on=SOME_DAY)
        .order_by()
        .values_list("state__variation", "state__assurance")
        .annotate(measures=Count("pk"))
    )


def _counter(rows: Iterable[tuple[str, str, int]]) -> Counter[tuple[str, str]]:
    return Counter({(variation, assurance): count for variation, assurance, count in rows})
