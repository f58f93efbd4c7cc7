"""How a series is to be analysed."""

from dataclasses import dataclass
from itertools import pairwise

from charts.engine.errors import InvalidPlan
from charts.engine.methods import (
    EVENT_METHODS,
    PROPORTION_METHODS,
    RATIO_METHODS,
    SPREAD_METHODS,
    Direction,
    Method,
)
from charts.engine.vocabulary import RuleSetName

LARGEST_NUMBER = 1e100
LARGEST_MULTIPLIER = 1e9
SHARE_METHODS = PROPORTION_METHODS | {Method.BERNOULLI_CUSUM}
COUNTING_METHODS = RATIO_METHODS | EVENT_METHODS | SPREAD_METHODS | {Method.C}


@dataclass(frozen=True, slots=True)
class PhaseStart:
    """The first point of a phase, and how many of its points give the limits.

    Attributes
    ----------
    position : int
        0-based position of the first point of the phase.
    baseline_points : int or None
        Limits are frozen after this many points of the phase, counting missing and
        excluded ones; None: all points of the phase give the limits.
    """

    position: int
    baseline_points: int | None = None

    def __post_init__(self) -> None:
        if self.position < 0:
            raise InvalidPlan("A phase cannot start before the first point.")
        if self.baseline_points is not None and self.baseline_points < 1:
            raise InvalidPlan("A baseline needs at least one point.")


@dataclass(frozen=True, slots=True)
class Plan:
    """How a series is to be analysed.

    Attributes
    ----------
    method, rule_set, direction
        The chart, the rules applied to it, and which way is better.
    target : float or None
        On the scale of the chart, that is after ``multiplier``.
    phases : tuple of PhaseStart
        In ascending order. When the first does not start at 0, a phase without frozen
        limits is implied before it.
    screened : bool
        Leave out moving ranges above their own limit, once, before averaging them
        (individuals, T, P', U', I').
    multiplier : float
        Scales values, centre and limits after all calculations (per cent, per 1,000).
    centre : float or None
        A centre known in advance, on the scale of the chart. For Bernoulli CUSUM charts
        the expected risk.
    lower_bound, upper_bound : float or None
        Natural bounds of the value, on the scale of the chart; limits are drawn and
        judged inside them.
    odds_ratio, decision_limit : float
        Bernoulli CUSUM only: the change in odds to look for, and the height at which
        a trace signals.
    """

    method: Method
    rule_set: RuleSetName
    direction: Direction = Direction.NEUTRAL
    target: float | None = None
    phases: tuple[PhaseStart, ...] = ()
    screened: bool = True
    multiplier: float = 1.0
    centre: float | None = None
    lower_bound: float | None = None
    upper_bound: float | None = None
    odds_ratio: float = 2.0
    decision_limit: float = 3.5

    @property
    def limits_target(self) -> float | None:
        """The target as far as limits can be held against it: not limits of ranges or traces."""
        return None if self.method in SPREAD_METHODS else self.target

    def __post_init__(self) -> None:
        object.__setattr__(self, "phases", tuple(self.phases))
        positions = [phase.position for phase in self.phases]
        if any(later <= earlier for earlier, later in pairwise(positions)):
            raise InvalidPlan("Phases must start at different points, in order.")
        for name in ("target", "centre", "lower_bound", "upper_bound"):
            number = getattr(self, name)
            if number is None:
                continue
            if not abs(number) <= LARGEST_NUMBER:
                raise InvalidPlan(f"The {name.replace('_', ' ')} must be an ordinary number.")
            object.__setattr__(self, name, float(number))
        if not 1 / LARGEST_MULTIPLIER <= self.multiplier <= LARGEST_MULTIPLIER:
            raise InvalidPlan("The multiplier must be an ordinary number above zero.")
        check_centre(self.method, self.centre, self.multiplier)
        check_bounds(self.lower_bound, self.upper_bound)
        if not 1 < self.odds_ratio <= LARGEST_MULTIPLIER:
            raise InvalidPlan("The odds ratio must be a number above one.")
        if not 0 < self.decision_limit <= LARGEST_MULTIPLIER:
            raise InvalidPlan("The decision limit must be a number above zero.")


def check_centre(method: Method, centre: float | None, multiplier: float) -> None:
    """Refuse a centre that no data of the chart could have."""
    if centre is None:
        return
    if centre < 0 and method in COUNTING_METHODS:
        raise InvalidPlan("The centre of counts, times and ratios cannot be below zero.")
    if centre > multiplier and method in SHARE_METHODS:
        raise InvalidPlan("The centre of a share cannot be above the whole.")


def check_bounds(lower: float | None, upper: float | None) -> None:
    """Refuse bounds with nothing between them."""
    if lower is not None and upper is not None and lower >= upper:
        raise InvalidPlan("The lower bound must be below the upper bound.")
