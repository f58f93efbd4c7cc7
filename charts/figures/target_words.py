"""What can be expected of the process beside its target."""

from charts.engine import Assurance, Direction, Method
from charts.figures import words
from charts.figures.likelihood import counted_positions
from charts.figures.period_words import noun
from charts.figures.saying import said as _
from charts.figures.spec import ChartSpec

_LATEST = 12
_FEWEST = 3


_ABOUT_SPREAD = frozenset({Method.MOVING_RANGE, Method.S, Method.BERNOULLI_CUSUM})


def target_words(spec: ChartSpec, *, foretell: bool = True) -> str:
    """One sentence about the target; '' where there is none, or no side of it is better.

    Without limits, or where they are not to be trusted, it only counts how often it was met.
    """
    analysis = spec.analysis
    if analysis.target is None or analysis.direction is Direction.NEUTRAL:
        return ""
    if analysis.method in _ABOUT_SPREAD:
        return ""
    target = words.line_words(spec, analysis.target)
    one = noun(spec.rhythm)
    if not foretell:
        return _met_so_far(spec, target, one)
    if analysis.assurance is Assurance.PASS:
        return _("As things are, nearly every {one} will meet the target of {target}.").format(
            one=one, target=target
        )
    if analysis.assurance is Assurance.FAIL:
        return _(
            "As things are, hardly any {one} will meet the target of {target}: the "
            "process has to change."
        ).format(one=one, target=target)
    if analysis.assurance is Assurance.HIT_OR_MISS:
        return _(
            "As things are, some {one}s will meet the target of {target} and some will miss it."
        ).format(one=one, target=target)
    return _met_so_far(spec, target, one)


def _met_so_far(spec: ChartSpec, target_text: str, one: str) -> str:
    """Without limits there is no forecast, only a count."""
    analysis = spec.analysis
    latest = counted_positions(analysis, 0, len(analysis.values))[-_LATEST:]
    if len(latest) < _FEWEST or analysis.target is None:
        return ""
    sign = 1 if analysis.direction is Direction.INCREASE else -1
    slack = 1e-9 * abs(analysis.target)
    met = sum(sign * ((analysis.values[i] or 0.0) - analysis.target) >= -slack for i in latest)
    times = "all" if met == len(latest) else str(met or "none")
    return _("The target of {target_text} was met in {times} of the last {latest} {one}s.").format(
        target_text=target_text, times=times, latest=len(latest), one=one
    )
