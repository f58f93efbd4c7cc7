"""From the sketch of a measure and the course of a project to every number on its chart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from charts.readings import Reading
from charts.vocabulary import DataShape, Rhythm
from qiplatform.demonstration.chance import happens
from qiplatform.demonstration.courses import Course, levels
from qiplatform.demonstration.disturbances import disturbed
from qiplatform.demonstration.draws import drawn, newest_first_day
from qiplatform.demonstration.plans import MeasurePlan, NotePlan, PhasePlan
from qiplatform.demonstration.sketches import Sketch
from qiplatform.demonstration.timelines import MONTH, Timeline

FEWEST, MOST = 27, 160  # a gap may take three away
FEWEST_FOR_A_BASELINE = 12
DAYS_IN = {Rhythm.DAY: 1.0, Rhythm.WEEK: 7.0, Rhythm.MONTH: MONTH, Rhythm.QUARTER: 3 * MONTH}
BEFORE_THE_PROJECT = {  # periods that somebody had counted already, at least and at most
    Rhythm.DAY: (25, 50),
    Rhythm.WEEK: (16, 32),
    Rhythm.MONTH: (12, 24),
    Rhythm.QUARTER: (8, 12),
}


@dataclass(frozen=True)
class Extent:
    """How many points a chart has, and at which of them things begin to change."""

    points: int
    change: int


def varied(sketch: Sketch, rng: np.random.Generator) -> Sketch:
    """The same measure somewhere else: a little higher or lower to begin with."""
    usual = sketch.usual * rng.uniform(0.85, 1.15)
    if sketch.shape is not DataShape.PERCENTAGE:
        return replace(sketch, usual=usual, achievable=usual * sketch.achievable / sketch.usual)
    usual = min(usual, 96.0)
    achievable = usual + (sketch.achievable - sketch.usual) * rng.uniform(0.85, 1.1)
    return replace(sketch, usual=usual, achievable=float(np.clip(achievable, 0.3, 98.5)))


def extent(sketch: Sketch, timeline: Timeline, rng: np.random.Generator) -> Extent:
    """A chart that reaches back before the project began."""
    since_change = (timeline.data_until - timeline.changed_on).days
    if sketch.rhythm is Rhythm.EVENT:
        period, before = sketch.usual, rng.uniform(16, 26)
    else:
        period, before = DAYS_IN[sketch.rhythm], rng.uniform(*BEFORE_THE_PROJECT[sketch.rhythm])
    points = int(np.clip(timeline.days_running / period + before, FEWEST, MOST))
    change = int(np.clip(points - since_change / period, max(8, points * 0.3), points - 1))
    return Extent(points, change)


def measured(
    sketch: Sketch,
    course: Course,
    timeline: Timeline,
    rng: np.random.Generator,
    *,
    changes: Sequence[str] = (),
    overdue: int = 0,
    points: int | None = None,
) -> MeasurePlan:
    """A measure with numbers, lines and marks. `points` overrides how many there are."""
    size = extent(sketch, timeline, rng) if points is None else Extent(points, points)
    expected = levels(
        course,
        usual=sketch.usual,
        achievable=sketch.achievable,
        n=size.points,
        change=size.change,
    )
    readings = drawn(sketch, expected, last_day(sketch, timeline, overdue), rng)
    readings = disturbed(readings, sketch.shape, rng)
    baseline_points, phases = _lines(readings, course, size, changes, rng)
    return MeasurePlan(
        definition=sketch.definition,
        readings=tuple(readings),
        starts_on=readings[0].period if readings else timeline.started_on,
        baseline_points=baseline_points,
        phases=phases,
        notes=marks(readings, size.change, changes),
    )


def last_day(sketch: Sketch, timeline: Timeline, overdue: int = 0) -> date:
    """The newest period on a chart: the last that was over when somebody last wrote it down."""
    if sketch.rhythm is Rhythm.EVENT:
        return timeline.data_until - timedelta(days=1 + int(sketch.usual * 0.3) * (overdue + 1))
    return newest_first_day(sketch.rhythm, timeline.data_until, overdue=overdue)


def marks(readings: Sequence[Reading], change: int, changes: Sequence[str]) -> tuple[NotePlan, ...]:
    """What was tried, in order, spread over the points after the change began."""
    after = readings[change:]
    if not after or not changes:
        return ()
    step = max(1, len(after) // (len(changes) + 1))
    kinds = ("test", "change", "change", "event")
    return tuple(
        NotePlan(after[i * step].period, kinds[i % len(kinds)], text)
        for i, text in enumerate(changes)
        if i * step < len(after)
    )


def _lines(
    readings: Sequence[Reading],
    course: Course,
    size: Extent,
    changes: Sequence[str],
    rng: np.random.Generator,
) -> tuple[int | None, tuple[PhasePlan, ...]]:
    """Where the limits come from: all points, a frozen baseline, or a phase of their own."""
    if size.change < FEWEST_FOR_A_BASELINE or size.change >= len(readings):
        return None, ()
    new_level = course is Course.STEP and len(readings) - size.change >= 12
    if new_level and changes and happens(rng, 0.5):
        first = readings[size.change + 1].period  # the level is halfway at the change itself
        return None, (PhasePlan(first, f"A new way of working from here: {changes[-1].lower()}."),)
    if happens(rng, 0.6):
        return size.change, ()
    return None, ()
