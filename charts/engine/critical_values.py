"""Critical values of run statistics, computed, by number of useful observations."""

from collections.abc import Callable
from functools import lru_cache
from math import lgamma, log, log2

import numpy as np

from charts.engine.arrays import FloatArray, IntArray

LEAST_USEFUL = 10  # published tables start here


@lru_cache(maxsize=4096)
def longest_run_allowed(useful: int) -> int:
    """Longest run that chance explains: round(log2(n)) + 3; a longer one is a signal.

    Source
    ------
    Schilling 2012, The surprising predictability of long runs, Mathematics Magazine
    85:141-149; Anhøj and Olesen 2014, PLoS ONE 9(11):e113825.

    Examples
    --------
    >>> longest_run_allowed(24)
    8
    """
    return round(log2(useful)) + 3


@lru_cache(maxsize=4096)
def fewest_crossings_allowed(useful: int) -> int:
    """Fewest crossings that chance explains; fewer are a signal.

    The smallest c with P(X <= c) >= 0.05 for X binomial with n - 1 trials of 1/2.

    Source
    ------
    Chen 2010, A note on the number of crossings; Anhøj and Olesen 2014,
    PLoS ONE 9(11):e113825.

    Examples
    --------
    >>> fewest_crossings_allowed(24)
    8
    """
    trials = useful - 1
    successes = np.arange(trials + 1)
    probability = np.exp(log_choose(trials, successes) - trials * log(2))
    return int(np.searchsorted(np.cumsum(probability), 0.05))


@lru_cache(maxsize=4096)
def runs_allowed(useful: int) -> tuple[int, int]:
    """Fewest and most runs that chance explains; fewer or more are a signal.

    Parameters
    ----------
    useful : int, at least 2
        Half of them, rounded down, on one side of the median and the rest on the other.

    Returns
    -------
    (fewest, most)
        At most 2.5 % of random series have fewer, at most 2.5 % more.

    Notes
    -----
    With a and b points on the sides, of C(a + b, a) equally likely orders
    2 C(a-1, k-1) C(b-1, k-1) have 2k runs, and
    C(a-1, k-1) C(b-1, k) + C(a-1, k) C(b-1, k-1) have 2k + 1.

    Source
    ------
    Swed and Eisenhart 1943, Annals of Mathematical Statistics 14:66-87. The table printed in
    Perla, Provost and Murray 2011 is one run off in places.

    Examples
    --------
    >>> runs_allowed(20)
    (7, 15)
    """
    a = useful // 2
    b = useful - a
    orders = log_choose(useful, np.array(a))
    half = np.arange(1, b + 1)
    one, other = log_choose(a - 1, half - 1), log_choose(b - 1, half - 1)
    one_more, other_more = log_choose(a - 1, half), log_choose(b - 1, half)
    even = 2 * np.exp(one + other - orders)
    odd = np.exp(one + other_more - orders) + np.exp(one_more + other - orders)
    probability = np.stack([even, odd], axis=-1).ravel()  # of 2, 3, 4 ... runs
    at_most = np.cumsum(probability)
    at_least = np.cumsum(probability[::-1])[::-1]
    fewest = int(np.argmax(at_most > 0.025)) + 2
    most = int(len(probability) - 1 - np.argmax(at_least[::-1] > 0.025)) + 2
    return fewest, most


def log_choose(n: int, k: IntArray) -> FloatArray:
    """Logarithm of the binomial coefficient; minus infinity where k is outside 0..n."""
    inside = (k >= 0) & (k <= n)
    kept = np.where(inside, k, 0)
    return np.where(
        inside, log_factorial(n) - log_factorials(kept) - log_factorials(n - kept), -np.inf
    )


def log_factorial(n: int) -> float:
    return lgamma(n + 1)


def log_factorials(numbers: IntArray) -> FloatArray:
    return np.array([lgamma(number + 1) for number in np.ravel(numbers)]).reshape(np.shape(numbers))


def looked_up(table: Callable[[int], int], useful: IntArray) -> IntArray:
    """A critical value for each number of useful observations; 0 where there are none."""
    return np.array([table(count) if count > 0 else 0 for count in useful.tolist()])
