"""What the formulas need to know of a plan and its rule set, shared by a whole block."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from charts.engine.arrays import BoolArray, FloatArray

D2 = 1.128  # mean range of two normal values in sigmas, as printed; exactly 1.128379
THREE_SIGMA_RANGES = 3 / D2


@dataclass(frozen=True, slots=True)
class Settings:
    """How limits are calculated.

    Attributes
    ----------
    screened : bool
        Leave out moving ranges above their own limit, once.
    centre : float or None
        Given centre, before any multiplier.
    ranges_to_limit : float
        Three sigmas in mean moving ranges: 3 / 1.128, or 2.66 as Making Data Count rounds it.
    falls_back : bool
        Keep the unscreened mean moving range where screening leaves none above zero.
    decision_limit : float
        Bernoulli CUSUM only: height at which a trace signals.
    """

    screened: bool = True
    centre: float | None = None
    ranges_to_limit: float = THREE_SIGMA_RANGES
    falls_back: bool = True
    decision_limit: float = 3.5

    def centre_or(
        self,
        average: Callable[[FloatArray, BoolArray | None], FloatArray],
        values: FloatArray,
        mask: BoolArray | None,
    ) -> FloatArray:
        """The given centre, shape (k, 1), or the average of the points of `mask`."""
        if self.centre is None:
            return average(values, mask)
        return np.full((len(values), 1), self.centre)

    def with_centre(self, centre: float | None) -> Self:
        """The same settings with another given centre."""
        return replace(self, centre=centre)
