"""The rules of each rule set as people read them, with the numbers that the engine really uses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from charts.engine import Rule, RuleSetName
from charts.engine.rulesets import RULE_SETS
from charts.figures.saying import Words
from charts.figures.saying import said as _


@dataclass(frozen=True)
class RuleSetWords:
    """A rule set's name, what each rule looks for, and where the rules come from."""

    name: str
    rules: tuple[str, ...]
    source: str


def explain(rule_set: RuleSetName) -> RuleSetWords:
    rules = RULE_SETS[rule_set]
    told = [_told(rule.rule, rule.numbers) for rule in rules.point_rules]
    told += [_told(rule.rule, rule.numbers) for rule in rules.phase_rules]
    if rules.least_points:
        told.append(
            _("Limits and signals are shown from {least_points} points on.").format(
                least_points=rules.least_points
            )
        )
    return RuleSetWords(rules.title, tuple(told), rules.source)


def _told(rule: Rule, numbers: Mapping[str, Any]) -> str:
    words = _WORDS[rule]
    return words(numbers) if callable(words) else words.format(**numbers)


def _two_of_three(numbers: Mapping[str, Any]) -> str:
    if "inside_limits" not in numbers:
        return _(
            "Near a limit: 2 of 3 points in a row in the outer third of the range, "
            "on the same side; the third may lie anywhere."
        )
    inside = numbers["inside_limits"]
    which = (
        _("in the outer third, inside the limits") if inside else _("in the outer third or beyond")
    )
    return _("Near a limit: 2 of 3 points in a row {which}, all three on the same side.").format(
        which=which
    )


_WORDS: Mapping[Rule, str | Callable[[Mapping[str, Any]], str]] = {
    Rule.OUTSIDE_LIMITS: Words(
        "Outside the limits: a point above the upper or below the lower limit."
    ),
    Rule.SHIFT: Words("Shift: {length} or more points in a row on one side of the middle line."),
    Rule.LONG_RUN: (
        Words(
            "Long run: more points in a row on one side of the middle line than "
            "luck allows for this many points (the binary logarithm of their "
            "number, rounded, plus 3)."
        )
    ),
    Rule.FEW_CROSSINGS: (
        Words(
            "Few crossings: the line crosses the middle less often than luck "
            "allows for this many points (fewer than 5 in 100 charts without a "
            "change)."
        )
    ),
    Rule.TREND: Words("Trend: {length} or more points in a row that only go up or only go down."),
    Rule.TOO_FEW_RUNS: (
        Words("Too few runs: the line keeps to one side of the median for too long at a time.")
    ),
    Rule.TOO_MANY_RUNS: Words(
        "Too many runs: the line changes sides more often than luck would make it."
    ),
    Rule.TWO_OF_THREE: _two_of_three,
    Rule.FOUR_OF_FIVE: (
        Words(
            "Away from the middle: {least} of {window} points in a row outside the "
            "inner third of the range, on the same side."
        )
    ),
    Rule.ALTERNATING: Words("Zigzag: {length} points in a row that go up and down in turn."),
    Rule.HUGGING: Words(
        "Close to the middle: {length} points in a row in the inner third of the range."
    ),
    Rule.AVOIDING_CENTRE: (
        Words(
            "Away from the middle: {length} points in a row outside the inner third, on both sides."
        )
    ),
    Rule.OUTSIDE_BOX: (
        Words(
            "Runs and crossings together: the longest run and the number of "
            "crossings are judged as a pair, by tables for 10 to 100 points."
        )
    ),
    Rule.CUSUM: Words("Decision line: the trace reaches the line that was set for it."),
}
