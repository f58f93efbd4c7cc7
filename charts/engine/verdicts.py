"""What the flags mean, given which way is better: marks of points, variation and assurance.

Everything here works on k phases at once. Marks and verdicts are numbers, the places of the
words in `MARKS`, `VARIATIONS` and `ASSURANCES`.
"""

import numpy as np
from numpy.typing import NDArray

from charts.engine.arrays import BoolArray, FloatArray, IntArray
from charts.engine.averages import counts
from charts.engine.judging import Findings
from charts.engine.lines import Pair
from charts.engine.rule_types import RuleSet
from charts.engine.vocabulary import Assurance, PointMark, Variation

MARKS = tuple(PointMark)
VARIATIONS = tuple(Variation)
ASSURANCES = tuple(Assurance)
WORDS = {word: number for words in (VARIATIONS, ASSURANCES) for number, word in enumerate(words)}
COMMON, IMPROVEMENT, CONCERN, NEUTRAL, EXCLUDED, MISSING = range(len(MARKS))


class Leanings:
    """Flagged points that go up or down, and those that claim no direction, shape (k, n)."""

    def __init__(self, findings: Findings, *, improvement_first: bool) -> None:
        self.up = np.zeros(findings.values.shape, dtype=bool)
        self.down = np.zeros_like(self.up)
        self.other = np.zeros_like(self.up)
        for rule, flags in findings.point_flags:
            if rule.sides[0] is None:
                self.other |= flags.high
            elif improvement_first:
                self.up |= flags.high
                self.down |= flags.low
            else:
                undecided = ~(self.up | self.down)
                self.up |= flags.high & undecided
                self.down |= flags.low & undecided
        self.has_direction = bool(self.up.any() or self.down.any())

    def any(self) -> BoolArray:
        """Points with any flag."""
        return self.up | self.down | self.other


def point_marks(
    findings: Findings, leanings: Leanings, better: IntArray, excluded: BoolArray | None
) -> NDArray[np.int8]:
    """Mark of each point, shape (k, n): places in `MARKS`.

    Parameters
    ----------
    better : array, shape (k, 1)
        1 when up is better, -1 when down is, 0 when neither.

    Notes
    -----
    A point that is part of both an improvement and a concern shows as improvement, as in the
    tools of Making Data Count.
    """
    up_is_better, down_is_better = better > 0, better < 0
    improvement = (leanings.up & up_is_better) | (leanings.down & down_is_better)
    concern = (leanings.up & down_is_better) | (leanings.down & up_is_better)
    neutral = leanings.any()
    marks = np.zeros(neutral.shape, dtype=np.int8)
    for code, flags in ((NEUTRAL, neutral), (CONCERN, concern), (IMPROVEMENT, improvement)):
        np.putmask(marks, flags, code)
    if not findings.counted.all():
        if excluded is not None:
            np.putmask(marks, excluded, EXCLUDED)
        np.putmask(marks, np.isnan(findings.values), MISSING)
    return marks


def variation(
    findings: Findings, leanings: Leanings, better: IntArray, rule_set: RuleSet
) -> IntArray:
    """Verdict on each phase, shape (k,): places in `VARIATIONS`.

    Notes
    -----
    The latest flagged point with a direction decides, or the latest point alone where the rule
    set says so. Signals without a direction give "special cause". Without a signal, fewer than
    ``rule_set.points_for_verdict`` points are too few to say anything.
    """
    if not leanings.has_direction:
        return undirected(findings, leanings, rule_set)
    if rule_set.by_latest_point:
        latest = latest_true(findings.counted)
        up_at, down_at = where_flagged(leanings.up, latest), where_flagged(leanings.down, latest)
    else:
        up_at, down_at = latest_true(leanings.up), latest_true(leanings.down)
    ways = better[:, 0]
    lean = np.sign(up_at - down_at)
    tie = (lean == 0) & (up_at >= 0)
    lean = np.where(tie, np.where(ways < 0, -1, 1), lean)
    directed = np.where(
        ways == 0,
        np.where(lean > 0, word(Variation.NEUTRAL_HIGH), word(Variation.NEUTRAL_LOW)),
        np.where(lean == ways, word(Variation.IMPROVEMENT), word(Variation.CONCERN)),
    )
    return np.where(lean == 0, undirected(findings, leanings, rule_set), directed)


