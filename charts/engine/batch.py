"""Many series in one call, in array passes.

Series are cut into phases, phases of one length and one way of analysing are stacked, and the
stacks go through the kernel of the single analysis. Numbers, flags and verdicts are the same
to the last bit; sentences (notices) and result objects are left to `analyse`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

import numpy as np

from charts.engine.analysis import BETTER
from charts.engine.arrays import FloatArray, IntArray
from charts.engine.batch_result import HIGH, LINES, LOW, BatchAnalysis, CodeArray, empty_batch
from charts.engine.critical_values import (
    LEAST_USEFUL,
    fewest_crossings_allowed,
    longest_run_allowed,
    looked_up,
    runs_allowed,
)
from charts.engine.errors import EngineError
from charts.engine.evidence import Flags
from charts.engine.judging import Findings, judge
from charts.engine.methods import Direction
from charts.engine.phases import Span, spans
from charts.engine.plan import Plan
from charts.engine.readings import block_of, refusal, stacked
from charts.engine.rulesets import RULE_SETS
from charts.engine.series import Series
from charts.engine.verdicts import Leanings, assurance, point_marks, variation

PointArray = TypeVar("PointArray", FloatArray, CodeArray)
POINTS_AT_ONCE = 32_768  # keeps the arrays of a stack inside the processor's cache


class Piece(NamedTuple):
    """One phase of one series, waiting to be stacked."""

    position: int  # of the series
    row: int  # in the table of phases
    span: Span
    is_latest: bool


def analyse_many(series: Sequence[Series], plans: Plan | Sequence[Plan]) -> BatchAnalysis:
    """Analyse N series, each by its own plan or all by one.

    Parameters
    ----------
    series : N series, of any lengths
    plans : one Plan, or N

    Returns
    -------
    BatchAnalysis
        Data that a chart cannot be made from are reported in ``refused``, not raised.

    Examples
    --------
    >>> from charts.engine import Method, RuleSetName
    >>> days = [f"2026-01-{day:02}" for day in range(1, 13)]
    >>> up = Series.of_values(days, range(12))
    >>> batch = analyse_many([up], Plan(Method.RUN, RuleSetName.RUN_CHART, Direction.INCREASE))
    >>> batch.variation(0)
    <Variation.IMPROVEMENT: 'improvement'>
    """
    each = [plans] * len(series) if isinstance(plans, Plan) else list(plans)
    refused = {
        position: error
        for position, (one, plan) in enumerate(zip(series, each, strict=True))
        if (error := refusal(one, plan.method)) is not None
    }
    pieces = list(cut(series, each, refused))
    result = empty_batch(
        np.array([len(one) for one in series], dtype=np.int64),
        np.array([piece.position for piece in pieces], dtype=np.int64),
        refused,
    )
    for stack in stacks(pieces, series, each):
        fill(result, stack, series, each)
    return result


def cut(
    series: Sequence[Series], plans: Sequence[Plan], refused: dict[int, EngineError]
) -> Iterator[Piece]:
    """The phases of all series that are not refused."""
    row = 0
    for position, (one, plan) in enumerate(zip(series, plans, strict=True)):
        if position in refused:
            continue
        found = spans(plan.phases, len(one))
        for span in found:
            yield Piece(position, row, span, span is found[-1])
            row += 1


def stacks(
    pieces: Sequence[Piece], series: Sequence[Series], plans: Sequence[Plan]
) -> Iterator[list[Piece]]:
    """Pieces that can go through the kernel together, so many points at a time."""
    ways: dict[Plan, int] = {}
    different = {id(plan): plan for plan in plans}
    way_of = {name: ways.setdefault(shared(plan), len(ways)) for name, plan in different.items()}
    alike: dict[tuple[object, ...], list[Piece]] = {}
    for piece in pieces:
        one, span = series[piece.position], piece.span
        way = way_of[id(plans[piece.position])]
        arrays = one.denominators is None, one.sizes is None
        alike.setdefault((way, span.length, span.baseline_points, arrays), []).append(piece)
    for group in alike.values():
        at_once = max(1, POINTS_AT_ONCE // group[0].span.length)
        for first in range(0, len(group), at_once):
            yield group[first : first + at_once]


def shared(plan: Plan) -> Plan:
    """What the kernel needs to know of a plan."""
    return replace(plan, direction=Direction.NEUTRAL, target=None, phases=())


def fill(
    result: BatchAnalysis, stack: list[Piece], series: Sequence[Series], plans: Sequence[Plan]
) -> None:
    """Judge one stack and write what was found into its places."""
    first, plan = stack[0], plans[stack[0].position]
    rule_set = RULE_SETS[plan.rule_set]
    readings = stacked([(series[piece.position], piece.span) for piece in stack])
    block = block_of(readings, first.span.baseline_points, plan.method)
    findings = judge(block, plan)
    leanings = Leanings(findings, improvement_first=rule_set.improvement_first)
    better = np.array([[BETTER[plans[piece.position].direction]] for piece in stack])
    targets = np.array([[plans[piece.position].limits_target] for piece in stack], dtype=float)

    places = Places(result.offsets, stack)
    for name in LINES:
        places.put(getattr(result, name), getattr(findings, name))
    places.put(result.marks, point_marks(findings, leanings, better, block.excluded))
    for rule, flags in findings.point_flags:
        codes = result.flags.setdefault(rule.rule, np.zeros_like(result.marks))
        places.put(codes, code_of(flags))
    fill_phases(result, stack, findings)

    is_latest = np.array([piece.is_latest for piece in stack])
    positions = np.array([piece.position for piece in stack])[is_latest]
    result.variations[positions] = variation(findings, leanings, better, rule_set)[is_latest]
    result.assurances[positions] = assurance(findings, better, targets, rule_set)[is_latest]


def code_of(flags: Flags) -> CodeArray:
    """Flags of a rule as numbers, shape (k, n)."""
    codes: CodeArray = flags.high * np.int8(HIGH) + flags.low * np.int8(LOW)
    return codes


class Places:
    """Where the points of a stack lie among all points: a slice when side by side."""

    def __init__(self, offsets: IntArray, stack: Sequence[Piece]) -> None:
        length = stack[0].span.length
        starts = np.array([offsets[piece.position] + piece.span.start for piece in stack])
        self.shape = (len(stack), length)
        self.index: IntArray | None = None
        self.slice = slice(int(starts[0]), int(starts[-1]) + length)
        if (np.diff(starts) != length).any():
            self.index = starts[:, None] + np.arange(length)

    def put(self, points: PointArray, found: PointArray) -> None:
        """Write an array of shape (k, n) or (k, 1) to its places."""
        if self.index is None:
            points[self.slice].reshape(self.shape)[...] = found
        else:
            points[self.index] = found


def fill_phases(result: BatchAnalysis, stack: Sequence[Piece], findings: Findings) -> None:
    """Write run statistics and rules on whole phases into the table of phases."""
    rows, table, runs = np.array([piece.row for piece in stack]), result.phases, findings.runs
    enough = np.where(runs.useful >= LEAST_USEFUL, runs.useful, 0)
    table.start[rows] = [piece.span.start for piece in stack]
    table.stop[rows] = [piece.span.stop for piece in stack]
    table.centre[rows] = findings.centre[:, 0]
    table.useful[rows] = runs.useful
    table.longest_run[rows] = runs.longest
    table.longest_run_limit[rows] = looked_up(longest_run_allowed, runs.useful)
    table.crossings[rows] = runs.crossings
    table.crossings_limit[rows] = looked_up(fewest_crossings_allowed, runs.useful)
    table.runs[rows] = runs.runs
    table.fewest_runs[rows] = looked_up(lambda useful: runs_allowed(useful)[0], enough)
    table.most_runs[rows] = looked_up(lambda useful: runs_allowed(useful)[1], enough)
    for rule, fires in findings.phase_flags:
        table.fires.setdefault(rule.rule, np.zeros(len(table.series), dtype=bool))[rows] = fires
