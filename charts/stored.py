"""An analysis in the shape in which it is stored: numbers, words and drawings together."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from charts.adapters import MeasureData, data_of_all, spec_of
from charts.engine import Analysis, Assurance, EngineError, Variation
from charts.figures import alt_text, drawing, sentence
from charts.figures.drawing import Size
from charts.figures.spec import ChartSpec
from charts.models import Measure


@dataclass(frozen=True)
class StoredAnalysis:
    """The columns of a measure's state that publishing an analysis writes."""

    result: str | None  # JSON text
    input_digest: str
    variation: str
    assurance: str
    latest_period: date | None
    latest_value: float | None
    points: int
    headline: str
    detail: str
    tone: str
    alt_text: str
    chart_wide: str
    chart_narrow: str
    chart_small: str

    def as_columns(self) -> dict[str, Any]:
        return asdict(self)


def stored_analysis(analysis: Analysis, spec: ChartSpec) -> StoredAnalysis:
    """Everything that pages show of an analysis, made once, by the worker."""
    result = json.dumps(analysis.to_dict(), separators=(",", ":"), sort_keys=True)
    statement = sentence.say(spec)
    latest, drawn = _latest(analysis), drawing.draw_sizes(spec)
    return StoredAnalysis(
        result=result,
        input_digest=sha256(result.encode()).hexdigest(),
        variation=analysis.variation,
        assurance=analysis.assurance,
        latest_period=latest[0],
        latest_value=latest[1],
        points=sum(value is not None for value in analysis.values),
        headline=statement.headline,
        detail=statement.detail,
        tone=statement.tone,
        alt_text=alt_text.describe(spec),
        chart_wide=drawn[Size.WIDE],
        chart_narrow=drawn[Size.NARROW],
        chart_small=drawn[Size.SMALL],
    )


@dataclass(frozen=True)
class StoredChart:
    """A measure's rows as they stand, and its stored analysis with its words.

    Without a `spec` there is no analysis, or another engine wrote it and a new one is on its way.
    """

    data: MeasureData
    spec: ChartSpec | None


def stored_chart(measure: Measure) -> StoredChart:
    """What tables, files and the interactive figure show. Three queries; nothing is calculated."""
    return stored_charts([measure])[0]


def stored_charts(measures: Sequence[Measure]) -> list[StoredChart]:
    """The same for many measures. Three queries for all of them."""
    return [_as_stored(data) for data in data_of_all(measures)]


def _as_stored(data: MeasureData) -> StoredChart:
    if not data.measure.state.result:
        return StoredChart(data, None)
    try:
        analysis = Analysis.from_dict(data.measure.state.result)
    except EngineError:
        return StoredChart(data, None)
    return StoredChart(data, spec_of(data, analysis))


def refusal(error: EngineError) -> StoredAnalysis:
    """What is stored when the chosen chart cannot be made from these data."""
    return StoredAnalysis(
        result=None,
        input_digest="",
        variation=Variation.NO_DATA,
        assurance=Assurance.NONE,
        latest_period=None,
        latest_value=None,
        points=0,
        headline="This chart cannot be drawn from these numbers.",
        detail=error.message,
        tone="none",
        alt_text="",
        chart_wide="",
        chart_narrow="",
        chart_small="",
    )


def _latest(analysis: Analysis) -> tuple[date | None, float | None]:
    for label, value in zip(reversed(analysis.labels), reversed(analysis.values), strict=True):
        if value is not None:
            return date.fromisoformat(label[:10]), value
    return None, None
