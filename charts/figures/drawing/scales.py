"""From numbers to pixels, with round numbers on the axis."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from charts.engine import Analysis

_ROUND_STEPS = (1.0, 2.0, 5.0, 10.0)
_QUARTERS_FROM = 10.0  # steps of 25 or 250 read well, steps of 2.5 do not
_BREATHING = 0.05
_START_AT_ZERO_BELOW = 0.45
_FAR_OUT = 1.0
_LEAST_SHARE = 0.2  # of the height, for the data, beside a target far away
_NOTHING = 1e-12


@dataclass(frozen=True)
class ValueScale:
    """The upright axis: values from `low` at pixel `bottom` to `high` at pixel `top`."""

    low: float
    high: float
    top: float
    bottom: float
    ticks: tuple[float, ...]

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self.bottom - min(1.0, max(0.0, share)) * (self.bottom - self.top)

    def contains(self, value: float) -> bool:
        return self.low <= value <= self.high


@dataclass(frozen=True)
class PeriodScale:
    """The level axis: positions of a timeline from pixel `left` to pixel `right`."""

    first: float
    last: float
    left: float
    right: float

    def x(self, position: float) -> float:
        return self.left + (position - self.first) * self.pitch

    @property
    def pitch(self) -> float:
        """Pixels from one period to the next."""
        return (self.right - self.left) / (self.last - self.first)


def value_scale(
    analysis: Analysis,
    top: float,
    bottom: float,
    *,
    about: int,
    percent: bool,
    extent: tuple[float, float] | None = None,
) -> ValueScale:
    """A scale that holds every number drawn, or this `extent`, with about so many round steps."""
    ticks = round_ticks(*(extent or extent_of(analysis)), about=about, percent=percent)
    return ValueScale(ticks[0], ticks[-1], top, bottom, ticks)


def round_ticks(low: float, high: float, *, about: int, percent: bool) -> tuple[float, ...]:
    """About so many round steps that hold all from `low` to a greater `high`, with some room.

    Beginning at zero where that leaves the numbers room enough; percentages end at a hundred.
    """
    room = (high - low) * _BREATHING
    floor = 0.0 if low >= 0 else -math.inf
    ceiling = 100.0 if percent and high <= 100 else math.inf
    if 0 <= low < high * _START_AT_ZERO_BELOW:
        low = 0.0
    low, high = max(floor, low - room), min(ceiling, high + room)
    step = round_step((high - low) / about)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(index * step for index in range(first, last + 1))


def round_step(wanted: float) -> float:
    """The round step nearest to `wanted`: 1, 2 or 5 times a power of ten, or 25, 250 and so on."""
    magnitude = 10.0 ** math.floor(math.log10(wanted))
    steps = [*_ROUND_STEPS, 2.5] if magnitude >= _QUARTERS_FROM else _ROUND_STEPS
    return min((step * magnitude for step in steps), key=lambda step: abs(math.log(step / wanted)))


def tick_decimals(ticks: Iterable[float]) -> int:
    """The fewest places that write every tick exactly, four at most."""
    values = tuple(ticks)
    for decimals in range(4):
        if all(math.isclose(tick, round(tick, decimals), abs_tol=1e-9) for tick in values):
            return decimals
    return 4


def extent_of(analysis: Analysis) -> tuple[float, float]:
    """Lowest and highest of everything drawn. An excluded point may not squeeze all the others."""
    points = list(zip(analysis.values, analysis.excluded, strict=True))
    kept = [value for value, left_out in points if value is not None and not left_out]
    excluded = [value for value, left_out in points if value is not None and left_out]
    lines = (*analysis.centre, *analysis.lower, *analysis.upper)
    lines += analysis.trace_down or ()
    numbers = kept + [value for value in lines if value is not None] or excluded or [0.0, 1.0]
    reach = (max(numbers) - min(numbers)) * _FAR_OUT
    near = [v for v in excluded if min(numbers) - reach <= v <= max(numbers) + reach]
    return apart(*_with_target(analysis.target, min(numbers + near), max(numbers + near)))


def apart(low: float, high: float) -> tuple[float, float]:
    """The same extent; where all numbers are equal, some room around them."""
    if math.isclose(low, high, rel_tol=1e-9, abs_tol=_NOTHING):
        half = abs(high) * 0.2 if abs(high) > _NOTHING else 1.0
        return (max(0.0, low - half) if low >= 0 else low - half), high + half
    return low, high


def _with_target(target: float | None, low: float, high: float) -> tuple[float, float]:
    """The extent with the target in it, unless that would flatten everything else."""
    if target is None:
        return low, high
    wider = min(low, target), max(high, target)
    is_flat = 0 < high - low < (wider[1] - wider[0]) * _LEAST_SHARE
    return (low, high) if is_flat else wider
