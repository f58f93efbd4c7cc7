"""Results under the field names of the R packages they are compared with."""

from typing import Any

from charts.engine.case_words import making_data_count_answer
from charts.engine.methods import Method
from charts.engine.result import Analysis, PhaseSummary
from charts.engine.vocabulary import Rule, Side


def answer(analysis: Analysis, peer: str) -> dict[str, Any]:
    """The result as the peer would write it."""
    if peer == "nhsrplotthedots":
        return making_data_count_answer(analysis)
    if analysis.method is Method.BERNOULLI_CUSUM:
        return cusum_answer(analysis)
    return control_chart_answer(analysis)


def control_chart_answer(analysis: Analysis) -> dict[str, Any]:
    """Fields named as in the reference cases of qicharts2."""
    outside = points_of(analysis, Rule.OUTSIDE_LIMITS)
    n = len(analysis.labels)
    return {
        "points": {
            "index": list(range(1, n + 1)),
            "part": [phase + 1 for phase in analysis.phase],
            "y": analysis.values,
            "n": denominators(analysis),
            "cl": analysis.centre,
            "lcl": analysis.lower,
            "lcl_95": analysis.lower_warning,
            "ucl_95": analysis.upper_warning,
            "ucl": analysis.upper,
            "sigma_signal": [position in outside for position in range(n)],
            "in_baseline": analysis.in_baseline,
            "included": [not excluded for excluded in analysis.excluded],
        },
        "summary": [
            phase_answer(analysis, number, summary, outside)
            for number, summary in enumerate(analysis.phases)
        ],
    }


def denominators(analysis: Analysis) -> list[float | None]:
    """Denominators, 0 where nothing is plotted."""
    if analysis.denominators is None:
        return [None] * len(analysis.labels)
    pairs = zip(analysis.values, analysis.denominators, strict=True)
    return [0 if value is None else below for value, below in pairs]


def phase_answer(
    analysis: Analysis, number: int, phase: PhaseSummary, outside: frozenset[int]
) -> dict[str, Any]:
    """One row of the summary."""
    points = range(phase.start, phase.stop)
    return {
        "part": number + 1,
        "n_obs": phase.observations,
        "n_useful": phase.useful,
        "longest_run": phase.longest_run,
        "longest_run_max": phase.longest_run_limit,
        "n_crossings": phase.crossings,
        "n_crossings_min": phase.crossings_limit,
        "runs_signal": phase.runs_signal,
        "sigma_signals": sum(position in outside for position in points),
        "mean_lcl": mean([analysis.lower[position] for position in points]),
        "cl": phase.centre,
        "mean_ucl": mean([analysis.upper[position] for position in points]),
    }


def mean(numbers: list[float | None]) -> float | None:
    """Mean of the numbers that exist."""
    known = [number for number in numbers if number is not None]
    return sum(known) / len(known) if known else None


def points_of(analysis: Analysis, rule: Rule, side: Side | None = None) -> frozenset[int]:
    """Positions that take part in signals of a rule, on one side or on any."""
    return frozenset(
        position
        for signal in analysis.signals
        if signal.rule is rule and (side is None or signal.side is side)
        for position in signal.positions
    )


def cusum_answer(analysis: Analysis) -> dict[str, Any]:
    """Fields named as in the reference cases of qicharts2's Bernoulli CUSUM."""
    n = range(len(analysis.labels))
    up = points_of(analysis, Rule.CUSUM, Side.ABOVE)
    down = points_of(analysis, Rule.CUSUM, Side.BELOW)
    return {
        "p0": analysis.phases[0].centre if analysis.phases else None,
        "points": {
            "upper": analysis.trace_up,
            "lower": analysis.trace_down,
            "signal_up": [position in up for position in n],
            "signal_down": [position in down for position in n],
        },
    }
