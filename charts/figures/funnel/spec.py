"""What a funnel is drawn and said from."""

from dataclasses import dataclass

from charts.engine.funnel import Funnel


@dataclass(frozen=True)
class FunnelSpec:
    """A funnel with the words of its measure. Values are on the scale of the chart."""

    title: str
    period_words: str  # "October 2026"
    value_words: str  # "% of people seen within 7 days"
    size_words: str  # what the denominators count: "people referred"
    decimals: int
    percent: bool
    funnel: Funnel

    @property
    def outside(self) -> tuple[str, ...]:
        """Names of the units that differ from the others by more than chance explains."""
        pairs = zip(self.funnel.names, self.funnel.outside, strict=True)
        return tuple(name for name, is_outside in pairs if is_outside)


def value_text(spec: FunnelSpec, value: float) -> str:
    """A value with the measure's decimals and sign."""
    return f"{value:,.{spec.decimals}f}{'%' if spec.percent else ''}"
