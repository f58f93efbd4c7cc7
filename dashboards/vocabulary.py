"""The groups in which verdicts are counted and filtered, and the kinds of things that are found."""

from dataclasses import dataclass
from enum import StrEnum

from common.language import lazily


@dataclass(frozen=True)
class VerdictGroup:
    """Measures whose charts say the same kind of thing."""

    key: str  # in addresses, and the name of the count in a summary
    words: str
    tone: str
    glyph: str
    variations: tuple[str, ...]  # values of the engine's variation; empty: not analysed yet


IMPROVING = VerdictGroup("improving", "improving", "improvement", "improvement", ("improvement",))
CONCERN = VerdictGroup("of_concern", lazily("of concern"), "concern", "concern", ("concern",))
CHANGED = VerdictGroup(
    "changed", "changed", "changed", "changed", ("neutral_high", "neutral_low", "special_cause")
)
USUAL = VerdictGroup(
    "usual_variation", lazily("usual variation"), "neutral", "usual", ("common_cause",)
)
TOO_LITTLE = VerdictGroup(
    "too_little_data",
    lazily("too little data"),
    "neutral",
    "too-few",
    ("", "too_few_points", "no_data"),
)

VERDICTS = (IMPROVING, CONCERN, CHANGED, USUAL, TOO_LITTLE)
SIGNALS = (CONCERN, IMPROVING, CHANGED)  # most telling first
BY_KEY = {group.key: group for group in VERDICTS}
ANY_SIGNAL = VerdictGroup(
    "signals",
    lazily("with a signal"),
    "neutral",
    "chart",
    tuple(variation for group in SIGNALS for variation in group.variations),
)


@dataclass(frozen=True)
class TargetGroup:
    """Measures whose charts answer alike whether the target will be met."""

    key: str
    words: str
    glyph: str
    assurance: str  # a value of the engine's assurance


MISSED = TargetGroup("missed", "missed", "target-fail", "fail")
MET_AT_TIMES = TargetGroup("at_times", lazily("met at times"), "target-hit-or-miss", "hit_or_miss")
MET = TargetGroup("met", "met", "target-pass", "pass")
TARGETS = (MISSED, MET_AT_TIMES, MET)  # worst first


class Findable(StrEnum):
    """The kinds of things that search finds, in the order in which they are offered."""

    PROJECT = "project"
    IDEA = "idea"
    CYCLE = "cycle"
    MEASURE = "measure"
    PROGRAMME = "programme"
    UNIT = "unit"


FINDABLE_LABELS = {
    Findable.PROJECT.value: lazily("Project"),
    Findable.IDEA.value: lazily("Change idea"),
    Findable.CYCLE.value: lazily("Cycle"),
    Findable.MEASURE.value: lazily("Measure"),
    Findable.PROGRAMME.value: lazily("Programme"),
    Findable.UNIT.value: lazily("Place"),
}
FINDABLE_NOUNS = {
    Findable.PROJECT.value: "project,projects",
    Findable.IDEA.value: lazily("change idea,change ideas"),
    Findable.CYCLE.value: "cycle,cycles",
    Findable.MEASURE.value: "measure,measures",
    Findable.PROGRAMME.value: "programme,programmes",
    Findable.UNIT.value: "place,places",
}
