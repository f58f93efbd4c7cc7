"""Funnel limits: units compared with one another at one time."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from charts.engine.arrays import FloatArray, without_nan
from charts.engine.blocks import Block
from charts.engine.errors import LengthsDiffer, WrongDataForMethod
from charts.engine.evidence import Evidence
from charts.engine.laney import widened
from charts.engine.lines import SigmaLines
from charts.engine.methods import PROPORTION_METHODS, RATIO_METHODS, Method
from charts.engine.proportions import binomial_sigma, pooled_ratio
from charts.engine.rates import poisson_sigma
from charts.engine.readings import Readings, block_of
from charts.engine.result import Numbers
from charts.engine.series import Numeric, finite
from charts.engine.settings import Settings

CURVE_POINTS = 60
PRIME_METHODS = frozenset({Method.P_PRIME, Method.U_PRIME})


@dataclass(frozen=True, slots=True)
class FunnelLimits:
    """Limits at some denominators, in the same order; None where there are none."""

    denominators: Numbers
    lower: Numbers
    lower_warning: Numbers
    upper_warning: Numbers
    upper: Numbers


@dataclass(frozen=True, slots=True)
class Funnel:
    """Units in the order given, with their limits.

    Attributes
    ----------
    values : Numbers
        Ratio of each unit, on the scale of the chart; None where there is none.
    outside : tuple of bool
        Whether each unit is further from the centre than chance explains (three sigma).
    limits, curve : FunnelLimits
        At each unit, and at evenly spaced denominators for drawing.
    dispersion : float or None
        Standard deviation of the standardised ratios: 1 = chance alone.
    """

    names: tuple[str, ...]
    values: Numbers
    outside: tuple[bool, ...]
    centre: float | None
    dispersion: float | None
    limits: FunnelLimits
    curve: FunnelLimits


def compare_units(
    names: Iterable[str],
    numerators: Numeric,
    denominators: Numeric,
    method: Method = Method.P,
    *,
    multiplier: float = 1.0,
) -> Funnel:
    """Limits within which units differ from one another by chance.

    Parameters
    ----------
    names, numerators, denominators : one for each unit
    method : Method
        P or U; P' or U' widen the limits by the dispersion between units.
    multiplier : float
        Scales ratios, centre and limits.

    Raises
    ------
    WrongDataForMethod
        A method that is not a chart of ratios.
    LengthsDiffer
        Not as many names, numerators and denominators.

    Notes
    -----
    centre and sigma as on P and U charts. Units have no order in time: sigma z is the plain
    standard deviation of the standardised ratios, and no rule on runs applies.

    Source
    ------
    Spiegelhalter 2005, Funnel plots for comparing institutional performance, Statistics in
    Medicine 24:1185-1202; dispersion as in qicharts2 0.8.1 for categories.

    Examples
    --------
    >>> funnel = compare_units(["A", "B", "C"], [10, 12, 45], [100, 100, 100])
    >>> funnel.outside
    (False, False, True)
    """
    named = tuple(names)
    block = block_of_units(named, finite(numerators), finite(denominators), method)
    below = block.denominators
    assert below is not None
    centre = pooled_ratio(block, Settings())
    spread = dispersion(block, centre, method)
    lines = funnel_lines(centre, spread, below, method)
    evenly = np.linspace(*smallest_and_largest(below), CURVE_POINTS)[None]
    outside = Evidence(block.values, block.counted, lines).beyond(3)
    return Funnel(
        names=named,
        values=tuple(without_nan(block.values[0] * multiplier)),
        outside=tuple((outside.high | outside.low)[0].tolist()),
        centre=without_nan(centre[0] * multiplier)[0],
        dispersion=without_nan(spread[0])[0],
        limits=limits_at(lines, below, multiplier),
        curve=limits_at(funnel_lines(centre, spread, evenly, method), evenly, multiplier),
    )


def block_of_units(
    names: tuple[str, ...], numerators: FloatArray, denominators: FloatArray, method: Method
) -> Block:
    """The units as one block; those whose data contradict themselves count as missing."""
    if method not in RATIO_METHODS:
        raise WrongDataForMethod("Units are compared on the limits of P, P′, U or U′ charts.")
    if not len(names) == len(numerators) == len(denominators):
        raise LengthsDiffer("Each unit needs a name, a numerator and a denominator.")
    above, below = numerators[None], denominators[None]
    values = np.full_like(above, np.nan)
    np.divide(above, below, out=values, where=below > 0)
    none_excluded = np.zeros_like(values, dtype=bool)
    return block_of(Readings(values, none_excluded, above, below, None, None), None, method)


def dispersion(block: Block, centre: FloatArray, method: Method) -> FloatArray:
    """Standard deviation of the standardised ratios, shape (1, 1); NaN below two units."""
    sigma = chance_sigma(block, centre, method)
    judged = block.base & (sigma > 0)
    z = (block.values[judged] - centre.item()) / sigma[judged]
    return np.array([[z.std(ddof=1) if len(z) > 1 else np.nan]])


def funnel_lines(
    centre: FloatArray, spread: FloatArray, denominators: FloatArray, method: Method
) -> SigmaLines:
    """Limits around a common centre at some denominators, shape (1, m)."""
    every = np.ones_like(denominators, dtype=bool)
    block = Block(denominators, every, every, denominators=denominators)
    sigma = chance_sigma(block, centre, method)
    if method in PRIME_METHODS:
        sigma = widened(sigma, spread)
    return SigmaLines(centre, sigma, floor=0.0, ceiling=ceiling(method))


def chance_sigma(block: Block, centre: FloatArray, method: Method) -> FloatArray:
    """Standard deviation that chance alone gives each ratio."""
    share = method in PROPORTION_METHODS
    return binomial_sigma(block, centre) if share else poisson_sigma(block, centre)


def ceiling(method: Method) -> float | None:
    """Shares end at 1, rates do not."""
    return 1.0 if method in PROPORTION_METHODS else None


def smallest_and_largest(denominators: FloatArray) -> tuple[float, float]:
    """Ends of the curve; NaN when no unit has a denominator."""
    known = denominators[denominators > 0]
    return (float(known.min()), float(known.max())) if known.size else (np.nan, np.nan)


def limits_at(lines: SigmaLines, denominators: FloatArray, multiplier: float) -> FunnelLimits:
    """Lines as plain numbers."""
    (lower, upper), (lower_warning, upper_warning) = lines.at(3), lines.at(2)
    return FunnelLimits(
        tuple(without_nan(denominators[0])),
        *(
            tuple(without_nan(line[0] * multiplier))
            for line in (lower, lower_warning, upper_warning, upper)
        ),
    )
