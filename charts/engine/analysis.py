"""The door of the engine: one series and a plan in, one result out."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TypeVar

import numpy as np

from charts.engine.arrays import FloatArray, IntArray, without_nan
from charts.engine.cusum import traces
from charts.engine.methods import Direction, Method
from charts.engine.notices import notices_of
from charts.engine.parts import Part, part_of
from charts.engine.phases import Span, spans
from charts.engine.plan import Plan
from charts.engine.readings import refusal
from charts.engine.result import Analysis, Notice, Numbers
from charts.engine.rulesets import RULE_SETS
from charts.engine.series import Series
from charts.engine.verdicts import (
    ASSURANCES,
    MARKS,
    VARIATIONS,
    assurance,
    point_marks,
    variation,
)
from charts.engine.version import ENGINE_VERSION, RESULT_SCHEMA
from charts.engine.vocabulary import Assurance, PointMark, Variation

Item = TypeVar("Item")
BETTER = {Direction.INCREASE: 1, Direction.DECREASE: -1, Direction.NEUTRAL: 0}


def analyse(series: Series, plan: Plan) -> Analysis:
    """Make one chart: lines, signals, verdicts and notices.

    Parameters
    ----------
    series : Series of n points
    plan : Plan

    Returns
    -------
    Analysis
        On the scale of the chart, that is after ``plan.multiplier``.

    Raises
    ------
    WrongDataForMethod, TimesNotPositive
        The data are not what the chart is made from.

    Examples
    --------
    >>> from charts.engine import Plan, Series, analyse
    >>> from charts.engine import Method, RuleSetName
    >>> days = [f"2026-01-{day:02}" for day in range(1, 13)]
    >>> series = Series.of_values(days, [9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 20])
    >>> result = analyse(series, Plan(Method.INDIVIDUALS, RuleSetName.SHEWHART))
    >>> [(str(signal.rule), signal.positions) for signal in result.signals]
    [('outside_limits', (11,))]
    """
    if refused := refusal(series, plan.method):
        raise refused
    parts = tuple(
        part_of(number, span, series, plan)
        for number, span in enumerate(spans(plan.phases, len(series)))
    )
    return assembled(series, plan, parts, notices_of(series, plan, parts))


def assembled(
    series: Series, plan: Plan, parts: Sequence[Part], notices: tuple[Notice, ...]
) -> Analysis:
    """The result, from its phases."""
    better = np.array([[BETTER[plan.direction]]])
    verdicts = verdicts_of(parts, plan, better)
    up, down = traces_of(parts, plan)
    return Analysis(
        schema=RESULT_SCHEMA,
        engine_version=ENGINE_VERSION,
        method=plan.method,
        rule_set=plan.rule_set,
        direction=plan.direction,
        target=plan.target,
        labels=series.labels,
        values=joined(parts, "values"),
        centre=joined(parts, "centre"),
        lower=joined(parts, "lower"),
        lower_warning=joined(parts, "lower_warning"),
        upper_warning=joined(parts, "upper_warning"),
        upper=joined(parts, "upper"),
        numerators=plain(series.numerators),
        denominators=plain(series.denominators),
        phase=over_phases([number] * part.span.length for number, part in enumerate(parts)),
        excluded=tuple(series.excluded.tolist()),
        in_baseline=over_phases(baseline(part.span) for part in parts),
        point_marks=over_phases(marks_of(part, better) for part in parts),
        phases=tuple(part.summary for part in parts),
        signals=tuple(signal for part in parts for signal in part.signals),
        variation=verdicts[0],
        assurance=verdicts[1],
        notices=notices,
        trace_up=up,
        trace_down=down,
    )


def verdicts_of(parts: Sequence[Part], plan: Plan, better: IntArray) -> tuple[Variation, Assurance]:
    """Verdicts on the latest phase."""
    if not parts:
        return Variation.NO_DATA, Assurance.NONE
    latest, rule_set = parts[-1], RULE_SETS[plan.rule_set]
    varies = variation(latest.findings, latest.leanings, better, rule_set)
    if plan.limits_target is None or not better[0, 0]:
        return VARIATIONS[varies[0]], Assurance.NONE
    target = np.array([[plan.limits_target]])
    assures = assurance(latest.findings, better, target, rule_set)
    return VARIATIONS[varies[0]], ASSURANCES[assures[0]]


def traces_of(parts: Sequence[Part], plan: Plan) -> tuple[Numbers | None, Numbers | None]:
    """Both traces of a Bernoulli CUSUM chart; None for other charts."""
    if plan.method is not Method.BERNOULLI_CUSUM:
        return None, None
    of_phases = [
        traces(
            part.findings.values[0],
            part.findings.counted[0],
            part.findings.centre.item(),
            odds_ratio=plan.odds_ratio,
            decision_limit=plan.decision_limit,
        )
        for part in parts
    ]
    return (
        over_phases(without_nan(found.up) for found in of_phases),
        over_phases(without_nan(found.down) for found in of_phases),
    )


def marks_of(part: Part, better: IntArray) -> list[PointMark]:
    """How each point of a phase is drawn."""
    if not part.signals and part.findings.counted.all():
        return [PointMark.COMMON] * part.span.length
    marks = point_marks(part.findings, part.leanings, better, part.block.excluded)
    return [MARKS[mark] for mark in marks[0].tolist()]


def baseline(span: Span) -> list[bool]:
    """Which points of a phase are inside its baseline."""
    inside = span.length if span.baseline_points is None else span.baseline_points
    return [True] * inside + [False] * (span.length - inside)


def over_phases(points: Iterable[list[Item]]) -> tuple[Item, ...]:
    """One item a point, phase after phase."""
    return tuple(chain.from_iterable(points))


def joined(parts: Sequence[Part], name: str) -> Numbers:
    """One line of the chart over all phases."""
    numbers: list[float | None] = []
    for part in parts:
        line: FloatArray = getattr(part.findings, name)[0]
        if len(line) == 1:
            number = line.item()
            numbers += [None if number != number else number] * part.span.length
        else:
            numbers += without_nan(line)
    return tuple(numbers)


def plain(array: FloatArray | None) -> Numbers | None:
    """An array as a tuple of numbers and None."""
    return None if array is None else tuple(without_nan(array))
