"""From flagged points to signals: which of them belong to one pattern."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from charts.engine.arrays import BoolArray
from charts.engine.judging import Findings
from charts.engine.result import Signal
from charts.engine.rule_types import PointRule, Skips
from charts.engine.vocabulary import Side


def signals_of(findings: Findings, phase: int, start: int) -> Iterator[Signal]:
    """Signals of one phase, in the order of the rule set and then of time.

    Parameters
    ----------
    findings : Findings of one phase
    phase, start : int
        0-based number of the phase, and position of its first point in the series.
    """
    for rule, flags in findings.point_flags:
        for side, flagged in zip(rule.sides, flags, strict=True):
            if flagged.any():
                for pattern in patterns(findings, rule, side, flagged[0]):
                    yield Signal(rule.rule, side, phase, tuple(start + at for at in pattern))
    for phase_rule, fires in findings.phase_flags:
        if fires[0]:
            yield Signal(phase_rule.rule, None, phase, ())


def patterns(
    findings: Findings, rule: PointRule, side: Side | None, flagged: BoolArray
) -> Iterator[list[int]]:
    """Positions of flagged points, split where one pattern ends and the next begins."""
    positions = np.flatnonzero(flagged).tolist()
    pattern = positions[:1]
    for earlier, later in pairwise(positions):
        if not is_one_pattern(findings, rule, side, earlier, later):
            yield pattern
            pattern = []
        pattern.append(later)
    yield pattern


def is_one_pattern(
    findings: Findings, rule: PointRule, side: Side | None, earlier: int, later: int
) -> bool:
    """Whether neighbouring flagged points belong together."""
    values = findings.values[0]
    if side is Side.RISING and not values[later] > values[earlier]:
        return False
    if side is Side.FALLING and not values[later] < values[earlier]:
        return False
    if later - earlier <= rule.reach:
        return True
    between = slice(earlier + 1, later)
    counts = findings.counted[0, between]
    if rule.skips is not Skips.MISSING:
        line = findings.centre[0, 0] if rule.skips is Skips.ON_LINE else values[earlier]
        counts = counts & (np.abs(values[between] - line) > findings.tolerance[0, 0])
    return int(np.count_nonzero(counts)) < rule.reach
