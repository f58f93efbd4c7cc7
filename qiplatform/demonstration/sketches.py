"""What a measure is and what its numbers are usually like, before any number is drawn.

One constructor for each shape of data. `usual` is the level before a project, `achievable` the one
that success brings, both in the unit that people read.
"""

from dataclasses import dataclass, field
from typing import Any, TypedDict, Unpack

from charts.engine import Direction, Method, RuleSetName
from charts.services.measures import Definition
from charts.vocabulary import DataShape, MeasureRole, Rhythm

OUTCOME, PROCESS, BALANCING = MeasureRole.OUTCOME, MeasureRole.PROCESS, MeasureRole.BALANCING
WEEK, MONTH, DAY, EVENT = Rhythm.WEEK, Rhythm.MONTH, Rhythm.DAY, Rhythm.EVENT
NEUTRAL = Direction.NEUTRAL

RUN = (Method.RUN, RuleSetName.ANHOEJ)
RUN_BY_EYE = (Method.RUN, RuleSetName.RUN_CHART)
DATA_COUNT = (Method.INDIVIDUALS, RuleSetName.MAKING_DATA_COUNT)


@dataclass(frozen=True)
class Sketch:
    """A measure of a topic. `size` is the usual denominator of a period, where there is one;
    `spread` is how far apart the numbers lie beyond plain chance, as a share of the level."""

    definition: Definition
    usual: float
    achievable: float
    size: float = 0.0
    spread: float = 0.0

    @property
    def shape(self) -> DataShape:
        return self.definition.data_shape

    @property
    def rhythm(self) -> Rhythm:
        return self.definition.rhythm

    @property
    def scale(self) -> float:
        """From the plain ratio or number to what people read."""
        return 100.0 if self.shape is DataShape.PERCENTAGE else self.definition.multiplier


class Details(TypedDict, total=False):
    """What every constructor takes besides its own words."""

    role: MeasureRole
    rhythm: Rhythm
    better: Direction  # told from the two levels where it is not given
    target: float
    chart: tuple[Method, RuleSetName]
    definition: str
    spread: float
    decimals: int


@dataclass(frozen=True)
class _Kind:
    """What the details of a shape are where nobody says otherwise."""

    shape: DataShape
    method: Method
    decimals: int
    where_wider: Method  # the chart for numbers that lie further apart than chance would have them
    rhythm: Rhythm = MONTH
    spread: float = 0.0
    words: dict[str, Any] = field(default_factory=dict)


def percentage(
    name: str,
    usual: float,
    achievable: float,
    *,
    counted: str,
    of: str,
    size: float,
    **details: Unpack[Details],
) -> Sketch:
    """A share of something, from 0 to 100."""
    words = {"numerator_words": counted, "denominator_words": of}
    kind = _Kind(DataShape.PERCENTAGE, Method.P, 1, Method.P_PRIME, words=words)
    return _sketch(kind, name, usual, achievable, size, details)


def rate(
    name: str,
    usual: float,
    achievable: float,
    *,
    counted: str,
    of: str = "occupied bed days",
    per: float = 1_000,
    size: float,
    **details: Unpack[Details],
) -> Sketch:
    """Events for so much exposure."""
    words = {"numerator_words": counted, "denominator_words": of, "multiplier": per}
    kind = _Kind(DataShape.RATE, Method.U, 1, Method.U_PRIME, words=words)
    return _sketch(kind, name, usual, achievable, size, details)


def count(
    name: str, usual: float, achievable: float, *, of: str, **details: Unpack[Details]
) -> Sketch:
    """How many."""
    kind = _Kind(DataShape.COUNT, Method.C, 0, Method.INDIVIDUALS, words={"value_words": of})
    return _sketch(kind, name, usual, achievable, 0.0, details)


def number(
    name: str, usual: float, achievable: float, *, unit: str, **details: Unpack[Details]
) -> Sketch:
    """Any measured number; its noise is a share of its level."""
    words = {"value_words": unit}
    kind = _Kind(
        DataShape.VALUE, Method.INDIVIDUALS, 1, Method.INDIVIDUALS, spread=0.12, words=words
    )
    return _sketch(kind, name, usual, achievable, 0.0, details)


def days_between(name: str, usual: float, achievable: float, **details: Unpack[Details]) -> Sketch:
    """Days from one rare event to the next."""
    kind = _Kind(DataShape.TIME_BETWEEN, Method.T, 0, Method.T, rhythm=EVENT)
    return _sketch(kind, name, usual, achievable, 0.0, details)


def _sketch(
    kind: _Kind, name: str, usual: float, achievable: float, size: float, details: Details
) -> Sketch:
    spread = details.get("spread", kind.spread)
    usual_chart = (kind.where_wider if spread else kind.method, RuleSetName.ANHOEJ_AND_LIMITS)
    method, rules = details.get("chart", usual_chart)
    definition = Definition(
        name=name,
        role=details.get("role", OUTCOME),
        data_shape=kind.shape,
        rhythm=details.get("rhythm", kind.rhythm),
        direction=details.get("better", _direction(usual, achievable)),
        target=details.get("target"),
        definition=details.get("definition", _defined(kind)),
        decimals=details.get("decimals", kind.decimals),
        method=method,
        rule_set=rules,
        **kind.words,
    )
    return Sketch(definition, usual, achievable, size, spread)


def _defined(kind: _Kind) -> str:
    """What exactly is counted, so that two people who count get the same."""
    said = kind.words
    match kind.shape:
        case DataShape.PERCENTAGE:
            return (
                f"All {said['numerator_words']}, out of all {said['denominator_words']} of the "
                "period, from the record, read on the first day after it."
            )
        case DataShape.RATE:
            return (
                f"All {said['numerator_words']} reported in the period, for every "
                f"{said['multiplier']:,.0f} {said['denominator_words']}."
            )
        case DataShape.COUNT:
            return f"All {said['value_words']} of the period, by the day on which they happened."
        case DataShape.TIME_BETWEEN:
            return "Whole days from one event to the next, by the day on which it happened."
        case _:
            return f"The mean over everybody in the period, in {said['value_words']}."


def _direction(usual: float, achievable: float) -> Direction:
    if achievable == usual:
        return Direction.NEUTRAL
    return Direction.INCREASE if achievable > usual else Direction.DECREASE
