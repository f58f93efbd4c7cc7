"""The charts the engine can make, and which way is better on them."""

from enum import StrEnum


class Method(StrEnum):
    """A chart type. The values are the codes used in stored results and case files."""

    RUN = "run"
    INDIVIDUALS = "i"
    MOVING_RANGE = "mr"
    XBAR = "xbar"
    S = "s"
    T = "t"
    P = "p"
    P_PRIME = "pp"
    C = "c"
    U = "u"
    U_PRIME = "up"
    I_PRIME = "ip"
    G = "g"
    BERNOULLI_CUSUM = "b"


class Direction(StrEnum):
    """Which way is better."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NEUTRAL = "neutral"


PROPORTION_METHODS = frozenset({Method.P, Method.P_PRIME})
RATIO_METHODS = PROPORTION_METHODS | {Method.U, Method.U_PRIME}
SUBGROUP_METHODS = frozenset({Method.XBAR, Method.S})
STEPPED_METHODS = RATIO_METHODS | SUBGROUP_METHODS | {Method.I_PRIME}
SPREAD_METHODS = frozenset({Method.MOVING_RANGE, Method.S, Method.BERNOULLI_CUSUM})
EVENT_METHODS = frozenset({Method.T, Method.G, Method.BERNOULLI_CUSUM})
