"""Where the phases of a series lie, and which of their points give the limits."""

from functools import lru_cache
from typing import NamedTuple

from charts.engine.plan import PhaseStart


class Span(NamedTuple):
    """One phase: positions from ``start`` up to, not including, ``stop``."""

    start: int
    stop: int
    baseline_points: int | None  # None: all points of the phase give the limits

    @property
    def length(self) -> int:
        """Points in the phase."""
        return self.stop - self.start


@lru_cache(maxsize=4096)
def spans(phases: tuple[PhaseStart, ...], n: int) -> tuple[Span, ...]:
    """The phases of a series of n points.

    An empty series has none. Phases that start beyond the data are left out. A baseline
    longer than its phase freezes nothing yet.

    Examples
    --------
    >>> spans((PhaseStart(12, 8),), 30)
    (Span(start=0, stop=12, baseline_points=None), Span(start=12, stop=30, baseline_points=8))
    """
    if n == 0:
        return ()
    inside = [phase for phase in phases if phase.position < n]
    if not inside or inside[0].position > 0:
        inside.insert(0, PhaseStart(0))
    stops = [phase.position for phase in inside[1:]] + [n]
    return tuple(
        Span(phase.position, stop, frozen(phase.baseline_points, stop - phase.position))
        for phase, stop in zip(inside, stops, strict=True)
    )


def frozen(baseline_points: int | None, length: int) -> int | None:
    """The baseline of a phase of `length` points, once there are as many."""
    if baseline_points is None or baseline_points > length:
        return None
    return baseline_points
