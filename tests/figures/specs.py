"""Charts to draw and to speak of, made by the real engine."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from charts.engine import Direction, Method, PhaseStart, Plan, RuleSetName, Series, analyse
from charts.figures.spec import ChartSpec


def months(count: int, year: int = 2025) -> list[str]:
    return [date(year + i // 12, i % 12 + 1, 1).isoformat() for i in range(count)]


def days(count: int, step: int = 1, start: date = date(2026, 1, 5)) -> list[str]:
    return [(start + timedelta(days=step * i)).isoformat() for i in range(count)]


def a_spec(
    values: Sequence[float | None],
    *,
    labels: Sequence[str] | None = None,
    denominators: Sequence[float | None] | None = None,
    method: Method = Method.INDIVIDUALS,
    rule_set: RuleSetName = RuleSetName.ANHOEJ_AND_LIMITS,
    direction: Direction = Direction.DECREASE,
    target: float | None = None,
    phases: Sequence[PhaseStart] = (),
    multiplier: float = 1.0,
    bounds: tuple[float | None, float | None] = (0.0, None),
    excluded: Sequence[int] = (),
    **words: Any,
) -> ChartSpec:
    """Monthly falls on a ward, unless told otherwise; `words` are fields of the ChartSpec."""
    labels = months(len(values)) if labels is None else labels
    if denominators is None:
        series = Series.of_values(labels, values, excluded)
    else:
        series = Series.of_ratios(labels, values, denominators, excluded)
    plan = Plan(
        method,
        rule_set,
        direction,
        target,
        tuple(phases),
        multiplier=multiplier,
        lower_bound=bounds[0],
        upper_bound=bounds[1],
    )
    fields = {
        "title": "Falls",
        "place": "Cedar Ward",
        "value_words": "falls per 1,000 bed days",
        "decimals": 1,
        "percent": False,
        "rhythm": "month",
    }
    return ChartSpec(**{**fields, **words}, analysis=analyse(series, plan))


def percentages(seen: Sequence[float | None], of: Sequence[float | None], **more: Any) -> ChartSpec:
    """A P chart of patients seen in time, more being better."""
    fields: dict[str, Any] = {
        "method": Method.P,
        "direction": Direction.INCREASE,
        "multiplier": 100.0,
        "bounds": (0.0, 100.0),
        "value_words": "% of patients seen within 7 days",
        "decimals": 0,
        "percent": True,
        "title": "Seen within 7 days",
    }
    return a_spec(seen, denominators=of, **{**fields, **more})


STEADY = (6.0, 5.0, 7.0, 6.5, 5.5, 6.0, 7.0, 5.0, 6.5, 5.5, 7.0, 5.0, 6.0, 6.5)
LOWER = (4.0, 3.5, 4.5, 3.0, 4.0, 3.5, 4.5, 4.0, 3.0, 3.5)
