"""Plan, Do, Study, Act: their order, and what each cycle tries and decides."""

from enum import StrEnum
from itertools import pairwise

from common.language import lazily


class CycleStage(StrEnum):
    """The stage a cycle is in; `DONE` when all four are written."""

    PLAN = "plan"
    DO = "do"
    STUDY = "study"
    ACT = "act"
    DONE = "done"


class CycleKind(StrEnum):
    """What a cycle is for."""

    COLLECT = "collect"
    DEVELOP = "develop"
    TEST = "test"
    IMPLEMENT = "implement"


class Scale(StrEnum):
    """How widely a change is tried. A ramp grows from the first to the last."""

    ONE_PERSON = "one_person"
    SEVERAL_PEOPLE = "several_people"
    ONE_SHIFT = "one_shift"
    ONE_TEAM = "one_team"
    SEVERAL_TEAMS = "several_teams"
    SERVICE = "service"


class Decision(StrEnum):
    """What a team does next with what it tried."""

    ADOPT = "adopt"
    ADAPT = "adapt"
    ABANDON = "abandon"


class Outcome(StrEnum):
    """How a prediction compared with what happened."""

    CONFIRMED = "confirmed"
    PARTLY = "partly"
    NOT = "not"


ORDER = tuple(CycleStage)
NEXT = dict(pairwise(ORDER))
STAGE_LABELS = {
    CycleStage.PLAN: lazily("Plan"),
    CycleStage.DO: "Do",
    CycleStage.STUDY: lazily("Study"),
    CycleStage.ACT: lazily("Act"),
    CycleStage.DONE: lazily("Finished"),
}
KIND_LABELS = {
    CycleKind.COLLECT: lazily("Collect information"),
    CycleKind.DEVELOP: lazily("Develop a change"),
    CycleKind.TEST: lazily("Test a change"),
    CycleKind.IMPLEMENT: lazily("Implement a change"),
}
SCALE_LABELS = {
    Scale.ONE_PERSON: lazily("One person"),
    Scale.SEVERAL_PEOPLE: lazily("Several people"),
    Scale.ONE_SHIFT: lazily("One shift"),
    Scale.ONE_TEAM: lazily("One ward or team"),
    Scale.SEVERAL_TEAMS: lazily("Several teams"),
    Scale.SERVICE: lazily("The whole service"),
}
DECISION_LABELS = {
    Decision.ADOPT: lazily("Adopt: it works, keep it"),
    Decision.ADAPT: lazily("Adapt: change it and test again"),
    Decision.ABANDON: lazily("Abandon: it does not help; what we learned stays"),
}
OUTCOME_LABELS = {
    Outcome.CONFIRMED: lazily("As predicted"),
    Outcome.PARTLY: lazily("Partly as predicted"),
    Outcome.NOT: lazily("Not as predicted: something was learned"),
}
SIZE = {scale: size for size, scale in enumerate(Scale)}


def labelled(labels: dict) -> list[tuple[str, str]]:
    """A label table as form and model choices."""
    return [(key.value, label) for key, label in labels.items()]
