"""What a way of working consists of: stages with their questions, their evidence and their days."""

from dataclasses import dataclass
from enum import StrEnum

from common.language import lazily
from projects.stages import Stage


class Fact(StrEnum):
    """Something that the record of a project shows by itself."""

    AIM = "aim"
    CHARTER_APPROVED = "charter_approved"
    TEAM = "team"
    SPONSOR = "sponsor"
    COACH = "coach"
    LIVED_EXPERIENCE = "lived_experience"
    MEASURE = "measure"
    BASELINE = "baseline"
    DRIVERS = "drivers"
    IDEA = "idea"
    TEST_PLANNED = "test_planned"
    TEST_DONE = "test_done"
    TEST_STUDIED = "test_studied"
    ADOPTED = "adopted"
    IMPROVEMENT = "improvement"
    NUMBER_SINCE = "number_since"  # since the day of the stage


BASELINE_POINTS = 8  # numbers of one measure: enough for a first median worth looking at

FACT_WORDS: dict[Fact, str] = {
    Fact.AIM: lazily("The aim is written"),
    Fact.CHARTER_APPROVED: lazily("The sponsor has approved the charter"),
    Fact.TEAM: lazily("The team has at least two people"),
    Fact.SPONSOR: lazily("A sponsor is in the team"),
    Fact.COACH: lazily("A coach supports the team"),
    Fact.LIVED_EXPERIENCE: lazily("Somebody with lived experience is in the team"),
    Fact.MEASURE: lazily("There is a measure"),
    Fact.BASELINE: f"A measure has a baseline of at least {BASELINE_POINTS} numbers",
    Fact.DRIVERS: lazily("The driver diagram has drivers"),
    Fact.IDEA: lazily("The driver diagram has a change idea"),
    Fact.TEST_PLANNED: lazily("A test is planned"),
    Fact.TEST_DONE: lazily("A test has been done"),
    Fact.TEST_STUDIED: lazily("A test has been studied"),
    Fact.ADOPTED: lazily("A change that was tested is adopted"),
    Fact.IMPROVEMENT: lazily("A chart shows an improvement"),
    Fact.NUMBER_SINCE: lazily("A measure has a number from that day or later"),
}


class Kind(StrEnum):
    """How an answer is written and shown."""

    TEXT = "text"
    LINES = "lines"  # one thing on each line
    TOUCH_POINTS = "touch_points"  # on each line a moment, a colon, and how it felt


@dataclass(frozen=True)
class Prompt:
    """A question that a team answers in a few words."""

    key: str
    words: str
    hint: str = ""
    kind: Kind = Kind.TEXT


@dataclass(frozen=True)
class Evidence:
    """Something that shows a stage is done, and that only the team can tell: they tick it."""

    key: str
    words: str


@dataclass(frozen=True)
class Day:
    """A day that belongs to a stage: written by the team, or so many days after another one."""

    words: str
    after: str = ""  # the stage from whose day this one is counted; empty: the team writes it
    days: int = 0

    @property
    def is_written(self) -> bool:
        return not self.after


@dataclass(frozen=True)
class MethodStage:
    """One step of a way of working, and where a project that is there stands in its life."""

    key: str
    title: str
    about: str
    stage: Stage
    prompts: tuple[Prompt, ...]
    facts: tuple[Fact, ...] = ()
    ticks: tuple[Evidence, ...] = ()
    day: Day | None = None

    @property
    def anchor(self) -> str:
        return f"stage-{self.key}"


@dataclass(frozen=True)
class Method:
    """A way of working as a template of stages."""

    key: str
    label: str
    about: str
    good_for: str
    stages: tuple[MethodStage, ...]

    def stage(self, key: str) -> MethodStage | None:
        """The stage of that key, if this method has it."""
        return next((stage for stage in self.stages if stage.key == key), None)
