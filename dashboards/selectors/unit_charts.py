"""The charts of a unit, in the order in which they say most, as a page shows them."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.core.paginator import Page
from django.db.models import Case, F, Q, QuerySet, Value, When

from charts.models import Measure
from charts.models.measure_state import signal_rank, target_rank
from charts.selectors import measures_below, stale_at_least
from charts.vocabulary import Staleness
from common.prepared import ORGANISATION, prepared
from dashboards.vocabulary import ANY_SIGNAL, SIGNALS, TargetGroup, VerdictGroup
from people.models import Unit, User
from people.models.somebody import SOME_DAY, SOME_PLACE, SOMEBODY, asked_by


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


def rows_on(
    page: Page,
    user: User,
    unit: Unit,
    *,
    verdict: VerdictGroup | None,
    target: TargetGroup | None,
    signals: int,
    on: date,
) -> Iterator[ChartRow]:
    """What stands on a page of the measures of a unit that say so, the most telling first.

    One query. As long as the page shows only some of the `signals`, nothing else needs to be
    looked through.
    """
    if not page:
        return iter(())
    rows = _rows.ask(
        verdict.variations if verdict else None,
        target.assurance if target else None,
        None if page.end_index() <= signals else on,
        page.start_index() - 1,
        page.end_index(),
        unit=unit.pk,
        **asked_by(user, on=on),
    )
    return map(ChartRow._make, rows)


def signals_of(measures: QuerySet[Measure], *, on: date) -> QuerySet[Measure]:
    """Only those whose charts show a signal, the most telling first."""
    return most_telling_first(measures.filter(state__variation__in=ANY_SIGNAL.variations), on=on)


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


@prepared
def _rows(
    variations: Sequence[str] | None, assurance: str | None, day: date | None, start: int, end: int
) -> QuerySet[Measure, tuple[Any, ...]]:
    """Without a day, the signals alone: what has gone quiet is not among them."""
    measures = _saying(measures_below(SOMEBODY, SOME_PLACE, on=SOME_DAY), variations, assurance)
    ordered = most_telling_first(measures, on=day) if day else _signals_first(measures)
    return ordered.values_list(*(_STORED_AS.get(name, name) for name in ChartRow._fields))[
        start:end
    ]


def _saying(
    measures: QuerySet[Measure], variations: Sequence[str] | None, assurance: str | None
) -> QuerySet[Measure]:
    if variations:
        measures = measures.filter(state__variation__in=variations)
    if assurance:
        measures = measures.filter(state__assurance=assurance)
    return measures


def _signals_first(measures: QuerySet[Measure]) -> QuerySet[Measure]:
    """The same order of the signals alone, which an index knows: quick among very many."""
    return (
        measures.filter(
            state__organisation=ORGANISATION,
            state__variation__in=sorted(ANY_SIGNAL.variations),
        )
        .alias(urgency=signal_rank("state__"), worry=target_rank("state__"))
        .order_by("urgency", "worry", "-state__varied_at", "state__pk")
    )
