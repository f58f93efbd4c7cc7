"""Which team works on what, how far it has come, and how that turns out."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import cycle

import numpy as np

from charts.vocabulary import MeasureRole
from projects.stages import Stage
from qiplatform.demonstration import trust
from qiplatform.demonstration.chance import happens, one_of, stream
from qiplatform.demonstration.charters import aim_of
from qiplatform.demonstration.courses import Course
from qiplatform.demonstration.measuring import measured, varied
from qiplatform.demonstration.plans import MeasurePlan, ProjectPlan
from qiplatform.demonstration.sketches import Sketch
from qiplatform.demonstration.staffing import Staff
from qiplatform.demonstration.teams import in_words, involvement_in, team_of
from qiplatform.demonstration.timelines import Timeline, last_of_month, timeline
from qiplatform.demonstration.topics import TOPICS, Topic

STAGES = {  # how many projects in a hundred
    Stage.IDEA: 6,
    Stage.PLANNING: 12,
    Stage.TESTING: 34,
    Stage.IMPLEMENTING: 18,
    Stage.SUSTAINING: 12,
    Stage.COMPLETED: 8,
    Stage.PAUSED: 5,
    Stage.CLOSED_WITH_LEARNING: 5,
}
_C = Course
COURSES = {  # of the outcome: some things work, many do not
    Stage.PLANNING: {_C.STEADY: 1},
    Stage.TESTING: {_C.STEADY: 54, _C.STEP: 16, _C.GRADUAL: 14, _C.LAPSED: 6, _C.WORSE: 10},
    Stage.IMPLEMENTING: {_C.STEADY: 28, _C.STEP: 34, _C.GRADUAL: 26, _C.LAPSED: 8, _C.WORSE: 4},
    Stage.SUSTAINING: {_C.STEP: 66, _C.GRADUAL: 26, _C.LAPSED: 8},
    Stage.COMPLETED: {_C.STEP: 74, _C.GRADUAL: 26},
    Stage.PAUSED: {_C.STEADY: 70, _C.GRADUAL: 15, _C.WORSE: 15},
    Stage.CLOSED_WITH_LEARNING: {_C.STEADY: 66, _C.WORSE: 16, _C.LAPSED: 18},
}
OVERDUE = {0: 80, 1: 13, 2: 4, 5: 3}  # periods, of measures of running projects
PRIVATE = 2


# Planning has old numbers where they were kept; else a few new ones, or none so far.
POINTS_WHEN_PLANNING = (None, 5, None, 0, None, 8, None, 3)


@dataclass(frozen=True)
class Setting:
    """Where and when all projects happen."""

    staff: Staff
    seed: int
    today: date


def projects(how_many: int, setting: Setting) -> Iterator[ProjectPlan]:
    """So many projects over the trust, from all topics and in every stage."""
    rng = stream(setting.seed, "portfolio")
    stages = rng.permutation(_spread(STAGES, how_many)).tolist()
    begun = cycle(POINTS_WHEN_PLANNING)
    for place, (topic, unit) in enumerate(_allotted(how_many, rng)):
        stage = Stage(stages[place])
        points = next(begun) if stage is Stage.PLANNING else None
        plan = _project(topic, unit, stage, points, setting)
        yield replace(plan, is_private=place < PRIVATE)


def _allotted(how_many: int, rng: np.random.Generator) -> Iterator[tuple[Topic, str]]:
    """Topics and teams, evenly, no pair twice."""
    topics_used: Counter[int] = Counter()
    teams_used: Counter[str] = Counter()
    left = {i: set(trust.teams_giving(*topic.care)) for i, topic in enumerate(TOPICS)}
    for _ in range(how_many):
        number = min((i for i in left if left[i]), key=lambda i: (topics_used[i], rng.random()))
        unit = min(sorted(left[number]), key=lambda name: (teams_used[name], rng.random()))
        left[number].discard(unit)
        topics_used[number] += 1
        teams_used[unit] += 1
        yield TOPICS[number], unit


def _project(
    topic: Topic, unit: str, stage: Stage, points: int | None, setting: Setting
) -> ProjectPlan:
    rng = stream(setting.seed, unit, topic.titles[0])
    title = str(rng.choice(topic.titles)).format(place=in_words(unit))
    when = timeline(stage, setting.today, rng)
    sketches = [varied(sketch, rng) for sketch in topic.measures]
    involvement = involvement_in(stage, rng)
    months = int(rng.integers(11, 16))
    by = last_of_month(when.started_on, months_on=months)
    return ProjectPlan(
        title=title,
        aim=topic.aim.format(
            place=in_words(unit),
            usual=in_figures(sketches[0].usual),
            goal=in_figures(sketches[0].achievable),
            by=f"{by.day} {by:%B %Y}",
        ),
        unit=unit,
        stage=stage,
        started_on=when.started_on,
        team=team_of(unit, stage, involvement, setting.staff, rng),
        measures=tuple(_measures(topic, sketches, stage, points, when, rng)),
        involvement=involvement,
        moved_on=when.ended_on,
        aim_parts=aim_of(sketches[0], unit, when.started_on, months=months),
    )


def _measures(
    topic: Topic,
    sketches: list[Sketch],
    stage: Stage,
    points: int | None,
    when: Timeline,
    rng: np.random.Generator,
) -> Iterator[MeasurePlan]:
    """The measures that a project in this stage has got round to, with what they show."""
    if stage is Stage.IDEA:
        return
    outcome = one_of(rng, COURSES[stage])
    if stage is Stage.PLANNING:
        yield measured(sketches[0], outcome, when, rng, points=points)
        return
    for sketch in sketches:
        sketch, course = _course_of(sketch, outcome, rng)
        overdue = one_of(rng, OVERDUE) if when.ended_on is None else 0
        is_outcome = sketch.definition.role is MeasureRole.OUTCOME
        changes = topic.changes if is_outcome or happens(rng, 0.3) else ()
        plan = measured(sketch, course, when, rng, changes=changes, overdue=overdue)
        if sketch.definition.role is MeasureRole.PROCESS and happens(rng, 0.04):
            plan = replace(plan, closed_on=plan.readings[-1].period + timedelta(days=7))
        yield plan


def _course_of(sketch: Sketch, outcome: Course, rng: np.random.Generator) -> tuple[Sketch, Course]:
    """How one measure of a project goes, when its outcome goes that way."""
    if sketch.definition.role is MeasureRole.OUTCOME:
        return sketch, outcome
    if sketch.usual == sketch.achievable:  # nothing was meant to change; now and then it does
        if not happens(rng, 0.22):
            return sketch, Course.STEADY
        return replace(sketch, achievable=sketch.usual * rng.choice([0.75, 1.3])), Course.STEP
    if outcome in (Course.STEADY, Course.WORSE):  # done faithfully, to no effect, or hardly done
        return sketch, one_of(rng, {Course.GRADUAL: 45, Course.STEADY: 45, Course.WORSE: 10})
    return sketch, one_of(rng, {Course.STEP: 40, Course.GRADUAL: 45, Course.STEADY: 15})


def _spread(shares: dict[Stage, int], how_many: int) -> list[Stage]:
    """So many stages in these shares, each at least once."""
    total = sum(shares.values())
    counts = {stage: max(1, round(how_many * share / total)) for stage, share in shares.items()}
    counts[Stage.TESTING] += how_many - sum(counts.values())
    return [stage for stage, many in counts.items() for _ in range(many)]


def in_figures(value: float) -> str:
    """A number as an aim names it: whole from ten on, one decimal below."""
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}"
