"""Between rows and the engine: the only file that speaks both languages.

Rows become a `Series` and a `Plan`; an `Analysis` becomes a `ChartSpec` and then a stored state.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from charts import periods
from charts.engine import Analysis, Direction, Method, PhaseStart, Plan, RuleSetName, Series
from charts.figures.spec import ChartSpec, Mark
from charts.models import Annotation, Measure, Measurement, Phase
from charts.selectors import annotations_of_all, measurements_of_all, phases_of_all
from charts.vocabulary import DataShape, Rhythm


@dataclass(frozen=True)
class MeasureData:
    """Everything that one analysis reads, as it was read."""

    measure: Measure
    measurements: Sequence[Measurement]
    phases: Sequence[Phase]
    annotations: Sequence[Annotation]


def data_of(measure: Measure, *, has_parts: bool = True) -> MeasureData:
    """The rows of a measure as they stand now.

    Three queries; one where it is known that there are neither phases nor annotations.
    """
    if has_parts:
        return data_of_all([measure])[0]
    return MeasureData(measure, measurements_of_all([measure])[measure.pk], (), ())


def data_of_all(measures: Sequence[Measure]) -> list[MeasureData]:
    """The rows of each of these measures as they stand now. Three queries for all of them."""
    measurements = measurements_of_all(measures)
    phases, annotations = phases_of_all(measures), annotations_of_all(measures)
    return [
        MeasureData(
            measure=measure,
            measurements=measurements[measure.pk],
            phases=phases[measure.pk],
            annotations=annotations[measure.pk],
        )
        for measure in measures
    ]


def days_of(data: MeasureData) -> list[date]:
    """The periods on the chart: those recorded, and between them those that are missing.

    A missing period keeps its place, so that a gap is seen as a gap. Events have no rhythm.
    """
    recorded = [row.period for row in data.measurements]
    if not recorded or data.measure.every is Rhythm.EVENT:
        return recorded
    expected = periods.between(data.measure.every, recorded[0], recorded[-1])
    return sorted({*recorded, *expected})


def series_of(data: MeasureData) -> Series:
    """The measurements as the engine reads them, gaps included.

    Raises an EngineError when the rows contradict what an engine can read.
    """
    days = days_of(data)
    by_period = {row.period: row for row in data.measurements}
    rows = [by_period.get(day) for day in days]
    labels = [day.isoformat() for day in days]
    excluded = [i for i, row in enumerate(rows) if row is not None and row.excluded_because]
    if data.measure.has_denominator:
        return Series.of_ratios(
            labels,
            [row.numerator if row else None for row in rows],
            [row.denominator if row else None for row in rows],
            excluded,
        )
    return Series.of_values(labels, [row.value if row else None for row in rows], excluded)


def plan_of(data: MeasureData) -> Plan:
    """How the measure's owner wants it read: chart, rules, target, phases, baselines."""
    measure = data.measure
    return Plan(
        method=Method(measure.method),
        rule_set=RuleSetName(measure.rule_set),
        direction=Direction(measure.direction),
        target=measure.target,
        phases=_phase_starts(data),
        screened=measure.screened,
        multiplier=measure.scale,
        lower_bound=None if measure.data_shape == DataShape.VALUE else 0.0,
        upper_bound=100.0 if measure.is_percentage else None,
    )


def spec_of(data: MeasureData, analysis: Analysis) -> ChartSpec:
    """The one object that feeds drawing, sentence, table and alternative text.

    The analysis may be of rows a moment older than `data`: what it does not know is left out.
    """
    measure = data.measure
    position = {label: i for i, label in enumerate(analysis.labels)}
    reasons = {at: phase.reason for at, phase in _phases_by_position(data, analysis.labels)}
    return ChartSpec(
        title=measure.name,
        place=str(measure.unit),
        value_words=measure.shown_words,
        decimals=measure.decimals,
        percent=measure.is_percentage,
        rhythm=measure.rhythm,
        analysis=analysis,
        marks=tuple(
            Mark(
                label_date=note.happened_on.isoformat(),
                text=note.text,
                kind=note.kind,
                until=note.ended_on.isoformat() if note.ended_on else "",
            )
            for note in data.annotations
        ),
        phase_reasons=tuple(reasons.get(phase.start, "") for phase in analysis.phases),
        exclusion_reasons=_texts(data.measurements, position, "excluded_because"),
        notes=_texts(data.measurements, position, "note"),
    )


def _phase_starts(data: MeasureData) -> tuple[PhaseStart, ...]:
    days = [day.isoformat() for day in days_of(data)]
    starts = {0: data.measure.baseline_points}
    starts |= {at: phase.baseline_points for at, phase in _phases_by_position(data, days)}
    return tuple(PhaseStart(at, points) for at, points in sorted(starts.items()))


def _phases_by_position(data: MeasureData, labels: Sequence[str]) -> list[tuple[int, Phase]]:
    """Phases with their first point. One that starts after the last point waits for one."""
    found = [(bisect_left(labels, phase.starts_on.isoformat()), phase) for phase in data.phases]
    return [(position, phase) for position, phase in found if position < len(labels)]


def _texts(rows: Sequence[Measurement], position: Mapping[str, int], field: str) -> dict[int, str]:
    labelled = ((position.get(row.period.isoformat()), getattr(row, field)) for row in rows)
    return {at: text for at, text in labelled if at is not None and text}
