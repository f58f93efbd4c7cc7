"""The charts of the measures that a test should move."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from charts.models import Measure


@dataclass(frozen=True)
class MeasureTile:
    """One small chart with its sentence."""

    title: str
    href: str
    drawing: str
    variation: str
    sentence: str


def measure_tiles(measures: Iterable[Measure]) -> list[MeasureTile]:
    """Measures with their stored analyses as tiles."""
    return [
        MeasureTile(
            title=measure.name,
            href=reverse("measure", args=[measure.public_id]),
            drawing=measure.state.chart_small,
            variation=measure.state.variation or "no_data",
            sentence=measure.state.headline,
        )
        for measure in measures
    ]
