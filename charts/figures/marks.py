"""What one point is, as a shape and in words."""

from collections import defaultdict
from collections.abc import Mapping

from charts.engine import PointMark, Rule, Side, Variation
from charts.figures.listing import listed
from charts.figures.saying import Words
from charts.figures.saying import said as _
from charts.figures.spec import ChartSpec
from charts.figures.words import sentence_case

# In the order of the key under a drawing, after the points without a sign.
SIGN_WORDS = {
    "improvement": Words("Sign of improvement"),
    "concern": Words("Sign of concern"),
    "neutral_high": Words("Sign of change, higher"),
    "neutral_low": Words("Sign of change, lower"),
    "neutral": Words("Sign of change"),
    "excluded": Words("Left out of the sums"),
}

_MARK_WORDS = {
    PointMark.IMPROVEMENT: Words("sign of improvement"),
    PointMark.CONCERN: Words("sign of concern"),
    PointMark.NEUTRAL: Words("sign of change"),
    PointMark.EXCLUDED: Words("left out of the sums"),
    PointMark.MISSING: Words("no number"),
}
_RULE_WORDS = {
    Rule.SHIFT: Words("part of a shift"),
    Rule.LONG_RUN: Words("part of a long run"),
    Rule.TREND: Words("part of a trend"),
    Rule.OUTSIDE_LIMITS: Words("outside the limits"),
    Rule.TWO_OF_THREE: Words("close to a limit"),
    Rule.FOUR_OF_FIVE: Words("one of four far from the middle"),
    Rule.ALTERNATING: Words("part of a zigzag"),
    Rule.HUGGING: Words("part of a run close to the middle"),
    Rule.AVOIDING_CENTRE: Words("part of a run that stays away from the middle"),
    Rule.CUSUM: Words("the trace reached its decision line"),
}


def shape_of(spec: ChartSpec, position: int) -> str:
    """The shape of a point: 'common', 'missing' or a key of `SIGN_WORDS`."""
    mark = spec.analysis.point_marks[position]
    if mark is not PointMark.NEUTRAL:
        return str(mark)
    sides = {signal.side for signal in spec.analysis.signals if position in signal.positions}
    if sides & {Side.ABOVE, Side.RISING}:
        return "neutral_high"
    return "neutral_low" if sides & {Side.BELOW, Side.FALLING} else "neutral"


def common_words(spec: ChartSpec) -> str:
    """What a point without a sign means: nothing yet, while there are too few to judge."""
    too_few = spec.analysis.variation is Variation.TOO_FEW_POINTS
    return (
        _("too early to say")
        if too_few and len(spec.analysis.phases) == 1
        else _("usual variation")
    )


def meanings(spec: ChartSpec) -> dict[str, str]:
    """Every shape that a point of this chart may have, with what it means, as in the key."""
    return {"common": sentence_case(common_words(spec)), **SIGN_WORDS}


def rules_by_position(spec: ChartSpec) -> Mapping[int, tuple[Rule, ...]]:
    """The rules that each point takes part in; points without one are absent."""
    rules: dict[int, list[Rule]] = defaultdict(list)
    for signal in spec.analysis.signals:
        for position in signal.positions:
            if signal.rule not in rules[position]:
                rules[position].append(signal.rule)
    return {position: tuple(found) for position, found in rules.items()}


def all_mark_words(spec: ChartSpec) -> list[str]:
    """What each point is, in time order: 'usual variation', 'sign of change: part of a trend'."""
    rules, common = rules_by_position(spec), common_words(spec)
    return [
        common if mark is PointMark.COMMON else _sign_words(spec, at, rules.get(at, ()))
        for at, mark in enumerate(spec.analysis.point_marks)
    ]


def _sign_words(spec: ChartSpec, position: int, rules: tuple[Rule, ...]) -> str:
    mark = spec.analysis.point_marks[position]
    words = _MARK_WORDS[mark]
    if mark is PointMark.EXCLUDED:
        reason = spec.exclusion_reasons.get(position, "").strip()
        return f"{words}: {reason}" if reason else words
    reasons = [_RULE_WORDS[rule] for rule in rules if rule in _RULE_WORDS]
    return f"{words}: {listed(reasons)}" if reasons else words
