"""What the rules look at: points, lines, and on which side of them the points lie."""

from functools import cached_property
from typing import NamedTuple

import numpy as np

from charts.engine.arrays import BoolArray, FloatArray
from charts.engine.lines import Lines, Pair
from charts.engine.runs import RunStatistics, run_statistics

TOLERANCE = 1e-12  # of the largest absolute value: closer to a line is on it


class Flags(NamedTuple):
    """Points that take part in a pattern, shape (k, n): high or rising, low or falling.

    Rules that claim no direction use ``high`` for all of them.
    """

    high: BoolArray
    low: BoolArray


class Evidence:
    """k phases of n points, on the scale of the chart, with their lines.

    Parameters
    ----------
    values : array, shape (k, n)
        NaN = missing.
    counted : array of bool, shape (k, n)
        False for missing and excluded points; excluded ones stand at the end of their row.
    lines : Lines
    has_sides : bool
        False where being above or below the centre means nothing, as for single outcomes.

    Notes
    -----
    Equality in decimal arithmetic rarely survives binary arithmetic: the mean of values with
    one decimal may miss a value it equals. A point within 1e-12 of the largest absolute value
    of a line is therefore on it, and being on a limit is not being outside.
    """

    def __init__(
        self, values: FloatArray, counted: BoolArray, lines: Lines, *, has_sides: bool = True
    ) -> None:
        self.values = values
        self.counted = counted
        self.lines = lines
        self.tolerance: FloatArray = TOLERANCE * np.fmax.reduce(
            np.abs(values), axis=-1, keepdims=True, initial=0.0
        )
        self.centre = lines.centre
        middle = self.centre if has_sides else np.full_like(self.centre, np.nan)
        self.above = self.higher_than(middle)
        self.below = self.lower_than(middle)

    def higher_than(self, line: FloatArray) -> BoolArray:
        """Counted points above a line."""
        return (self.values > line + self.tolerance) & self.counted

    def lower_than(self, line: FloatArray) -> BoolArray:
        """Counted points below a line."""
        return (self.values < line - self.tolerance) & self.counted

    def beyond(self, sigmas: float) -> Flags:
        """Counted points above the upper and below the lower line at so many sigmas."""
        lower, upper = self.limits if sigmas == 3 else self.lines.at(sigmas)
        return Flags(self.higher_than(upper), self.lower_than(lower))

    @cached_property
    def all_counted(self) -> bool:
        """No point is missing or excluded."""
        return bool(self.counted.all())

    @cached_property
    def limits(self) -> Pair:
        """Lower and upper line at three sigma."""
        return self.lines.at(3)

    @cached_property
    def runs(self) -> RunStatistics:
        """Runs around the centre line."""
        return run_statistics(self.above, self.below)

    @cached_property
    def steps(self) -> Flags:
        """Neighbours that rise and fall, shape (k, n - 1); ties and gaps are neither."""
        return steps_of(self.values, self.counted, self.tolerance)


def steps_of(values: FloatArray, counted: BoolArray, tolerance: FloatArray) -> Flags:
    """Rising and falling neighbours, shape (k, n - 1)."""
    change = np.diff(values, axis=-1)
    both = counted[:, 1:] & counted[:, :-1]
    return Flags((change > tolerance) & both, (change < -tolerance) & both)
