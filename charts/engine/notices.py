"""What a reader of the chart should know, in plain words."""

from collections.abc import Sequence

from charts.engine.arrays import BoolArray
from charts.engine.parts import Part
from charts.engine.plan import Plan
from charts.engine.result import Notice
from charts.engine.series import Series


def notices_of(
    series: Series, plan: Plan, parts: Sequence[Part], invalid: BoolArray | None
) -> tuple[Notice, ...]:
    """All notices, those on the whole series first."""
    return ()
