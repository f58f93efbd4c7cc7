"""Which projects use another way of working, and how far they have written of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from charts.readings import Reading
from charts.vocabulary import DataShape
from projects.methods import METHODS
from projects.methods.standing import LIFE, Written, day_of
from projects.stages import Stage
from qiplatform.demonstration.methods.discharge import DISCHARGE
from qiplatform.demonstration.methods.doses import DOSES
from qiplatform.demonstration.methods.getting_to_know import LOOKING_AFTER
from qiplatform.demonstration.methods.lean import LETTERS
from qiplatform.demonstration.methods.practice import BLOODS, SUGAR
from qiplatform.demonstration.methods.told import Told
from qiplatform.demonstration.methods.welcome import WELCOME
from qiplatform.demonstration.methods.workshops import STAYS, WAITS, WAITS_NOW
from qiplatform.demonstration.plans import MeasurePlan, ProjectPlan, StagePlan

TOLD = (
    *(WAITS, WAITS_NOW, STAYS, LETTERS, DOSES),
    *(WELCOME, LOOKING_AFTER, DISCHARGE, SUGAR, BLOODS),
)
MOST_RESULTS = 3
A_WHILE = timedelta(days=10)  # until a team has written up what its day brought
STOOD_AT = {
    Stage.COMPLETED: Stage.SUSTAINING,
    Stage.PAUSED: Stage.TESTING,
    Stage.CLOSED_WITH_LEARNING: Stage.TESTING,
}


def with_methods(projects: Sequence[ProjectPlan], *, today: date) -> list[ProjectPlan]:
    """The same projects, some of them with another way of working and what they wrote of it."""
    left = {told: told.most for told in TOLD}
    found = []
    for project in projects:
        told = _told_of(project, left)
        if told is not None:
            left[told] -= 1
            project = _written_up(project, told, today)
        found.append(project)
    return found


def _told_of(project: ProjectPlan, left: dict[Told, int]) -> Told | None:
    if project.stage is Stage.IDEA:
        return None
    return next(
        (told for told in TOLD if left[told] and project.title.startswith(told.titles)), None
    )


def _written_up(project: ProjectPlan, told: Told, today: date) -> ProjectPlan:
    method = METHODS[told.method]
    days = {
        stage.key: Written(day=_day(project, told, number, today))
        for number, stage in enumerate(method.stages)
    }
    stages = [
        plan
        for number, stage in enumerate(method.stages)
        if (plan := _stage(project, told, number, day_of(stage, days), today))
    ]
    return replace(project, method=method.key, stages=tuple(stages))


def _stage(
    project: ProjectPlan, told: Told, number: int, when: date | None, today: date
) -> StagePlan | None:
    """A stage as the team has written it: whole once it is behind them, begun where they are."""
    stages = METHODS[told.method].stages
    stage, until = stages[number], project.moved_on or today
    at = STOOD_AT.get(project.stage, project.stage)
    counted = stage.day if stage.day is not None and stage.day.after else None
    if LIFE.index(stage.stage) > LIFE.index(at) and not counted:
        return None
    day = None if counted else when
    if when is not None and when > until - A_WHILE:
        return StagePlan(stage.key, day=day) if day else None
    answers = dict(told.answers[stage.key])
    if counted is not None and when is not None:
        answers["results"] = _results(project, when - timedelta(days=counted.days), when)
    is_last_here = stage.stage is at and stage.key == _last_at(told, at)
    if is_last_here and project.stage is not Stage.COMPLETED and not counted:
        first = stage.prompts[0].key
        return StagePlan(stage.key, answers={first: answers[first]}, day=day)
    ticked = tuple(tick.key for tick in stage.ticks)
    return StagePlan(stage.key, answers=answers, ticked=ticked, day=day)


def _last_at(told: Told, at: Stage) -> str:
    """The last stage of the way of working at this stage of a project."""
    return [stage.key for stage in METHODS[told.method].stages if stage.stage is at][-1]


def _day(project: ProjectPlan, told: Told, number: int, today: date) -> date | None:
    """The day that the team wrote: of the workshop as the chart tells it, else on the way."""
    stages = METHODS[told.method].stages
    stage, until = stages[number], project.moved_on or today
    if stage.day is None or not stage.day.is_written:
        return None
    if stage.key == "workshop":
        return _workshop(project, told, today)
    if stage.stage is Stage.SUSTAINING and project.stage is not Stage.COMPLETED:
        return today + timedelta(days=24)
    share = (number + 1) / (len(stages) + 1)
    return project.started_on + timedelta(days=int((until - project.started_on).days * share))


def _workshop(project: ProjectPlan, told: Told, today: date) -> date:
    """Where the chart says that things began to change; ahead while nothing has been tried."""
    if project.stage is Stage.PLANNING:
        return today + timedelta(days=19)
    if told.workshop_ago and project.stage in (Stage.TESTING, Stage.IMPLEMENTING):
        return today - told.workshop_ago
    notes = [note.happened_on for measure in project.measures for note in measure.notes]
    return min(notes, default=project.started_on + timedelta(days=60))


def _results(project: ProjectPlan, workshop: date, when: date) -> str:
    """What the measures showed on that day beside what they were before."""
    lines = (_result(measure, workshop, when) for measure in project.measures[:MOST_RESULTS])
    return "\n".join(line for line in lines if line)


def _result(measure: MeasurePlan, workshop: date, when: date) -> str:
    shape = measure.definition.data_shape
    if shape not in (DataShape.COUNT, DataShape.VALUE, DataShape.PERCENTAGE):
        return ""
    before = [_value(r) for r in measure.readings if r.period < workshop][-8:]
    since = [_value(r) for r in measure.readings if workshop <= r.period <= when]
    if not before or not since:
        return ""
    unit = "%" if shape is DataShape.PERCENTAGE else ""
    usual = sum(before) / len(before)
    return f"{measure.definition.name}: {usual:.0f}{unit} before, {since[-1]:.0f}{unit} now"


def _value(reading: Reading) -> float:
    if reading.denominator:
        return 100 * (reading.numerator or 0) / reading.denominator
    return float(reading.value or 0)
