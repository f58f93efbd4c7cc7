"""How often a pattern turns up on a chart on which nothing has changed, and how to say it.

The figures hold for points that lie above or below the centre like a fair coin. They are a guide
for readers, not a test of a question that was asked before anybody looked.
"""

import math

from charts.figures.saying import Words
from charts.figures.saying import said as _

# The chance that one point of a steady, bell-shaped process lies outside three sigma.
_OUTSIDE = 0.0027
LIKELY = 0.1
_LEAST = 0.001
_MOST_CHARTS = 1.5


def of_long_run(length: int, points: int) -> float:
    """Chance of `length` or more in a row on one side of the centre, among so many points.

    A run of k points is k - 1 neighbours in a row that fall on the same side, each with chance 1/2.
    The chance that m flips of a coin hold no r heads in a row follows
    q(m) = q(m - 1) - q(m - r - 1) / 2^(r + 1) (Feller 1968, section XIII.7).
    """
    heads, flips = length - 1, points - 1
    if heads < 1 or flips < heads:
        return 1.0 if heads < 1 else 0.0
    without = [1.0] * heads + [1.0 - 0.5**heads]
    for flip in range(heads + 1, flips + 1):
        without.append(without[flip - 1] - without[flip - heads - 1] * 0.5 ** (heads + 1))
    return 1.0 - without[flips]


def of_trend(length: int, points: int) -> float:
    """Chance of `length` or more in a row that only rise, or only fall.

    A trend of k begins at the first point with chance 1/k!, and at any later one, after a step the
    other way, with chance k/(k + 1)!. The number of such beginnings is close to a Poisson variable.
    """
    if points < length:
        return 0.0
    beginnings = 1 / math.factorial(length)
    beginnings += (points - length) * length / math.factorial(length + 1)
    return 1.0 - math.exp(-2 * beginnings)


def of_outside(points: int) -> float:
    """Chance of at least one point outside three sigma limits."""
    return 1.0 - (1.0 - _OUTSIDE) ** points


def of_few_crossings(crossings: int, points: int) -> float:
    """Chance of so few crossings of the centre, or fewer; two neighbours cross with chance 1/2."""
    steps = points - 1
    if steps < 1:
        return 1.0
    fewer = sum(math.comb(steps, count) for count in range(min(crossings, steps) + 1))
    return fewer / float(2**steps)


def of_at_least(count: int, points: int) -> float:
    """Chance that so many points or more lie on a side that each takes with chance 1/2."""
    ways = sum(math.comb(points, above) for above in range(count, points + 1))
    return ways / float(2**points)


def is_unlikely(chance: float) -> bool:
    """Whether luck is so poor an explanation that the sentence says 'probably'."""
    return chance <= LIKELY


def chance_words(chance: float, event: str = Words("do this")) -> str:
    """'Luck alone would do this on about 1 chart in 14 of this length.'"""
    if chance < _LEAST:
        return _("Luck alone would {event} on fewer than 1 chart in 1,000 of this length.").format(
            event=event
        )
    charts = 1 / chance
    if charts < _MOST_CHARTS:
        return _("Luck alone would {event} on most charts of this length.").format(event=event)
    places = 0 if charts < 20 else -1 if charts < 200 else -2
    return _("Luck alone would {event} on about 1 chart in {charts:,.0f} of this length.").format(
        event=event, charts=round(charts, places)
    )
