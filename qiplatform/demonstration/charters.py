"""What teams wrote in their charters, and what their sponsors said to them."""

from datetime import date, timedelta

import numpy as np

from charts.engine import Direction
from charts.vocabulary import DataShape, Rhythm
from projects.aims import AimParts
from projects.stages import ACTIVE, Stage
from qiplatform.demonstration.chance import happens, one_of
from qiplatform.demonstration.plans import CharterPlan, ProjectPlan
from qiplatform.demonstration.sketches import Sketch
from qiplatform.demonstration.teams import in_words
from qiplatform.demonstration.timelines import last_of_month

DAY = timedelta(days=1)
_DAYS_TO_WRITE, _DAYS_TO_DECIDE = 24, 6  # on average of no team in particular
_WHEN_PLANNING = {"approved": 30, "waiting": 30, "returned": 15, "draft": 25}
SHARE_WITH_A_MEETING = 0.8

_BACKGROUND = (
    "We looked at the last year together. Everybody had a story about it, and nobody had a number.",
    "It came up in three team meetings in a row, and twice in what people told us.",
    "Some weeks go well and some do not, and we cannot say why.",
    "We tried a new policy two years ago. Most of us do not remember what it said.",
)
_WHAT_MATTERS = (
    "Being told what happens next. Not having to ask twice.",
    "Feeling safe, and having someone to talk to after supper.",
    "That somebody remembers what I said last time.",
    "Time. Plain words. A person who has the time to use them.",
)
_IN_SCOPE = (
    "Our own team, on all days of the week.",
    "Everybody who comes to us for the first time.",
)
_OUT_OF_SCOPE = (
    "Buildings and posts: we work with what we have.",
    "Other teams, until ours works.",
)
_TIME = (
    "An hour a week for four people, and ten minutes at each handover.",
    "Half a day a month for the lead; everybody else a quarter of an hour a week.",
)
_RISKS = (
    "People may feel watched. We count events, never people.",
    "It may mean more work before it means less. We stop what does not help.",
    "The people who need it most may be the hardest to reach.",
)
_NOTES = (
    "Clear and small. Start on one shift, and call me when something is in the way.",
    "Good. I will come to your second meeting.",
    "Yes. Please tell the service user group too.",
)
_QUESTIONS = (
    "What will people notice that is different? Say that first, then I can say yes.",
    "By how much, and by when? The number is missing.",
)


def aim_of(sketch: Sketch, unit: str, started_on: date, *, months: int) -> AimParts | None:
    """The aim of a project as data: its first measure from where it is to where it can be."""
    if sketch.usual == sketch.achievable:
        return None
    definition = sketch.definition
    counted = definition.numerator_words if sketch.shape is DataShape.PERCENTAGE else ""
    name = counted or definition.name.split(",")[0]
    is_less = definition.direction is Direction.DECREASE
    return AimParts(
        measured_as=name[0].lower() + name[1:],
        direction="decrease" if is_less else "increase",
        place=in_words(unit).split(" ", 1)[1],
        baseline=_told(sketch.usual),
        target=_told(sketch.achievable),
        value_words=_unit_of(sketch),
        by_when=last_of_month(started_on, months_on=months),
    )


def charter_of(project: ProjectPlan, rng: np.random.Generator, today: date) -> CharterPlan | None:
    """The charter as it would stand in that stage; an idea has none yet."""
    if project.stage is Stage.IDEA:
        return None
    until = project.moved_on or today
    written_on = min(until, project.started_on + DAY * int(rng.integers(4, _DAYS_TO_WRITE)))
    state = one_of(rng, _WHEN_PLANNING) if project.stage is Stage.PLANNING else "approved"
    if state == "draft":
        return CharterPlan(
            _parts(project, rng, today, is_begun=True), project.aim_parts, written_on
        )
    decided_on = None
    if state != "waiting":
        decided_on = min(until, written_on + DAY * int(rng.integers(1, 2 * _DAYS_TO_DECIDE)))
    is_returned = state == "returned"
    return CharterPlan(
        parts=_parts(project, rng, today),
        aim=project.aim_parts,
        written_on=written_on,
        submitted_on=written_on,
        decided_on=decided_on,
        is_returned=is_returned,
        note=_any(_QUESTIONS if is_returned else _NOTES, rng) if decided_on else "",
    )


def _parts(
    project: ProjectPlan, rng: np.random.Generator, today: date, *, is_begun: bool = False
) -> dict[str, object]:
    parts: dict[str, object] = {
        "background": _any(_BACKGROUND, rng),
        "what_matters": _any(_WHAT_MATTERS, rng),
    }
    if not is_begun:
        parts |= {
            "in_scope": _any(_IN_SCOPE, rng),
            "out_of_scope": _any(_OUT_OF_SCOPE, rng),
            "when_and_where": f"We begin {in_words(project.unit)} and meet every other week.",
            "time_and_people": _any(_TIME, rng),
            "risks": _any(_RISKS, rng),
        }
    if project.stage in ACTIVE and happens(rng, SHARE_WITH_A_MEETING):
        parts["next_meeting_on"] = today + DAY * int(rng.integers(1, 15))
    return parts


def _unit_of(sketch: Sketch) -> str:
    """In what the numbers of an aim are counted."""
    definition = sketch.definition
    match sketch.shape:
        case DataShape.PERCENTAGE:
            return "%"
        case DataShape.RATE:
            return f"per {definition.multiplier:,.0f} {definition.denominator_words}"
        case DataShape.COUNT:
            return "a week" if sketch.rhythm is Rhythm.WEEK else "a month"
        case DataShape.TIME_BETWEEN:
            return "days"
        case _:
            return definition.value_words


def _told(value: float) -> float:
    """A number as an aim names it: whole from ten on, one decimal below."""
    return float(round(value, 0 if value >= 10 else 1))


def _any(sentences: tuple[str, ...], rng: np.random.Generator) -> str:
    return sentences[int(rng.integers(len(sentences)))]
