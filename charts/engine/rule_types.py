"""What a rule and a set of rules are; `rulesets` holds the sets themselves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from charts.engine.arrays import BoolArray
from charts.engine.critical_values import LEAST_USEFUL
from charts.engine.evidence import Evidence, Flags
from charts.engine.settings import THREE_SIGMA_RANGES
from charts.engine.vocabulary import Assurance, Rule, Side

Sides = tuple[Side | None, Side | None]
ABOVE_BELOW: Sides = (Side.ABOVE, Side.BELOW)
RISING_FALLING: Sides = (Side.RISING, Side.FALLING)
NO_SIDE: Sides = (None, None)


class Skips(StrEnum):
    """Points that neither count nor break a pattern; excluded ones never do."""

    MISSING = "missing"
    ON_LINE = "on the line"
    REPEATS = "repeats"


@dataclass(frozen=True, slots=True)
class PointRule:
    """A rule that names the points involved.

    ``reach``: flagged points at most this many counted points apart belong to one signal.
    ``skips``: points that do not count on the way from one flagged point to the next.
    """

    rule: Rule
    find: Callable[..., Flags]
    numbers: Mapping[str, Any] = field(default_factory=dict)
    sides: Sides = ABOVE_BELOW
    reach: int = 1
    skips: Skips = Skips.MISSING

    def flags(self, evidence: Evidence) -> Flags:
        """Points involved, shape (k, n) each."""
        return self.find(evidence, **self.numbers)


@dataclass(frozen=True, slots=True)
class PhaseRule:
    """A rule that judges the phase as a whole."""

    rule: Rule
    holds: Callable[..., BoolArray]
    numbers: Mapping[str, Any] = field(default_factory=dict)

    def fires(self, evidence: Evidence) -> BoolArray:
        """Whether it fires, shape (k,)."""
        return self.holds(evidence, **self.numbers)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules applied together, the most telling first.

    Attributes
    ----------
    title, source : str
        For people.
    least_points : int
        Fewer points in a phase: no limits, no signals.
    points_for_verdict : int
        Fewer points without a signal: too few to call it chance.
    by_latest_point : bool
        The verdict is that of the latest point alone (Making Data Count), not of the phase.
    improvement_first : bool
        A point that is both improvement and concern shows as improvement; False: the first rule
        of the set decides.
    target_on_limit_decides : bool
        A target exactly on a limit is passed or failed, not hit or missed.
    without_limits : Assurance
        What is said of a target where there are no limits.
    ranges_to_limit, falls_back
        See `settings.Settings`.
    """

    title: str
    source: str
    point_rules: tuple[PointRule, ...]
    phase_rules: tuple[PhaseRule, ...] = ()
    least_points: int = 0
    points_for_verdict: int = LEAST_USEFUL
    by_latest_point: bool = False
    improvement_first: bool = True
    target_on_limit_decides: bool = True
    without_limits: Assurance = Assurance.NONE
    ranges_to_limit: float = THREE_SIGMA_RANGES
    falls_back: bool = True

    @property
    def uses_limits(self) -> bool:
        """Whether any rule looks at limits; else the set judges runs and trends alone."""
        return any(rule.rule is Rule.OUTSIDE_LIMITS for rule in self.point_rules)
