"""How often luck alone would give a signal of the engine on a chart of the same length."""

from charts.engine import Analysis, PhaseSummary, Rule, Signal
from charts.figures import chance

_BY_DESIGN = 0.05  # of the rules that judge a phase as a whole
UNKNOWN = 1.0


def of_signal(analysis: Analysis, signal: Signal) -> float:
    """The chance of a signal; UNKNOWN for patterns that have no simple one."""
    phase = analysis.phases[signal.phase]
    points = len(counted_positions(analysis, phase.start, phase.stop))
    length = len(signal.positions)
    if signal.rule in (Rule.SHIFT, Rule.LONG_RUN):
        return chance.of_long_run(length, points)
    if signal.rule is Rule.TREND:
        return chance.of_trend(length, points)
    if signal.rule is Rule.OUTSIDE_LIMITS:
        return chance.of_outside(points)
    if signal.rule in (Rule.FEW_CROSSINGS, Rule.TOO_FEW_RUNS):
        return _of_few_crossings(phase, signal.rule)
    return _BY_DESIGN if signal.rule is Rule.OUTSIDE_BOX else UNKNOWN


def counted_positions(analysis: Analysis, start: int, stop: int) -> tuple[int, ...]:
    """Points that have a number and are not left out."""
    return tuple(
        index
        for index in range(start, stop)
        if analysis.values[index] is not None and not analysis.excluded[index]
    )


def _of_few_crossings(phase: PhaseSummary, rule: Rule) -> float:
    """Runs are one more than crossings: both rules count the same."""
    crossings = phase.crossings
    if rule is Rule.TOO_FEW_RUNS and phase.runs is not None:
        crossings = phase.runs - 1
    return UNKNOWN if crossings is None else chance.of_few_crossings(crossings, phase.useful)
