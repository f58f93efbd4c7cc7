"""How big a change is: typical values of groups of points, and one compared with another."""

from collections.abc import Sequence
from statistics import fmean, median

from charts.engine import Method
from charts.figures import words
from charts.figures.findings import latest_phase
from charts.figures.likelihood import counted_positions
from charts.figures.period_words import noun, span
from charts.figures.saying import said as _
from charts.figures.spec import ChartSpec

_BY_MEDIAN = frozenset({Method.RUN, Method.G, Method.T, Method.BERNOULLI_CUSUM})
_FEWEST_BEFORE = 4
_MULTIPLE_FROM = 2.0


def typical(spec: ChartSpec, positions: Sequence[int]) -> float | None:
    """The median or the average of some points, as the chart's own centre line is made.

    The average of ratios is all numerators over all denominators, never an average of the ratios.
    """
    analysis = spec.analysis
    values = {i: v for i in positions if (v := analysis.values[i]) is not None}
    if not values:
        return None
    if analysis.method in _BY_MEDIAN:
        return median(values.values())
    if analysis.numerators and analysis.denominators:
        above = sum(analysis.numerators[i] or 0.0 for i in values)
        below = sum(analysis.denominators[i] or 0.0 for i in values)
        scale = _scale(spec, values)
        if below and scale is not None:
            return scale * above / below
    return fmean(values.values())


def typical_name(spec: ChartSpec) -> str:
    return "median" if spec.analysis.method in _BY_MEDIAN else "average"


def reference_before(spec: ChartSpec, first: int) -> tuple[float | None, str]:
    """What the points from `first` on are compared with, and its name in a sentence."""
    analysis, phase = spec.analysis, latest_phase(spec.analysis)
    if phase is None:
        return None, ""
    frozen = phase.baseline_points
    if frozen and phase.start + frozen <= first:
        last = min(phase.start + frozen, phase.stop) - 1
        return phase.centre, _("in the baseline ({periods})").format(
            periods=periods(spec, phase.start, last)
        )
    before = counted_positions(analysis, phase.start, first)
    if len(before) >= _FEWEST_BEFORE:
        return typical(spec, before), _("in the {before} {points} before").format(
            before=len(before), points=points(spec, before)
        )
    return (
        phase.centre,
        _("over all {points} points").format(
            points=len(counted_positions(analysis, phase.start, phase.stop))
        ),
    )


def change_words(spec: ChartSpec, old: float | None, new: float | None) -> str:
    """'34% lower', '9 percentage points higher', '2.8 times as high'; '' where nothing moved."""
    if old is None or new is None or words.line_words(spec, old) == words.line_words(spec, new):
        return ""
    way = "higher" if new > old else "lower"
    if spec.percent:
        gap = words.line_words(spec, abs(new - old)).removesuffix("%")
        points = _("percentage point") if gap == "1" else _("percentage points")
        return f"{gap} {points} {way}"
    if old <= 0 or new < 0:
        return f"{words.line_words(spec, abs(new - old))} {way}"
    if new / old >= _MULTIPLE_FROM:
        return _("{factor} times as high").format(
            factor=words.number(new / old, 1).removesuffix(".0")
        )
    share = words.number(abs(new - old) / old * 100, 0)
    return _("about {share}% {way}").format(share=share, way=way) if share != "0" else ""


def points(spec: ChartSpec, positions: Sequence[int]) -> str:
    """What to call some points: 'months' if they are all there is in their time, else 'points'.

    'Eight months in a row' would be wrong with a month missing, or with one on the line left out.
    """
    whole = positions and positions[-1] - positions[0] == len(positions) - 1
    one = noun(spec.rhythm) if whole else "point"
    return one if len(positions) == 1 else f"{one}s"


def periods(spec: ChartSpec, first: int, last: int) -> str:
    labels = spec.analysis.labels
    return span(labels[first], labels[last], spec.rhythm)


def _scale(spec: ChartSpec, values: dict[int, float]) -> float | None:
    """The multiplier of a ratio: per cent, per 1,000."""
    analysis = spec.analysis
    for position, value in values.items():
        above = analysis.numerators[position] if analysis.numerators else None
        below = analysis.denominators[position] if analysis.denominators else None
        if above and below:
            return value * below / above
    return 1.0
