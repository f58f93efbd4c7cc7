"""Which half point the record bears out, and what the next one still needs."""

from dataclasses import dataclass
from decimal import Decimal

from projects.progress.evidence import Evidence
from projects.progress.scale import SCALE, Requirement


@dataclass(frozen=True)
class Suggestion:
    """The score that the record bears out, and what the next half point still needs."""

    score: Decimal
    name: str
    next_score: Decimal | None
    next_name: str
    missing: tuple[Requirement, ...]


def suggest(evidence: Evidence) -> Suggestion:
    """The highest step whose requirements, and those of all steps below it, are met."""
    reached = SCALE[0]
    for step in SCALE[1:]:
        missing = tuple(need for need in step.requirements if not need.is_met(evidence))
        if missing:
            return Suggestion(reached.score, reached.name, step.score, step.name, missing)
        reached = step
    return Suggestion(reached.score, reached.name, None, "", ())


def name_of(score: Decimal) -> str:
    """What a score is called."""
    return next(step.name for step in SCALE if step.score == score)
