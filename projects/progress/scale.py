"""What each half point means.

The scale is the one of the Institute for Healthcare Improvement as used by teams in practice; the
evidence for each step is ours, and is checked from facts of the record alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _

from common.language import lazily
from projects.progress.evidence import HELD_FOR, Evidence


class Where(StrEnum):
    """The part of a project's record in which something is done."""

    AIM = "aim"
    CHARTER = "charter"
    TEAM = "team"
    INVOLVEMENT = "involvement"
    DIAGRAM = "diagram"
    OUTCOME = "outcome"
    PROCESS = "process"
    BALANCING = "balancing"
    TESTS = "tests"
    CLOSING = "closing"


def _nothing(_: Evidence) -> str:
    return ""


@dataclass(frozen=True)
class Requirement:
    """One thing a step needs: in words a team can act on, and how the record shows it.

    `so_far` says how far the record is, where that is more than yes or no.
    """

    words: str
    where: Where
    is_met: Callable[[Evidence], bool]
    so_far: Callable[[Evidence], str] = _nothing


@dataclass(frozen=True)
class Step:
    """One half point of the scale: `means` tells what it is like to be there."""

    score: Decimal
    name: str
    means: str
    requirements: tuple[Requirement, ...]


def _closed(share: float) -> Callable[[Evidence], bool]:
    return lambda e: e.gap_closed is not None and e.gap_closed >= share


def _gap_so_far(e: Evidence) -> str:
    if e.gap_closed is None:
        return _("a chart tells once the outcome measure has a target and a new phase")
    return _("{share}% so far").format(share=max(0, round(e.gap_closed * 100)))


R = Requirement
SCALE: tuple[Step, ...] = (
    Step(
        Decimal("0.5"),
        lazily("Intent to participate"),
        lazily("The topic has a name. There is no charter and no team yet."),
        (),
    ),
    Step(
        Decimal("1.0"),
        lazily("Charter and team established"),
        lazily("The charter is written and read, and people are found. Work has not begun."),
        (
            R(lazily("write the aim"), Where.AIM, lambda e: e.has_aim),
            R(lazily("have the charter approved"), Where.CHARTER, lambda e: e.charter_approved),
            R(lazily("name a lead"), Where.TEAM, lambda e: e.has_lead),
            R(
                lazily("bring three people together"),
                Where.TEAM,
                lambda e: e.members >= 3,
                lambda e: _("{members} so far").format(members=e.members),
            ),
            R(lazily("name a sponsor"), Where.TEAM, lambda e: e.has_sponsor),
        ),
    ),
    Step(
        Decimal("1.5"),
        lazily("Planning has begun"),
        lazily("People, focus and meetings are being set up."),
        (
            R(lazily("name a coach"), Where.TEAM, lambda e: e.has_coach),
            R(lazily("start the driver diagram"), Where.DIAGRAM, lambda e: e.boxes_on_diagram >= 2),
            R(lazily("set the next meeting"), Where.CHARTER, lambda e: e.next_meeting_set),
            R(
                lazily("decide how service users take part"),
                Where.INVOLVEMENT,
                lambda e: e.involvement_decided,
            ),
        ),
    ),
    Step(
        Decimal("2.0"),
        lazily("Activity, but no changes yet"),
        lazily("Learning has begun: there are measures and first numbers."),
        (
            R(
                lazily("say what exactly the outcome measure counts"),
                Where.OUTCOME,
                lambda e: e.outcome_measures_defined >= 1,
            ),
            R(
                lazily("write down a first number for it"),
                Where.OUTCOME,
                lambda e: e.outcome_points >= 1,
            ),
        ),
    ),
    Step(
        Decimal("2.5"),
        lazily("Changes tested, no improvement yet"),
        lazily("First cycles are done. Most goals are measured, with targets."),
        (
            R(lazily("try one change"), Where.TESTS, lambda e: e.cycles_past_do >= 1),
            R(lazily("set a target"), Where.OUTCOME, lambda e: e.target_set),
            R(lazily("define a process measure"), Where.PROCESS, lambda e: e.process_measures >= 1),
        ),
    ),
    Step(
        Decimal("3.0"),
        lazily("Modest improvement"),
        lazily("Some tests worked, on a small scale. People notice something."),
        (
            R(lazily("adopt one idea"), Where.TESTS, lambda e: e.ideas_adopted >= 1),
            R(
                lazily(
                    "close a fifth of the gap to the target, or have a coach tell of an improvement"
                ),
                Where.OUTCOME,
                lambda e: _closed(0.2)(e) or e.improvement_told,
                _gap_so_far,
            ),
        ),
    ),
    Step(
        Decimal("3.5"),
        lazily("Improvement"),
        lazily("Testing goes on, and the work moves further towards its goal."),
        (
            R(
                lazily("test a second idea in a series of cycles"),
                Where.TESTS,
                lambda e: e.ramps >= 2,
                lambda e: (
                    _("{ramps} series so far").format(ramps=e.ramps)
                    if e.ramps
                    else _("no series so far")
                ),
            ),
            R(
                lazily("see a signal of improvement on a process measure"),
                Where.PROCESS,
                lambda e: e.process_improving,
            ),
        ),
    ),
    Step(
        Decimal("4.0"),
        lazily("Significant improvement"),
        lazily("Results are there in the main parts, and changes are being made to stay."),
        (
            R(
                lazily("close half of the gap to the target"),
                Where.OUTCOME,
                _closed(0.5),
                _gap_so_far,
            ),
            R(
                lazily("see a shift on the outcome measure"),
                Where.OUTCOME,
                lambda e: e.outcome_improving,
            ),
            R(
                lazily("run a cycle that implements a change"),
                Where.TESTS,
                lambda e: e.implementing_cycles >= 1,
            ),
        ),
    ),
    Step(
        Decimal("4.5"),
        lazily("Sustainable improvement"),
        lazily("The main measures begin to show that the change lasts."),
        (
            R(
                f"hold the new level for {HELD_FOR} points",
                Where.OUTCOME,
                lambda e: e.points_in_new_phase >= HELD_FOR,
                lambda e: _("{points_in_new_phase} so far").format(
                    points_in_new_phase=e.points_in_new_phase
                ),
            ),
            R(
                lazily("have no balancing measure of concern"),
                Where.BALANCING,
                lambda e: not e.balancing_concern,
            ),
        ),
    ),
    Step(
        Decimal("5.0"),
        lazily("Outstanding, sustainable results"),
        lazily("The aim is met, and the place has changed so that it stays so."),
        (
            R(lazily("meet the aim and hold it"), Where.OUTCOME, lambda e: e.aim_held),
            R(
                lazily("write the closing summary with who keeps it going"),
                Where.CLOSING,
                lambda e: e.closure_written,
            ),
        ),
    ),
)
