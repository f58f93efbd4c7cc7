"""What a trust consists of before it is built: plain values, no rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from charts.readings import Reading
from charts.services.measures import Definition
from pdsa.stages import Decision, Outcome, Scale
from people.roles import ProjectRole, UnitRole
from projects.aims import AimParts
from projects.layers import Layer
from projects.methods import DEFAULT
from projects.services.closing import Parting
from projects.stages import Stage


@dataclass(frozen=True)
class UnitPlan:
    """A unit below another one. `care` says what kind of care is given, for choosing projects."""

    name: str
    kind: str
    parent: str
    care: str = ""


@dataclass(frozen=True)
class PersonPlan:
    """Somebody with an account. `posts` are roles on units, by the name of the unit."""

    name: str
    email: str
    job_title: str
    posts: tuple[tuple[UnitRole, str], ...] = ()
    password: str = ""  # without one, nobody signs in as this person


@dataclass(frozen=True)
class PhasePlan:
    """A point from which a chart's lines start afresh."""

    starts_on: date
    reason: str
    baseline_points: int | None = None


@dataclass(frozen=True)
class NotePlan:
    """A mark on the time axis; `kind` as in `Annotation.Kind`."""

    happened_on: date
    kind: str
    text: str


@dataclass(frozen=True)
class Imitation:
    """A published change that a series reproduces: before in `first` points, after in `last`."""

    figure: str
    before: float
    after: float
    first: int
    last: int
    by_median: bool = False


@dataclass(frozen=True)
class MeasurePlan:
    """A measure with all its numbers."""

    definition: Definition
    readings: tuple[Reading, ...]
    starts_on: date
    baseline_points: int | None = None
    phases: tuple[PhasePlan, ...] = ()
    notes: tuple[NotePlan, ...] = ()
    closed_on: date | None = None
    imitates: Imitation | None = None


@dataclass(frozen=True)
class PredictionPlan:
    """What a team expected, and what came of it. `measure` is a place among the project's."""

    words: str = ""
    measure: int | None = None
    lowest: float | None = None
    highest: float | None = None
    by_when: date | None = None
    confidence: int | None = None
    outcome: Outcome | None = None
    happened: float | None = None
    happened_words: str = ""


@dataclass(frozen=True)
class CyclePlan:
    """A test of a change, from its plan to wherever it got.

    Stamps are days: `decided_on` is when Act was finished. `measures` and `follows` are places
    among the measures and the cycles of the project.
    """

    change: str
    title: str
    objective: str
    scale: Scale
    planned_start: date
    planned_end: date
    questions: str = ""
    data_plan: str = ""
    measures: tuple[int, ...] = ()
    follows: int | None = None
    prediction: PredictionPlan | None = None
    planned_on: date | None = None
    started_on: date | None = None
    ended_on: date | None = None
    why_not_as_planned: str = ""
    observations: str = ""
    unexpected: str = ""
    done_on: date | None = None
    data_summary: str = ""
    learned: str = ""
    studied_on: date | None = None
    reads_as_written_after: bool | None = None
    decision: Decision | None = None
    next_steps: str = ""
    decided_on: date | None = None


@dataclass(frozen=True)
class BoxPlan:
    """A box of the driver diagram below the aim, and the boxes by their words that it leads to.

    The aim is called by no words. `watched_by` are places among the measures of the project.
    """

    layer: Layer
    text: str
    leads_to: tuple[str, ...]
    leads_weakly_to: tuple[str, ...] = ()
    watched_by: tuple[int, ...] = ()


@dataclass(frozen=True)
class IdeaPlan:
    """What a team makes of a change idea of its diagram; people by e-mail address."""

    text: str
    suggested_by: str
    suggested_on: date
    owner: str = ""
    impact: int | None = None
    effort: int | None = None
    reply: str = ""
    replied_by: str = ""
    replied_on: date | None = None
    voters: tuple[str, ...] = ()
    could_stop: bool = False


@dataclass(frozen=True)
class CharterPlan:
    """What a team and its sponsor have agreed, and on which days they did."""

    parts: dict[str, object]
    aim: AimParts | None = None
    written_on: date | None = None
    submitted_on: date | None = None
    decided_on: date | None = None
    is_returned: bool = False
    note: str = ""


@dataclass(frozen=True)
class StagePlan:
    """What a team wrote of one stage of its way of working."""

    stage: str
    answers: Mapping[str, str] = field(default_factory=dict)
    ticked: tuple[str, ...] = ()
    day: date | None = None


@dataclass(frozen=True)
class BarrierPlan:
    """What stood in a team's way, raised by a member; without an answer it waits."""

    words: str
    raised_by: str
    raised_on: date
    answered_by: str = ""
    answered_on: date | None = None
    answer: str = ""
    is_declined: bool = False


@dataclass(frozen=True)
class ThanksPlan:
    """A word of thanks to a team."""

    words: str
    given_by: str
    given_on: date


Levels = tuple[tuple[date, str], ...]  # of involvement, each from a day on


@dataclass(frozen=True)
class DifferencePlan:
    """What changed because service users and carers take part, told by a member."""

    words: str
    happened_on: date
    told_by: str


@dataclass(frozen=True)
class CoachingPlan:
    """Time that a coach, by e-mail address, gave to a team."""

    coach: str
    happened_on: date
    minutes: int
    words: str = ""


@dataclass(frozen=True)
class ProjectPlan:
    """A project with its team, by e-mail address, and its measures. The first is the lead."""

    title: str
    aim: str
    unit: str
    stage: Stage
    started_on: date
    team: tuple[tuple[str, ProjectRole], ...]
    measures: tuple[MeasurePlan, ...] = ()
    cycles: tuple[CyclePlan, ...] = ()
    diagram: tuple[BoxPlan, ...] = ()
    ideas: tuple[IdeaPlan, ...] = ()
    charter: CharterPlan | None = None
    parting: Parting | None = None
    barriers: tuple[BarrierPlan, ...] = ()
    thanks: tuple[ThanksPlan, ...] = ()
    aim_parts: AimParts | None = None  # the aim as data, where its measure allows it
    method: str = DEFAULT
    stages: tuple[StagePlan, ...] = ()
    coaching: tuple[CoachingPlan, ...] = ()
    plain_words: str = ""
    involvement: str = "none"
    levels: Levels = ()
    differences: tuple[DifferencePlan, ...] = ()
    is_private: bool = False
    moved_on: date | None = None  # when it was paused or closed

    @property
    def lead(self) -> str:
        return self.team[0][0]


@dataclass(frozen=True)
class TrustPlan:
    """The whole fictional trust on one day."""

    name: str
    short_name: str
    notice: str
    today: date
    units: tuple[UnitPlan, ...]
    people: tuple[PersonPlan, ...]
    projects: tuple[ProjectPlan, ...]
    indicators: tuple[tuple[str, MeasurePlan], ...] = field(default=())  # by the name of the unit
    coaching_hours: tuple[tuple[str, int], ...] = ()  # a month, by the coach's e-mail address

    def measures(self) -> Iterator[MeasurePlan]:
        for project in self.projects:
            yield from project.measures
        for _, measure in self.indicators:
            yield measure
