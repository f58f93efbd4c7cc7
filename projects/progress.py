"""The progress score: what each half point means, and which one the record bears out.

The scale is the one of the Institute for Healthcare Improvement as used by teams in practice; the
evidence for each step is ours, and is checked from facts of the record alone. The score is
suggested, never set: a person claims it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

HELD_FOR = 12  # points in a new phase before it counts as lasting


@dataclass(frozen=True)
class Evidence:
    """Facts of a project's record that bear on its score."""

    charter_approved: bool = False
    has_aim: bool = False
    members: int = 0
    has_lead: bool = False
    has_sponsor: bool = False
    has_coach: bool = False
    boxes_on_diagram: int = 0
    next_meeting_set: bool = False
    involvement_decided: bool = False
    outcome_measures_defined: int = 0
    outcome_points: int = 0
    process_measures: int = 0
    target_set: bool = False
    cycles_past_do: int = 0
    ideas_adopted: int = 0
    ramps: int = 0
    gap_closed: float | None = None  # share of the way from baseline to target; None: unknown
    process_improving: bool = False
    outcome_improving: bool = False
    implementing_cycles: int = 0
    points_in_new_phase: int = 0
    balancing_concern: bool = False
    aim_held: bool = False
    closure_written: bool = False


@dataclass(frozen=True)
class Requirement:
    """One thing a step needs: in words a team can act on, and how the record shows it."""

    words: str
    is_met: Callable[[Evidence], bool]


@dataclass(frozen=True)
class Step:
    """One half point of the scale."""

    score: Decimal
    name: str
    requirements: tuple[Requirement, ...]


@dataclass(frozen=True)
class Suggestion:
    """The score that the record bears out, and what the next half point still needs."""

    score: Decimal
    name: str
    next_name: str
    missing: tuple[str, ...]


def _closed(share: float) -> Callable[[Evidence], bool]:
    return lambda e: e.gap_closed is not None and e.gap_closed >= share


R = Requirement
SCALE: tuple[Step, ...] = (
    Step(Decimal("0.5"), "Intent to participate", ()),
    Step(
        Decimal("1.0"),
        "Charter and team established",
        (
            R("write the aim", lambda e: e.has_aim),
            R("have the charter approved", lambda e: e.charter_approved),
            R("name a lead", lambda e: e.has_lead),
            R("bring three people together", lambda e: e.members >= 3),
            R("name a sponsor", lambda e: e.has_sponsor),
        ),
    ),
    Step(
        Decimal("1.5"),
        "Planning has begun",
        (
            R("name a coach", lambda e: e.has_coach),
            R("start the driver diagram", lambda e: e.boxes_on_diagram >= 2),
            R("set the next meeting", lambda e: e.next_meeting_set),
            R("decide how service users take part", lambda e: e.involvement_decided),
        ),
    ),
    Step(
        Decimal("2.0"),
        "Activity, but no changes yet",
        (
            R("define an outcome measure", lambda e: e.outcome_measures_defined >= 1),
            R("write down a first number for it", lambda e: e.outcome_points >= 1),
        ),
    ),
    Step(
        Decimal("2.5"),
        "Changes tested, no improvement yet",
        (
            R("try one change", lambda e: e.cycles_past_do >= 1),
            R("set a target", lambda e: e.target_set),
            R("define a process measure", lambda e: e.process_measures >= 1),
        ),
    ),
    Step(
        Decimal("3.0"),
        "Modest improvement",
        (
            R("adopt one idea", lambda e: e.ideas_adopted >= 1),
            R("close a fifth of the gap to the target", _closed(0.2)),
        ),
    ),
    Step(
        Decimal("3.5"),
        "Improvement",
        (
            R("test a second idea in a series of cycles", lambda e: e.ramps >= 2),
            R(
                "see a signal of improvement on a process measure",
                lambda e: e.process_improving,
            ),
        ),
    ),
    Step(
        Decimal("4.0"),
        "Significant improvement",
        (
            R("close half of the gap to the target", _closed(0.5)),
            R("see a shift on the outcome measure", lambda e: e.outcome_improving),
            R("run a cycle that implements a change", lambda e: e.implementing_cycles >= 1),
        ),
    ),
    Step(
        Decimal("4.5"),
        "Sustainable improvement",
        (
            R(
                f"hold the new level for {HELD_FOR} points",
                lambda e: e.points_in_new_phase >= HELD_FOR,
            ),
            R(
                "have no balancing measure of concern",
                lambda e: not e.balancing_concern,
            ),
        ),
    ),
    Step(
        Decimal("5.0"),
        "Outstanding, sustainable results",
        (
            R("meet the aim and hold it", lambda e: e.aim_held),
            R("write the closing summary with who keeps it going", lambda e: e.closure_written),
        ),
    ),
)


def suggest(evidence: Evidence) -> Suggestion:
    """The highest step whose requirements, and those of all steps below it, are met."""
    reached = SCALE[0]
    for step in SCALE[1:]:
        missing = tuple(r.words for r in step.requirements if not r.is_met(evidence))
        if missing:
            return Suggestion(reached.score, reached.name, step.name, missing)
        reached = step
    return Suggestion(reached.score, reached.name, "", ())


def name_of(score: Decimal) -> str:
    """What a score is called."""
    return next(step.name for step in SCALE if step.score == score)
