"""When the cycles of a project took place, fitted between its first change and today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from charts import periods
from charts.readings import Reading
from charts.vocabulary import Rhythm
from pdsa.fidelity import CycleFacts, Points, RampFacts
from qiplatform.demonstration.plans import MeasurePlan, ProjectPlan

DAYS_IN = {Rhythm.DAY: 1, Rhythm.WEEK: 7, Rhythm.MONTH: 31, Rhythm.QUARTER: 92}
OVER = timedelta(days=30)  # before today, so that what was left unwritten counts as left


@dataclass(frozen=True)
class Window:
    """The days on which a project may have tested something."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days


@dataclass(frozen=True)
class Tested:
    """The first and the last day of one test."""

    first: date
    last: date


def window_of(project: ProjectPlan, today: date) -> Window:
    """From a quarter into the project until it ended, or until a while ago."""
    end = min(project.moved_on or today, today) - OVER
    return Window(project.started_on + (end - project.started_on) / 4, end)


def fitted(
    cycles: int, window: Window, rng: np.random.Generator, *, every: int = 1
) -> tuple[Tested, ...] | None:
    """Tests one after the other in a window; `every` makes each last that many days at least.

    None where the window is too short.
    """
    lasting = [int(rng.integers(1, 9)) + every for _ in range(cycles)]
    pauses = [int(rng.integers(4, 15)) for _ in range(cycles - 1)]
    spare = window.days - sum(lasting) - sum(pauses)
    if spare < 0:
        return None
    day = _weekday(window.first + timedelta(days=int(rng.integers(0, spare + 1))))
    found = []
    for days, pause in zip(lasting, [*pauses, 0], strict=True):
        found.append(Tested(day, day + timedelta(days=days - 1)))
        day = _weekday(found[-1].last + timedelta(days=pause))
    return tuple(found)


def is_measured(measure: MeasurePlan, tests: Sequence[Tested]) -> bool:
    """Whether the check for regular data passes with this measure alone."""
    rhythm = measure.definition.rhythm
    first, last = periods.start_of(rhythm, tests[0].first), tests[-1].last
    recorded = len(readings_between(measure.readings, first, last))
    if rhythm is Rhythm.EVENT:
        points = Points(recorded, None)
    else:
        points = Points(recorded, sum(1 for _ in periods.between(rhythm, first, last)))
    return RampFacts(tuple(CycleFacts(size=0) for _ in tests), (points,)).is_measured


def readings_between(readings: Sequence[Reading], first: date, last: date) -> list[Reading]:
    """The readings of periods that begin on these days."""
    return [reading for reading in readings if first <= reading.period <= last]


def lasting_enough(measure: MeasurePlan, cycles: int) -> int:
    """How many days each test has to last for the measure to have a number for each, and three."""
    period = DAYS_IN.get(measure.definition.rhythm, 14)
    return round(period * max(3, cycles) / cycles)


def _weekday(day: date) -> date:
    return day + timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)
