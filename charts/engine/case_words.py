"""Results of Making Data Count in the words of NHSRplotthedots."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from charts.engine.evidence import TOLERANCE
from charts.engine.result import Analysis, Signal
from charts.engine.vocabulary import Assurance, PointMark, Rule, Side, Variation

LEAST_POINTS = 13  # in a group, before the package stops warning
POINT_TYPES = {
    PointMark.COMMON: "common_cause",
    PointMark.MISSING: "common_cause",
    PointMark.IMPROVEMENT: "special_cause_improvement",
    PointMark.CONCERN: "special_cause_concern",
}
VARIATION_TYPES = {
    Variation.IMPROVEMENT: "special_cause_improvement",
    Variation.CONCERN: "special_cause_concern",
    Variation.NEUTRAL_HIGH: "special_cause_neutral_high",
    Variation.NEUTRAL_LOW: "special_cause_neutral_low",
    Variation.COMMON_CAUSE: "common_cause",
    Variation.NO_DATA: None,
}
ASSURANCE_TYPES = {
    Assurance.PASS: "consistent_pass",
    Assurance.FAIL: "consistent_fail",
    Assurance.HIT_OR_MISS: "inconsistent",
    Assurance.NONE: None,
}
SPECIAL_CAUSES = {
    (Rule.OUTSIDE_LIMITS, Side.ABOVE): "Above UCL",
    (Rule.OUTSIDE_LIMITS, Side.BELOW): "Below LCL",
    (Rule.TREND, Side.RISING): "7 Point Trend (Increasing)",
    (Rule.TREND, Side.FALLING): "7 Point Trend (Decreasing)",
    (Rule.TWO_OF_THREE, Side.ABOVE): "2 in 3 Above CL",
    (Rule.TWO_OF_THREE, Side.BELOW): "2 in 3 Below CL",
    (Rule.SHIFT, Side.ABOVE): "7 Points Above CL",
    (Rule.SHIFT, Side.BELOW): "7 Points Below CL",
}


class Point(NamedTuple):
    """A point and the lines beside it."""

    value: float | None
    centre: float | None
    lower: float | None
    lower_warning: float | None
    upper_warning: float | None
    upper: float | None


def making_data_count_answer(analysis: Analysis) -> dict[str, Any]:
    """Fields named as in the reference cases of NHSRplotthedots."""
    causes = special_causes(analysis.signals)
    slack = TOLERANCE * max((abs(value) for value in analysis.values if value), default=0.0)
    points = [
        Point(*numbers)
        for numbers in zip(
            analysis.values,
            analysis.centre,
            analysis.lower,
            analysis.lower_warning,
            analysis.upper_warning,
            analysis.upper,
            strict=True,
        )
    ]
    return {
        "points": {
            "date": analysis.labels,
            "y": analysis.values,
            "rebase_group": analysis.phase,
            "mean": analysis.centre,
            "lpl": analysis.lower,
            "upl": analysis.upper,
            "relative_to_mean": [side(point, slack) for point in points],
            "outside_limits": [is_outside(point) for point in points],
            "close_to_limits": [is_close(point) for point in points],
            "special_cause_type": [
                causes.get(position, "Common Cause") for position in range(len(analysis.labels))
            ],
            "point_type": [
                point_type(mark, causes.get(position))
                for position, mark in enumerate(analysis.point_marks)
            ],
            "short_group_warning": [
                phase.stop - phase.start < LEAST_POINTS
                for phase in analysis.phases
                for _ in range(phase.start, phase.stop)
            ],
        },
        "variation_type": VARIATION_TYPES[analysis.variation],
        "assurance_type": ASSURANCE_TYPES[analysis.assurance],
    }


def side(point: Point, slack: float) -> int | None:
    """1 above the mean, -1 below it, 0 on it or within `slack` of it."""
    if point.value is None or point.centre is None:
        return None
    return (point.value > point.centre + slack) - (point.value < point.centre - slack)


def is_outside(point: Point) -> bool | None:
    """Whether a point lies outside the limits."""
    if point.value is None or point.lower is None or point.upper is None:
        return None
    return not point.lower <= point.value <= point.upper


def is_close(point: Point) -> bool | None:
    """Whether a point lies in the outer third inside the limits."""
    if point.value is None or point.lower_warning is None or point.upper_warning is None:
        return None
    return not (is_outside(point) or point.lower_warning <= point.value <= point.upper_warning)


def special_causes(signals: tuple[Signal, ...]) -> Mapping[int, str]:
    """The first rule of the set that each flagged point is part of."""
    causes: dict[int, str] = {}
    for signal in signals:
        assert signal.side is not None
        for position in signal.positions:
            causes.setdefault(position, SPECIAL_CAUSES[signal.rule, signal.side])
    return causes


def point_type(mark: PointMark, cause: str | None) -> str:
    """The peer's word for a point; neutral ones say high or low."""
    if mark is not PointMark.NEUTRAL:
        return POINT_TYPES[mark]
    assert cause is not None
    high = "Above" in cause or "Increasing" in cause
    return "special_cause_neutral_high" if high else "special_cause_neutral_low"
