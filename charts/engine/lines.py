"""The centre line of a chart and the lines a number of sigmas from it.

Every family of charts returns one of these. Rules ask for the line at 1, 2 or 3 sigma and need
not know how it is made.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from charts.engine.arrays import BoolArray, FloatArray

Pair = tuple[FloatArray, FloatArray]


class Lines(Protocol):
    """A centre line, and lines at so many sigmas from it."""

    @property
    def centre(self) -> FloatArray:
        """The centre line, shape (k, 1)."""

    def at(self, sigmas: float) -> Pair:
        """Lower and upper line, shape (k, 1) or (k, n); NaN where they do not exist."""


@dataclass(slots=True)
class CentreOnly:
    """A run chart: no limits."""

    centre: FloatArray

    def at(self, sigmas: float) -> Pair:
        """No line exists."""
        none = np.full_like(self.centre, np.nan)
        return none, none


@dataclass(slots=True)
class SigmaLines:
    """centre ± sigmas x sigma, kept between `floor` and `ceiling`.

    ``middle`` is what the limits are measured from where that is not the centre line drawn.
    """

    centre: FloatArray
    sigma: FloatArray
    floor: float | None = None
    ceiling: float | None = None
    middle: FloatArray | None = None

    def at(self, sigmas: float) -> Pair:
        """Lines at `sigmas`, clipped."""
        middle = self.centre if self.middle is None else self.middle
        width = sigmas * self.sigma
        lower, upper = middle - width, middle + width
        if self.floor is not None:
            lower = np.maximum(lower, self.floor)
        if self.ceiling is not None:
            upper = np.minimum(upper, self.ceiling)
        return lower, upper


@dataclass(slots=True)
class PowerLines:
    """Lines found on a transformed scale and raised to `power`; a negative lower line is 0."""

    transformed: SigmaLines
    power: float

    @property
    def centre(self) -> FloatArray:
        """The centre on the scale of the chart."""
        return self.transformed.centre**self.power

    def at(self, sigmas: float) -> Pair:
        """Lines at `sigmas`, back on the scale of the chart."""
        lower, upper = self.transformed.at(sigmas)
        return np.maximum(lower, 0.0) ** self.power, upper**self.power


@dataclass(slots=True)
class Placed:
    """Lines on the scale of the chart and inside the natural bounds of the value.

    ``hidden`` rows, shape (k, 1), keep their centre but have no limits.
    """

    lines: Lines
    multiplier: float = 1.0
    lower_bound: float | None = None
    upper_bound: float | None = None
    hidden: BoolArray | None = None

    @property
    def centre(self) -> FloatArray:
        """The centre on the scale of the chart."""
        return self.lines.centre * self.multiplier

    def at(self, sigmas: float) -> Pair:
        """Lines at `sigmas` as drawn and judged."""
        lower, upper = self.lines.at(sigmas)
        if self.multiplier != 1.0:
            lower, upper = lower * self.multiplier, upper * self.multiplier
        if self.lower_bound is not None:
            lower = np.maximum(lower, self.lower_bound)
        if self.upper_bound is not None:
            upper = np.minimum(upper, self.upper_bound)
        if self.hidden is not None:
            lower = np.where(self.hidden, np.nan, lower)
            upper = np.where(self.hidden, np.nan, upper)
        return lower, upper
