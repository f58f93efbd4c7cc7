"""What a chart plots, where that is not the values themselves."""

from dataclasses import replace

from charts.engine import Analysis, Rule, Side

Numbers = tuple[float | None, ...]


def as_drawn(analysis: Analysis) -> Analysis:
    """The analysis with what is plotted as its values.

    A CUSUM chart plots its traces around zero; a point stands on the upper one, except where the
    lower one signals.
    """
    if analysis.trace_up is None or analysis.trace_down is None:
        return analysis
    up, down = data_lines(analysis)
    below = _signals(analysis, Side.BELOW)
    values = tuple(down[i] if i in below else up[i] for i in range(len(up)))
    return replace(analysis, values=values, centre=tuple(0.0 for _ in up), target=None)


def data_lines(analysis: Analysis) -> tuple[Numbers, ...]:
    """The lines through the data: one, or the two traces of a CUSUM chart.

    A trace starts again from zero at the outcome that makes it signal; it is drawn up to its
    decision line there, as people expect to see it reached.
    """
    if analysis.trace_up is None or analysis.trace_down is None:
        return (analysis.values,)
    return (
        _reaching(analysis.trace_up, analysis.upper, _signals(analysis, Side.ABOVE)),
        _reaching(analysis.trace_down, analysis.lower, _signals(analysis, Side.BELOW)),
    )


def _signals(analysis: Analysis, side: Side) -> set[int]:
    return {
        position
        for signal in analysis.signals
        if signal.rule is Rule.CUSUM and signal.side is side
        for position in signal.positions
    }


def _reaching(trace: Numbers, limit: Numbers, signals: set[int]) -> Numbers:
    return tuple(limit[i] if i in signals else height for i, height in enumerate(trace))
