"""Which of the signals the sentence speaks about, which way they lean, and whether they go on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from charts.engine import Analysis, Direction, PhaseSummary, Rule, Side, Signal, Variation
from charts.figures.chance import is_unlikely
from charts.figures.likelihood import counted_positions, of_signal

_UP = frozenset({Side.ABOVE, Side.RISING})
_AS_GOOD_AS_ON_LINE = 1e-12

# Where two signals end at the same point, the one that says most about the process leads.
_TELLING = (
    Rule.LONG_RUN,
    Rule.SHIFT,
    Rule.TREND,
    Rule.OUTSIDE_LIMITS,
    Rule.FOUR_OF_FIVE,
    Rule.TWO_OF_THREE,
    Rule.CUSUM,
    Rule.FEW_CROSSINGS,
    Rule.TOO_FEW_RUNS,
    Rule.OUTSIDE_BOX,
    Rule.AVOIDING_CENTRE,
    Rule.TOO_MANY_RUNS,
    Rule.ALTERNATING,
    Rule.HUGGING,
)


@dataclass(frozen=True)
class Finding:
    """A signal as a reader meets it."""

    signal: Signal
    leaning: str  # "better", "worse", "higher", "lower" or ""
    is_ongoing: bool  # no later point speaks against it
    likelihood: float  # how often luck alone would do this

    @property
    def rule(self) -> Rule:
        return self.signal.rule

    @property
    def positions(self) -> tuple[int, ...]:
        return self.signal.positions

    @property
    def latest(self) -> int:
        return max(self.signal.positions, default=-1)


def latest_phase(analysis: Analysis) -> PhaseSummary | None:
    return analysis.phases[-1] if analysis.phases else None


def findings_of(analysis: Analysis) -> tuple[Finding, ...]:
    """Signals of the latest phase, the leading one first.

    The engine's verdict on the phase decides which way the leading one leans. Among those it is the
    one that reaches furthest towards today; then one that luck seldom gives; then the most telling.
    """
    phase = len(analysis.phases) - 1
    wanted = _LEANINGS_OF.get(analysis.variation, frozenset({""}))
    found = [
        Finding(
            signal,
            leaning_of(signal, analysis.direction),
            _is_ongoing(analysis, signal),
            of_signal(analysis, signal),
        )
        for signal in analysis.signals
        if signal.phase == phase
    ]
    return tuple(
        sorted(
            found,
            key=lambda item: (
                item.leaning not in wanted,
                -item.latest,
                not is_unlikely(item.likelihood),
                _TELLING.index(item.rule),
            ),
        )
    )


def merged(found: Sequence[Finding]) -> list[Finding]:
    """The same findings, those outside the limits on one side told together."""
    outside: dict[Side | None, Finding] = {}
    others = []
    for finding in found:
        if finding.rule is not Rule.OUTSIDE_LIMITS:
            others.append(finding)
        elif (known := outside.get(finding.signal.side)) is None:
            outside[finding.signal.side] = finding
        else:
            positions = tuple(sorted({*known.positions, *finding.positions}))
            outside[known.signal.side] = replace(
                known, signal=replace(known.signal, positions=positions)
            )
    return [*outside.values(), *others]


def leaning_of(signal: Signal, direction: Direction) -> str:
    """'better' or 'worse' where one way is good, else 'higher' or 'lower'; '' without a side."""
    if signal.side is None:
        return ""
    is_up = signal.side in _UP
    if direction is Direction.NEUTRAL:
        return "higher" if is_up else "lower"
    return "better" if is_up == (direction is Direction.INCREASE) else "worse"


def is_on_line(analysis: Analysis, position: int) -> bool:
    value, centre = analysis.values[position], analysis.centre[position]
    if value is None or centre is None:
        return False
    return abs(value - centre) <= _AS_GOOD_AS_ON_LINE * max(abs(value), abs(centre))


def _is_ongoing(analysis: Analysis, signal: Signal) -> bool:
    phase = analysis.phases[signal.phase]
    last = max(signal.positions, default=phase.stop)
    later = counted_positions(analysis, last + 1, phase.stop)
    return all(is_on_line(analysis, position) for position in later)


_LEANINGS_OF = {
    Variation.IMPROVEMENT: frozenset({"better"}),
    Variation.CONCERN: frozenset({"worse"}),
    Variation.NEUTRAL_HIGH: frozenset({"higher"}),
    Variation.NEUTRAL_LOW: frozenset({"lower"}),
}
