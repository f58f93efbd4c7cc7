"""Where a new phase might begin: a proposal for a person, never applied by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median

from charts.engine.critical_values import longest_run_allowed
from charts.engine.evidence import TOLERANCE
from charts.engine.methods import SPREAD_METHODS, Direction, Method
from charts.engine.result import Analysis, PhaseSummary
from charts.engine.rulesets import RULE_SETS
from charts.engine.vocabulary import Side

LASTING_RUN = 8
LASTING_RUN_MAKING_DATA_COUNT = 7
QUESTIONS = (
    "Has the change lasted?",
    "Do you know what caused it?",
    "Is it in the direction you wanted?",
    "Do you expect it to last?",
)


@dataclass(frozen=True, slots=True)
class PhaseProposal:
    """A shift that has lasted to the latest point, and the evidence for it.

    Attributes
    ----------
    position, label
        First point of the run: where the new phase would begin.
    points : int
        Useful points in the run, all on ``side`` of the centre line.
    before, after : float
        Centre of the phase so far, and of the run, on the scale of the chart.
    allowed : int
        Longest run that chance explains among as many useful points.
    chance : float
        Probability of a run at least as long, anywhere in a phase of as many useful points in
        which nothing changed.
    is_wanted : bool or None
        Whether the shift is in the better direction; None when neither is better.
    questions : tuple of str
        All to be answered with yes before a person starts a new phase.
    """

    position: int
    label: str
    points: int
    side: Side
    before: float
    after: float
    allowed: int
    chance: float
    is_wanted: bool | None
    questions: tuple[str, ...] = QUESTIONS


def propose_phase(analysis: Analysis) -> PhaseProposal | None:
    """A new phase worth considering, from a result alone; None when nothing suggests one.

    Notes
    -----
    Proposed when the latest phase ends in a run of eight points (seven under Making Data Count),
    or of more than chance explains, on one side of its centre line, with a crossing before it.

    Source
    ------
    Anhøj and Mohammed, Mastering SPC charts in healthcare, on rephasing: only by a person, only
    when all four questions are answered with yes. Wheeler: begin at the first point of the run.
    """
    if not analysis.phases or analysis.method in SPREAD_METHODS:
        return None
    phase = analysis.phases[-1]
    if phase.centre is None or phase.useful == 0:
        return None
    sides = useful_sides(analysis, phase, phase.centre)
    run = closing_run(sides)
    if len(run) == len(sides) or len(run) < lasting(analysis, phase):
        return None
    above = sides[-1][1] > 0
    better = {Direction.INCREASE: above, Direction.DECREASE: not above}
    return PhaseProposal(
        position=run[0],
        label=analysis.labels[run[0]],
        points=len(run),
        side=Side.ABOVE if above else Side.BELOW,
        before=phase.centre,
        after=centre_of(analysis, range(run[0], phase.stop)),
        allowed=longest_run_allowed(phase.useful),
        chance=chance_of_run(phase.useful, len(run)),
        is_wanted=better.get(analysis.direction),
    )


def lasting(analysis: Analysis, phase: PhaseSummary) -> int:
    """Length of a closing run that is worth a proposal."""
    if RULE_SETS[analysis.rule_set].by_latest_point:
        return LASTING_RUN_MAKING_DATA_COUNT
    return min(LASTING_RUN, longest_run_allowed(phase.useful) + 1)


def useful_sides(analysis: Analysis, phase: PhaseSummary, centre: float) -> list[tuple[int, int]]:
    """Position and side, 1 or -1, of the useful points of a phase."""
    points = [
        (position, analysis.values[position] or 0.0)
        for position in range(phase.start, phase.stop)
        if analysis.values[position] is not None and not analysis.excluded[position]
    ]
    slack = TOLERANCE * max(abs(value) for _, value in points)
    return [
        (position, 1 if value > centre else -1)
        for position, value in points
        if abs(value - centre) > slack
    ]


def closing_run(sides: Sequence[tuple[int, int]]) -> list[int]:
    """Positions of the latest useful points that all lie on one side."""
    run = []
    for position, side in reversed(sides):
        if side != sides[-1][1]:
            break
        run.append(position)
    return run[::-1]


def centre_of(analysis: Analysis, positions: range) -> float:
    """Centre of some points: their median on a run chart, else their (weighted) mean."""
    counted = [
        position
        for position in positions
        if analysis.values[position] is not None and not analysis.excluded[position]
    ]
    values = [analysis.values[position] or 0.0 for position in counted]
    if analysis.method in (Method.RUN, Method.G):
        return median(values)
    if analysis.denominators is None:
        return fmean(values)
    return fmean(values, [analysis.denominators[position] or 0.0 for position in counted])


def chance_of_run(useful: int, length: int) -> float:
    """Probability of a run of at least `length` among so many points when nothing changes.

    Notes
    -----
    Each point falls on either side with probability 1/2. The share q(n) of sequences without
    such a run, given the first side, follows q(n) = sum of q(n - j) / 2^j over runs of j shorter
    than `length`.

    Source
    ------
    Schilling 2012, The surprising predictability of long runs, Mathematics Magazine 85:141-149.

    Examples
    --------
    >>> chance_of_run(3, 2)  # all but up-down-up and down-up-down
    0.75
    """
    without = [2.0]
    for points in range(1, useful + 1):
        without.append(
            sum(without[points - run] / 2**run for run in range(1, min(points, length - 1) + 1))
        )
    return 1 - without[useful]
