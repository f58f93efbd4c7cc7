"""When charts of the trust came to say what they say, as if each number had come on its day."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from charts import periods
from charts.adapters import MeasureData, data_of, plan_of, series_of
from charts.engine import EngineError, Variation, analyse
from charts.models import Measure, VerdictChange
from charts.selectors import SIGNALS
from people.models import Organisation

LOOKED_BACK = timedelta(days=100)
_NINE = time(9)


def let_signals_appear(*, organisation: Organisation, at: datetime) -> None:
    """Note the signals of the last months. Charts of which there is news already keep that."""
    told = VerdictChange.objects.filter(organisation=organisation).values("measure")
    measures = (
        Measure.objects.open()
        .filter(organisation=organisation, state__variation__in=SIGNALS, state__points__gt=12)
        .exclude(pk__in=told)
        .select_related("unit", "state")
        .defer("state__result", "state__chart_wide", "state__chart_narrow", "state__chart_small")
        .order_by("pk")
    )
    VerdictChange.objects.bulk_create(_appearances(measures, at))


def _appearances(measures: Iterable[Measure], at: datetime) -> Iterator[VerdictChange]:
    for measure in measures:
        data = data_of(measure)
        first = (at - LOOKED_BACK).date()
        lately = sum(
            periods.due_on(measure.every, row.period) >= first for row in data.measurements
        )
        said = measure.state.variation
        if not lately or variation_without(lately, data) in (None, said):
            continue
        for newest in range(1, lately + 1):
            before = variation_without(newest, data)
            if before is not None and before != said:
                yield _appearance(data, newest, before, at)
                break


def variation_without(newest: int, data: MeasureData) -> Variation | None:
    """What the chart said before its newest numbers came; None where there was none."""
    shorter = replace(data, measurements=data.measurements[:-newest])
    try:
        return analyse(series_of(shorter), plan_of(shorter)).variation
    except EngineError:
        return None


def _appearance(data: MeasureData, newest: int, before: Variation, at: datetime) -> VerdictChange:
    measure = data.measure
    day = periods.due_on(measure.every, data.measurements[-newest].period)
    return VerdictChange(
        organisation_id=measure.organisation_id,
        measure=measure,
        at=min(at, datetime.combine(day, _NINE, UTC)),
        before=before,
        after=measure.state.variation,
        headline=measure.state.headline,
        cause=VerdictChange.Cause.NEW_DATA,
    )
