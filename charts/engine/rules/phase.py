"""Rules that judge a phase as a whole; each returns one truth a phase, shape (k,)."""

import numpy as np

from charts.engine.arrays import BoolArray, IntArray
from charts.engine.box_bounds import BOX_BOUNDS
from charts.engine.critical_values import (
    LEAST_USEFUL,
    fewest_crossings_allowed,
    longest_run_allowed,
    looked_up,
    runs_allowed,
)
from charts.engine.evidence import Evidence


def few_crossings(evidence: Evidence, *, least_useful: int = LEAST_USEFUL) -> BoolArray:
    """The centre line is crossed less often than chance explains.

    Source
    ------
    Anhøj and Olesen 2014, PLoS ONE 9(11):e113825; see
    `critical_values.fewest_crossings_allowed`.
    """
    runs = evidence.runs
    allowed = looked_up(fewest_crossings_allowed, runs.useful)
    return (runs.crossings < allowed) & (runs.useful >= least_useful)


def too_few_runs(evidence: Evidence) -> BoolArray:
    """Fewer runs than chance explains.

    Source
    ------
    Swed and Eisenhart 1943; see `critical_values.runs_allowed`.
    """
    runs = evidence.runs
    fewest = looked_up(lambda useful: runs_allowed(useful)[0], enough(runs.useful))
    return runs.runs < fewest


def too_many_runs(evidence: Evidence) -> BoolArray:
    """More runs than chance explains.

    Source
    ------
    Swed and Eisenhart 1943; see `critical_values.runs_allowed`.
    """
    runs = evidence.runs
    most = looked_up(lambda useful: runs_allowed(useful)[1], enough(runs.useful))
    return (runs.runs > most) & (most > 0)


def enough(useful: IntArray) -> IntArray:
    """Numbers of useful observations, 0 where they are too few to judge."""
    return np.where(useful >= LEAST_USEFUL, useful, 0)


def outside_best_box(evidence: Evidence) -> BoolArray:
    """Longest run and crossings outside the best box.

    Source
    ------
    Anhøj and Wentzel-Larsen 2020, PLoS ONE 15(6):e0233920, for 10 to 100 useful observations;
    outside that range the two rules of Anhøj and Olesen 2014.
    """
    return outside_box(evidence, cut=False)


def outside_cut_box(evidence: Evidence) -> BoolArray:
    """Longest run and crossings outside the cut box: the best box without its worst corner.

    Source
    ------
    As `outside_best_box`.
    """
    return outside_box(evidence, cut=True)


def outside_box(evidence: Evidence, *, cut: bool) -> BoolArray:
    """Whether each phase lies outside its box."""
    runs = evidence.runs
    counts = zip(runs.useful.tolist(), runs.longest.tolist(), runs.crossings.tolist(), strict=True)
    return np.array([is_outside_box(*count, cut=cut) for count in counts], dtype=bool)


def is_outside_box(useful: int, longest: int, crossings: int, *, cut: bool) -> bool:
    """Whether one pair of longest run and crossings is a signal."""
    if useful < LEAST_USEFUL:
        return False
    if useful not in BOX_BOUNDS:
        return longest > longest_run_allowed(useful) or crossings < fewest_crossings_allowed(useful)
    fewest, longest_allowed, border_fewest, border_longest = BOX_BOUNDS[useful]
    if crossings < fewest or longest > longest_allowed:
        return True
    if not cut or border_fewest is None or border_longest is None:
        return False
    on_fewest, on_longest = crossings == fewest, longest == longest_allowed
    return (on_fewest and longest > border_longest) or (on_longest and crossings < border_fewest)
