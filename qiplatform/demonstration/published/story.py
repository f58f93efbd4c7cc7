"""How a published result becomes a project with series that reproduce it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from charts.readings import Reading
from charts.services.measures import Definition
from charts.vocabulary import Rhythm
from projects.stages import Stage
from qiplatform.demonstration.chance import stream
from qiplatform.demonstration.charters import aim_of
from qiplatform.demonstration.courses import Levels
from qiplatform.demonstration.draws import drawn, drawn_like, newest_first_day
from qiplatform.demonstration.measuring import marks
from qiplatform.demonstration.plans import Imitation, MeasurePlan, PhasePlan, ProjectPlan
from qiplatform.demonstration.sketches import Sketch
from qiplatform.demonstration.staffing import Staff
from qiplatform.demonstration.teams import Team, team_of
from qiplatform.demonstration.timelines import MONTH

MONTHS_TO_AIM = 14
CAVEAT = (
    "Fictional numbers in the shape of a published figure: {figure}. The service reported it "
    "itself; it cannot be put down to the method alone."
)


@dataclass(frozen=True)
class Chart:
    """A series of a story: what is expected of each point, and the figure it has to come to.

    `change` is the point at which work began. With `reason` a new phase starts at `phase`, or at
    the change; without, the limits are frozen there. `figure` names a published figure that the
    series resembles without having to meet it.
    """

    sketch: Sketch
    levels: Levels
    change: int
    imitates: Imitation | None = None
    figure: str = ""
    changes: tuple[str, ...] = ()
    reason: str = ""
    phase: int | None = None
    is_closed: bool = False
    overdue: int = 0
    within: float = 0.01


@dataclass(frozen=True)
class Story:
    """A project whose results were published somewhere else."""

    title: str
    aim: str
    unit: str
    stage: Stage
    charts: tuple[Chart, ...]
    months: int  # since it began
    plain_words: str = ""
    involvement: str = "big_i"
    ended_months_ago: int | None = None
    team: Team | None = None  # whoever works there, if nobody is named
    joined_by: Team = ()


def told(story: Story, staff: Staff, seed: int, today: date) -> ProjectPlan:
    """The story as a project of the trust, ending today or when it was closed."""
    rng = stream(seed, story.title)
    team = story.team or team_of(story.unit, story.stage, story.involvement, staff, rng)
    ended_on = None
    if story.ended_months_ago is not None:
        ended_on = today - timedelta(days=int(MONTH * story.ended_months_ago))
    started_on = (ended_on or today) - timedelta(days=int(MONTH * story.months))
    return ProjectPlan(
        title=story.title,
        aim=story.aim,
        unit=story.unit,
        stage=story.stage,
        started_on=started_on,
        team=(*team, *story.joined_by),
        measures=tuple(charted(chart, ended_on or today, rng) for chart in story.charts),
        plain_words=story.plain_words,
        involvement=story.involvement,
        moved_on=ended_on,
        aim_parts=aim_of(story.charts[0].sketch, story.unit, started_on, months=MONTHS_TO_AIM),
    )


def charted(chart: Chart, until: date, rng: np.random.Generator) -> MeasurePlan:
    """The first draw of the series that says what was published."""
    sketch = chart.sketch
    if sketch.rhythm is Rhythm.EVENT:
        last = until - timedelta(days=3)
    else:
        last = newest_first_day(sketch.rhythm, until, overdue=chart.overdue)
    if chart.imitates is None:
        readings = drawn(sketch, chart.levels, last, rng)
    else:
        readings = drawn_like(chart.imitates, sketch, chart.levels, last, rng, within=chart.within)
    return MeasurePlan(
        definition=_with_caveat(chart),
        readings=tuple(readings),
        starts_on=readings[0].period,
        baseline_points=None if chart.reason or chart.change < 12 else chart.change,
        phases=_phases(chart, readings),
        notes=marks(readings, chart.change, chart.changes),
        closed_on=until if chart.is_closed else None,
        imitates=chart.imitates,
    )


def _phases(chart: Chart, readings: Sequence[Reading]) -> tuple[PhasePlan, ...]:
    if not chart.reason:
        return ()
    first = readings[chart.change if chart.phase is None else chart.phase]
    return (PhasePlan(first.period, chart.reason),)


def _with_caveat(chart: Chart) -> Definition:
    """The definition, with the figure that the series imitates and what to think of it."""
    definition = chart.sketch.definition
    figure = chart.imitates.figure if chart.imitates else chart.figure
    if not figure:
        return definition
    words = f"{definition.definition} {CAVEAT.format(figure=figure)}"
    return replace(definition, definition=words.strip())


def changed_by(figure: str, before: float, percent: float, *, first: int, last: int) -> Imitation:
    """An imitation of a change known only in per cent, from a level of our own."""
    return Imitation(figure, before, before * (1 + percent / 100), first, last)


def stepped(before: float, after: float, n: int, change: int, *, over: int = 1) -> Levels:
    """One level, then another, reached within `over` periods."""
    positions: Sequence[int] = (change - 1, change - 1 + over)
    return np.interp(np.arange(n), positions, (before, after))
