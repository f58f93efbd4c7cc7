"""When things happened in a project, always counted back from today."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from projects.stages import Stage

MONTH = 30.4  # days

# How many months a project in each stage has been running, at least and at most.
RUNNING = {
    Stage.IDEA: (0, 2),
    Stage.PLANNING: (1, 4),
    Stage.TESTING: (4, 15),
    Stage.IMPLEMENTING: (10, 24),
    Stage.SUSTAINING: (18, 34),
    Stage.COMPLETED: (14, 30),
    Stage.PAUSED: (6, 14),
    Stage.CLOSED_WITH_LEARNING: (5, 14),
}
# How many months ago it was paused or closed.
AGO = {
    Stage.COMPLETED: (0.2, 14),
    Stage.PAUSED: (1, 5),
    Stage.CLOSED_WITH_LEARNING: (0.2, 12),
}


@dataclass(frozen=True)
class Timeline:
    """`changed_on` is when the first change was tested, `ended_on` when work stopped, if it did."""

    today: date
    started_on: date
    changed_on: date
    ended_on: date | None = None

    @property
    def data_until(self) -> date:
        return self.ended_on or self.today

    @property
    def days_running(self) -> int:
        return (self.data_until - self.started_on).days


def timeline(stage: Stage, today: date, rng: np.random.Generator) -> Timeline:
    """A likely course of a project that stands in this stage today."""
    ended_on = None
    if stage in AGO:
        ended_on = today - timedelta(days=int(MONTH * rng.uniform(*AGO[stage])))
    running = int(MONTH * rng.uniform(*RUNNING[stage]))
    started_on = (ended_on or today) - timedelta(days=running)
    changed_on = started_on + timedelta(days=int(min(75, running * 0.35)))
    return Timeline(today, started_on, changed_on, ended_on)


def last_of_month(day: date, *, months_on: int) -> date:
    """The last day of the month so many months after that of `day`."""
    month = day.month - 1 + months_on
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, monthrange(year, month)[1])
