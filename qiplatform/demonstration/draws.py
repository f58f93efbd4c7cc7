"""Numbers as chance deals them: what was expected of each period, and the noise that goes with it.

Counts are Poisson, shares binomial, days between rare events exponential and other numbers
normal, so that each chart type meets the data it was made for.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TypedDict

import numpy as np

from charts import periods
from charts.readings import Reading
from charts.vocabulary import DataShape, Rhythm
from qiplatform.demonstration.courses import Levels
from qiplatform.demonstration.plans import Imitation
from qiplatform.demonstration.sketches import Sketch

MOST_TRIES = 20_000


def newest_first_day(rhythm: Rhythm, today: date, *, overdue: int = 0) -> date:
    """The newest period that would be recorded on `today` by somebody `overdue` periods late."""
    day = periods.latest_finished(rhythm, today)
    if rhythm is Rhythm.DAY:
        day -= timedelta(days=1)
    for _ in range(overdue):
        day = periods.preceding(rhythm, day)
    return periods.start_of(rhythm, day)


def days_ending(rhythm: Rhythm, last: date, n: int) -> list[date]:
    """The first days of `n` periods up to that of `last`."""
    day, days = periods.start_of(rhythm, last), []
    for _ in range(n):
        days.append(day)
        day = periods.preceding(rhythm, day)
    return days[::-1]


def drawn(sketch: Sketch, levels: Levels, last: date, rng: np.random.Generator) -> list[Reading]:
    """A reading for each level, the newest one for the period of `last`."""
    numbers = _DRAWS[sketch.shape](sketch, levels, rng)
    if sketch.shape is DataShape.TIME_BETWEEN:
        return _of_events([reading["value"] for reading in numbers], last)
    days = days_ending(sketch.rhythm, last, len(levels))
    return [Reading(day, **given) for day, given in zip(days, numbers, strict=True)]


def drawn_like(
    imitation: Imitation,
    sketch: Sketch,
    levels: Levels,
    last: date,
    rng: np.random.Generator,
    *,
    within: float = 0.01,
) -> list[Reading]:
    """The first draw whose two ends say what was published, give or take a share of the larger."""
    allowed = within * max(imitation.before, imitation.after)
    for _ in range(MOST_TRIES):
        readings = drawn(sketch, levels, last, rng)
        before, after = ends(readings, imitation, scale=sketch.scale)
        if max(abs(before - imitation.before), abs(after - imitation.after)) <= allowed:
            return readings
    raise ValueError(f"No draw came near to {imitation.figure}.")


def ends(readings: Sequence[Reading], imitation: Imitation, *, scale: float) -> tuple[float, float]:
    """The figure before and after, from the readings alone: pooled, mean or median."""
    return (
        scale * typical(readings[: imitation.first], by_median=imitation.by_median),
        scale * typical(readings[-imitation.last :], by_median=imitation.by_median),
    )


def typical(readings: Sequence[Reading], *, by_median: bool = False) -> float:
    """What is usual in these readings, before any multiplier."""
    if readings[0].denominator is None:
        values = [reading.value or 0.0 for reading in readings]
        return float(np.median(values) if by_median else np.mean(values))
    above = np.array([reading.numerator for reading in readings], dtype=float)
    below = np.array([reading.denominator for reading in readings], dtype=float)
    return float(np.median(above / below) if by_median else above.sum() / below.sum())


class Given(TypedDict, total=False):
    """The numbers of a reading."""

    numerator: float
    denominator: float
    value: float


def _percentages(sketch: Sketch, levels: Levels, rng: np.random.Generator) -> list[Given]:
    sizes = rng.normal(sketch.size, sketch.size * 0.12, len(levels))
    below = np.maximum(3, sizes).round().astype(int)
    wobble = 1 + sketch.spread * rng.standard_normal(len(levels))
    above = rng.binomial(below, np.clip(levels * wobble / 100, 0, 1))
    return _ratios(above, below)


def _rates(sketch: Sketch, levels: Levels, rng: np.random.Generator) -> list[Given]:
    below = (sketch.size * rng.uniform(0.9, 1.04, len(levels))).round()
    wobble = np.exp(sketch.spread * rng.standard_normal(len(levels)))
    above = rng.poisson(np.maximum(0, levels * wobble) * below / sketch.definition.multiplier)
    return _ratios(above, below)


def _ratios(above: np.ndarray, below: np.ndarray) -> list[Given]:
    return [
        {"numerator": float(a), "denominator": float(b)} for a, b in zip(above, below, strict=True)
    ]


def _counts(sketch: Sketch, levels: Levels, rng: np.random.Generator) -> list[Given]:
    wobble = np.exp(sketch.spread * rng.standard_normal(len(levels)))
    return [{"value": float(value)} for value in rng.poisson(np.maximum(0, levels * wobble))]


def _values(sketch: Sketch, levels: Levels, rng: np.random.Generator) -> list[Given]:
    values = levels * (1 + sketch.spread * rng.standard_normal(len(levels)))
    rounded = np.maximum(0, values).round(sketch.definition.decimals)
    return [{"value": float(value)} for value in rounded]


def _gaps(sketch: Sketch, levels: Levels, rng: np.random.Generator) -> list[Given]:
    """Whole days, one at least: two events on one day are one entry."""
    return [{"value": float(value)} for value in np.ceil(rng.exponential(levels - 0.5))]


def _of_events(gaps: Sequence[float], last: date) -> list[Reading]:
    """Each event on its own day, so many days after the one before."""
    days = [last - timedelta(days=int(sum(gaps[i + 1 :]))) for i in range(len(gaps))]
    return [Reading(day, value=gap) for day, gap in zip(days, gaps, strict=True)]


_DRAWS: dict[DataShape, Callable[[Sketch, Levels, np.random.Generator], list[Given]]] = {
    DataShape.PERCENTAGE: _percentages,
    DataShape.RATE: _rates,
    DataShape.COUNT: _counts,
    DataShape.VALUE: _values,
    DataShape.TIME_BETWEEN: _gaps,
}
