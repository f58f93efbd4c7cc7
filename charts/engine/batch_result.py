"""Results of many series as arrays."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from charts.engine.arrays import BoolArray, FloatArray, IntArray
from charts.engine.errors import EngineError
from charts.engine.verdicts import ASSURANCES, VARIATIONS
from charts.engine.vocabulary import Assurance, Rule, Variation

CodeArray = NDArray[np.int8]
LINES = ("values", "centre", "lower", "lower_warning", "upper_warning", "upper")
PHASE_NUMBERS = (
    "start",
    "stop",
    "useful",
    "longest_run",
    "longest_run_limit",
    "crossings",
    "crossings_limit",
    "runs",
    "fewest_runs",
    "most_runs",
)
HIGH, LOW = 1, 2  # a flag of a rule; 3 where a point is both


@dataclass(frozen=True, eq=False, slots=True)
class PhaseTable:
    """One row a phase, the phases of a series together and in order; shape (phases,).

    Critical values are 0 where they do not apply: `longest_run_limit` and `crossings_limit`
    without useful points, `fewest_runs` and `most_runs` below ten.
    """

    series: IntArray
    start: IntArray
    stop: IntArray
    centre: FloatArray
    useful: IntArray
    longest_run: IntArray
    longest_run_limit: IntArray
    crossings: IntArray
    crossings_limit: IntArray
    runs: IntArray
    fewest_runs: IntArray
    most_runs: IntArray
    fires: dict[Rule, BoolArray] = field(default_factory=dict)  # rules on the phase as a whole


@dataclass(frozen=True, eq=False, slots=True)
class BatchAnalysis:
    """N series; the points of series i lie at ``offsets[i]`` up to ``offsets[i + 1]``.

    Attributes
    ----------
    offsets : array, shape (N + 1,)
    values, centre, lower, lower_warning, upper_warning, upper : array, shape (points,)
        On the scale of each chart; NaN where `Analysis` has None.
    marks : array of int8, shape (points,)
        Places in `verdicts.MARKS`.
    flags : arrays of int8 by rule, shape (points,)
        Rules that fired anywhere. 1 = above or rising, 2 = below or falling, 3 = both, 0 = not
        part of the pattern; rules that claim no direction use 1.
    phases : PhaseTable
    variations, assurances : array of int8, shape (N,)
        Places in `verdicts.VARIATIONS` and `verdicts.ASSURANCES`.
    refused : errors by position
        Series whose data are not what their chart is made from; they have no lines.
    """

    offsets: IntArray
    values: FloatArray
    centre: FloatArray
    lower: FloatArray
    lower_warning: FloatArray
    upper_warning: FloatArray
    upper: FloatArray
    marks: CodeArray
    flags: dict[Rule, CodeArray]
    phases: PhaseTable
    variations: CodeArray
    assurances: CodeArray
    refused: Mapping[int, EngineError]

    def points(self, position: int) -> slice:
        """Where the points of one series lie."""
        return slice(int(self.offsets[position]), int(self.offsets[position + 1]))

    def variation(self, position: int) -> Variation:
        """Verdict on one series."""
        return VARIATIONS[int(self.variations[position])]

    def assurance(self, position: int) -> Assurance:
        """Whether one series will meet its target."""
        return ASSURANCES[int(self.assurances[position])]


def empty_batch(
    lengths: IntArray, series: IntArray, refused: Mapping[int, EngineError]
) -> BatchAnalysis:
    """A result to be filled: N lengths, and the series of each phase."""
    offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    points, phases = int(offsets[-1]), len(series)
    no_data, no_target = VARIATIONS.index(Variation.NO_DATA), ASSURANCES.index(Assurance.NONE)
    lines = {name: np.full(points, np.nan) for name in LINES}
    numbers: dict[str, Any] = {name: np.zeros(phases, dtype=np.int64) for name in PHASE_NUMBERS}
    return BatchAnalysis(
        offsets=offsets,
        **lines,
        marks=np.zeros(points, dtype=np.int8),
        flags={},
        phases=PhaseTable(series=series, centre=np.full(phases, np.nan), **numbers),
        variations=np.full(len(lengths), no_data, dtype=np.int8),
        assurances=np.full(len(lengths), no_target, dtype=np.int8),
        refused=refused,
    )
