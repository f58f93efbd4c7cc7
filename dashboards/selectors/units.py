"""What the page of a unit shows: stored summaries, and the stored analyses of its measures."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Case, QuerySet, Value, When

from charts.models import Measure
from charts.selectors import measures_below, stale_at_least
from charts.vocabulary import Staleness
from dashboards.models import UnitSummary
from dashboards.vocabulary import SIGNALS, VerdictGroup
from people.models import Unit, User


def summaries_of(unit: Unit) -> tuple[UnitSummary, Sequence[UnitSummary]]:
    """The summary of a unit, and those of the open units right below it by name. One query."""
    rows = (
        UnitSummary.objects.filter(organisation=unit.organisation_id)
        .filter(unit__path__contains=[unit.pk], unit__path__len__lte=len(unit.path) + 1)
        .select_related("unit")
        .order_by("unit__name", "unit_id")
    )
    by_unit = {row.unit_id: row for row in rows}
    own = by_unit.pop(unit.pk)
    return own, [row for row in by_unit.values() if row.unit.closed_on is None]


def measures_on_page(
    user: User, unit: Unit, *, verdict: VerdictGroup | None, on: date
) -> QuerySet[Measure]:
    """The measures of a unit and below that this person may read, most telling first."""
    measures = measures_below(user, unit, on=on)
    if verdict:
        measures = measures.filter(state__variation__in=verdict.variations)
    return measures.alias(urgency=by_urgency(on)).order_by("urgency", "name", "pk")


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
