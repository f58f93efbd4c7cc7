"""Simulations and proposals for charts whose analysis has moved on.

From the stored analysis alone. Like an analysis, a judgement names the version it is of, and an
older one never replaces a newer one.
"""

import json
from dataclasses import asdict
from typing import Any

from django.db import connection
from django.db.models import F, Q, QuerySet

from charts.engine import Analysis, EngineError, Series
from charts.engine.choosing import DataKind, choose
from charts.engine.power import Outlook, false_alarm_rate, points_until_shown
from charts.engine.proposal import propose_phase
from charts.models import Measure, MeasureState
from charts.vocabulary import DataShape

_KINDS = {
    DataShape.COUNT: DataKind.COUNT,
    DataShape.PERCENTAGE: DataKind.PROPORTION,
    DataShape.RATE: DataKind.RATE,
    DataShape.VALUE: DataKind.VALUE,
    DataShape.TIME_BETWEEN: DataKind.TIME_BETWEEN,
}
_STORE = """
    INSERT INTO charts_judgement AS stored
           (measure_id, organisation_id, of_version, engine_version, computed_at,
            proposal, outlook, choice, false_alarm_rate)
    VALUES (%(measure)s, %(organisation)s, %(version)s, %(engine)s, clock_timestamp(),
            %(proposal)s::jsonb, %(outlook)s::jsonb, %(choice)s::jsonb, %(false_alarm_rate)s)
        ON CONFLICT (measure_id) DO UPDATE
       SET of_version = EXCLUDED.of_version, engine_version = EXCLUDED.engine_version,
           computed_at = EXCLUDED.computed_at, proposal = EXCLUDED.proposal,
           outlook = EXCLUDED.outlook, choice = EXCLUDED.choice,
           false_alarm_rate = EXCLUDED.false_alarm_rate
     WHERE stored.of_version <= EXCLUDED.of_version
"""


def judge_waiting(*, most: int = 50) -> int:
    """Judge up to `most` analyses that have no judgement of their own yet. Returns how many.

    Safe to run twice or at the same time elsewhere.
    """
    waiting = list(_waiting().select_related("measure")[:most])
    for state in waiting:
        _store(state, judgement_of(state))
    return len(waiting)


def judgement_of(state: MeasureState) -> dict[str, Any]:
    """Proposal, outlook, choice of chart and false-alarm rate of an analysis, as plain values.

    Empty where there is nothing to judge: no analysis, or too little data.
    """
    empty: dict[str, Any] = dict.fromkeys(("proposal", "outlook", "choice", "false_alarm_rate"))
    if state.result is None:
        return empty
    try:
        analysis = Analysis.from_dict(state.result)
    except EngineError:  # stored by another version of the engine: analysed anew soon
        return empty
    proposal = propose_phase(analysis)
    known = sum(value is not None for value in analysis.values)
    return {
        "proposal": asdict(proposal) if proposal else None,
        "outlook": _outlook(analysis),
        "choice": _choice(state.measure, analysis),
        "false_alarm_rate": (
            false_alarm_rate(analysis.rule_set, analysis.method, known) if known >= 10 else None
        ),
    }


def _outlook(analysis: Analysis) -> dict[str, Any] | None:
    """How soon the chart would show that the target was reached, where there is one."""
    if analysis.target is None:
        return None
    outlook: Outlook | None = points_until_shown(analysis, analysis.target)
    return asdict(outlook) if outlook else None


def _choice(measure: Measure, analysis: Analysis) -> dict[str, Any]:
    """The chart and the rules that suit these numbers, and why."""
    excluded = [at for at, is_out in enumerate(analysis.excluded) if is_out]
    if analysis.numerators is not None and analysis.denominators is not None:
        pairs = (analysis.numerators, analysis.denominators)
        series = Series.of_ratios(analysis.labels, *pairs, excluded)
    else:
        series = Series.of_values(analysis.labels, analysis.values, excluded)
    return asdict(choose(series, _KINDS[DataShape(measure.data_shape)]))


def _waiting() -> QuerySet[MeasureState]:
    is_judged = Q(
        measure__judgement__of_version=F("analysed_version"),
        measure__judgement__engine_version=F("engine_version"),
    )
    judged = MeasureState.objects.filter(is_judged).values("measure_id")
    return (
        MeasureState.objects.filter(analysed_version__gt=0)
        .exclude(measure_id__in=judged)
        .order_by("measure_id")
    )


def _store(state: MeasureState, judgement: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            _STORE,
            {
                "measure": state.measure_id,
                "organisation": state.organisation_id,
                "version": state.analysed_version,
                "engine": state.engine_version,
                **judgement,
                **{
                    name: json.dumps(judgement[name]) if judgement[name] else None
                    for name in ("proposal", "outlook", "choice")
                },
            },
        )
