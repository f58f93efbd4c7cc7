"""Where a project stands in its way of working, told from what is written and what is recorded.

Nothing of this is stored. The stage of the project says which stages of the method it can be in;
among those it is in the first whose evidence is not complete.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from projects.methods.parts import FACT_WORDS, Fact, Method, MethodStage
from projects.stages import Stage

LIFE = (Stage.IDEA, Stage.PLANNING, Stage.TESTING, Stage.IMPLEMENTING, Stage.SUSTAINING)


class State(StrEnum):
    """How far one stage of a method is."""

    DONE = "done"
    HERE = "here"
    PASSED = "passed"  # the project has gone on, and some evidence is missing
    AHEAD = "ahead"


@dataclass(frozen=True)
class Written:
    """What a team has written of one stage."""

    answers: Mapping[str, str] = field(default_factory=dict)
    ticked: Collection[str] = ()
    day: date | None = None
    version: int = 0  # 0: nothing yet


@dataclass(frozen=True)
class Recorded:
    """What the record of a project shows. `reached` is the last day that its numbers cover."""

    facts: Collection[Fact] = ()
    reached: date | None = None


@dataclass(frozen=True)
class Shown:
    """One piece of evidence, and whether it is there. Without a fact it is the team's to tick."""

    words: str
    is_met: bool
    fact: Fact | None = None


@dataclass(frozen=True)
class Step:
    """One stage of a method in one project."""

    stage: MethodStage
    state: State
    written: Written
    evidence: tuple[Shown, ...]
    day: date | None

    @property
    def is_done(self) -> bool:
        return all(shown.is_met for shown in self.evidence)

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(shown.words for shown in self.evidence if not shown.is_met)

    def is_due(self, on: date) -> bool:
        """Whether the day of the stage has come, it is not done, and nobody has gone on yet."""
        is_open = self.state in (State.HERE, State.AHEAD) and not self.is_done
        return self.day is not None and self.day <= on and is_open


NOTHING = Written()


def steps_of(
    method: Method, written: Mapping[str, Written], recorded: Recorded, stage: Stage
) -> tuple[Step, ...]:
    """Every stage of a method in a project that stands at `stage`; `written` by stage key."""
    days = {one.key: day_of(one, written) for one in method.stages}
    evidence = {
        one.key: _evidence(one, written.get(one.key, NOTHING), recorded, days[one.key])
        for one in method.stages
    }
    done = [all(shown.is_met for shown in evidence[one.key]) for one in method.stages]
    here = place_of(method, done, stage)
    return tuple(
        Step(
            stage=one,
            state=_state(number, here, done[number]),
            written=written.get(one.key, NOTHING),
            evidence=evidence[one.key],
            day=days[one.key],
        )
        for number, one in enumerate(method.stages)
    )


def place_of(method: Method, done: Sequence[bool], stage: Stage) -> int:
    """Which stage of the method a project is in; one more than the last once it is completed."""
    if stage is Stage.COMPLETED:
        return len(method.stages)
    possible = range(len(method.stages))
    if stage in LIFE:
        possible = _possible(method, stage)
    return next((number for number in possible if not done[number]), possible[-1])


def day_of(stage: MethodStage, written: Mapping[str, Written]) -> date | None:
    """The day of a stage: as written, or counted from the day of another stage."""
    if stage.day is None:
        return None
    if stage.day.is_written:
        return written.get(stage.key, NOTHING).day
    start = written.get(stage.day.after, NOTHING).day
    return start + timedelta(days=stage.day.days) if start else None


def _possible(method: Method, stage: Stage) -> range:
    """The stages of a method for a stage of a project; where it has none, the next one of it."""
    places = [LIFE.index(one.stage) for one in method.stages]
    wanted = LIFE.index(stage)
    there = [number for number, place in enumerate(places) if place == wanted]
    if there:
        return range(there[0], there[-1] + 1)
    later = [number for number, place in enumerate(places) if place > wanted]
    first = later[0] if later else len(places) - 1
    return range(first, first + 1)


def _evidence(
    stage: MethodStage, written: Written, recorded: Recorded, day: date | None
) -> tuple[Shown, ...]:
    by_itself = (Shown(FACT_WORDS[f], _is_met(f, recorded, day), f) for f in stage.facts)
    ticked = (Shown(tick.words, tick.key in written.ticked) for tick in stage.ticks)
    return (*by_itself, *ticked)


def _is_met(fact: Fact, recorded: Recorded, day: date | None) -> bool:
    if fact is Fact.NUMBER_SINCE:
        return day is not None and recorded.reached is not None and recorded.reached >= day
    return fact in recorded.facts


def _state(number: int, here: int, is_done: bool) -> State:
    if number == here:
        return State.HERE
    if is_done:
        return State.DONE
    return State.PASSED if number < here else State.AHEAD