def undirected(findings: Findings, leanings: Leanings, rule_set: RuleSet) -> IntArray:
    """Verdict on phases without a signal that claims a direction, shape (k,)."""
    enough = judged_points(findings, rule_set) >= rule_set.points_for_verdict
    verdict = np.where(enough, word(Variation.COMMON_CAUSE), word(Variation.TOO_FEW_POINTS))
    for fires in (leanings.other.any(axis=-1), *(fires for _, fires in findings.phase_flags)):
        verdict = np.where(fires, word(Variation.SPECIAL_CAUSE), verdict)
    return np.where(findings.counted.any(axis=-1), verdict, word(Variation.NO_DATA))


def judged_points(findings: Findings, rule_set: RuleSet) -> IntArray:
    """Points that a phase is judged by, shape (k,): useful ones where only runs are looked at.

    A phase with every point on the line shows no variation rather than too few points.
    """
    counted, useful = counts(findings.counted), findings.runs.useful
    return np.where(judges_limits(findings, rule_set) | (useful == 0), counted, useful)


def judges_limits(findings: Findings, rule_set: RuleSet) -> BoolArray:
    """Whether each phase has limits, and a rule that looks at them, shape (k,)."""
    has_limits: BoolArray = np.logical_or.reduce(~np.isnan(findings.upper), axis=-1)
    return has_limits if rule_set.uses_limits else np.zeros_like(has_limits)


def assurance(
    findings: Findings, better: IntArray, target: FloatArray, rule_set: RuleSet
) -> IntArray:
    """Whether the process of each phase will meet its target, shape (k,).

    Parameters
    ----------
    target : array, shape (k, 1)
        NaN = none.

    Notes
    -----
    All limits on the good side of the target: pass; all on the bad side: fail; else hit or
    miss. Judged by the limits at the latest point that has any. A target exactly on a limit
    cannot be reached reliably, or cannot be missed. Where nothing varies, the process passes if
    it stands at its target or better.

    Source
    ------
    NHS England, Making Data Count; staff of Making Data Count on equality, PowerBI-SPC issue
    116. NHSRplotthedots 0.2.2 counts equality as hit or miss.
    """
    lower, upper = latest_limits(findings)
    slack = findings.tolerance if rule_set.target_on_limit_decides else -findings.tolerance
    above = target >= upper - slack
    below = target <= lower + slack
    good, bad = np.where(better > 0, below, above), np.where(better > 0, above, below)
    verdict = np.where(
        bad,
        word(Assurance.FAIL),
        np.where(good, word(Assurance.PASS), word(Assurance.HIT_OR_MISS)),
    )
    if rule_set.target_on_limit_decides:
        verdict = np.where(good & (lower == upper), word(Assurance.PASS), verdict)
    verdict = np.where(np.isnan(lower + upper), word(rule_set.without_limits), verdict)
    asked = (better != 0) & ~np.isnan(target)
    return np.where(asked, verdict, word(Assurance.NONE))[:, 0]


def word(verdict: Variation | Assurance) -> int:
    """The number of a verdict: its place among the words."""
    return WORDS[verdict]


def latest_true(flags: BoolArray) -> IntArray:
    """Position of the latest flag in each row, -1 where there is none, shape (k,)."""
    latest = flags.shape[-1] - 1 - np.argmax(flags[:, ::-1], axis=-1)
    return np.where(flags.any(axis=-1), latest, -1)


def where_flagged(flags: BoolArray, positions: IntArray) -> IntArray:
    """`positions` where they are flagged, else -1, shape (k,)."""
    return np.where(flags[np.arange(len(flags)), positions], positions, -1)


def latest_limits(findings: Findings) -> Pair:
    """Lower and upper limit at the latest point that has any, shape (k, 1)."""
    lower, upper = findings.lower, findings.upper
    if upper.shape[-1] == 1:
        return lower, upper
    latest = latest_true(~np.isnan(upper))[:, None]  # -1, the last point, will do where none has
    rows = np.arange(len(upper))[:, None]
    return lower[rows, latest], upper[rows, latest]
